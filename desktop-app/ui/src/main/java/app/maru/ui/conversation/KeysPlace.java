package app.maru.ui.conversation;

import app.maru.messaging.MessageId;
import app.maru.ui.model.Soon;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.WeakListChangeListener;
import javafx.scene.control.ListView;
import org.jspecify.annotations.Nullable;

/// At which message the keys are. The list only counts its lines, and loses count where some are
/// replaced: a message that is gone takes others of its group out and in, which look different now.
final class KeysPlace {
  private final ListView<Item> list;
  private final Lines lines;
  private final ListChangeListener<Item> changing = _ -> changed();
  private final Soon settle = new Soon(Platform::runLater, this::settle);

  /// The lines before the change that is not settled yet.
  private List<Item> before;

  private Optional<MessageId> at = Optional.empty();
  private boolean changed;

  /// @param list does not have its lines yet: it must hear of their changes later than this, which
  ///   else takes its counting for where the person goes
  KeysPlace(ListView<Item> list, Lines lines, ObservableList<Item> items) {
    this.list = list;
    this.lines = lines;
    before = List.copyOf(items);
    items.addListener(new WeakListChangeListener<>(changing));
    list.getFocusModel().focusedIndexProperty().addListener((_, _, _) -> moved());
  }

  private void changed() {
    changed = true;
    settle.ask();
  }

  /// By the person, unless the lines are changing: what changes next must not overrule it.
  private void moved() {
    if (!changed) {
      remember();
    }
  }

  private void remember() {
    at = idOf(list.getFocusModel().getFocusedItem());
  }

  /// The keys are about to mean the message they are at, or to go to another.
  void settleNow() {
    settle.now();
  }

  private void settle() {
    changed = false;
    at.flatMap(this::successor).ifPresent(this::goTo);
    before = List.copyOf(list.getItems());
    remember();
  }

  private static List<MessageId> messages(List<Item> items) {
    return items.stream().flatMap(item -> idOf(item).stream()).toList();
  }

  private static Optional<MessageId> idOf(@Nullable Item item) {
    return item instanceof Item.Bubble(var message, _, _)
        ? Optional.of(message.id())
        : Optional.empty();
  }

  private void goTo(int line) {
    if (!list.getFocusModel().isFocused(line) || !list.getSelectionModel().isSelected(line)) {
      list.getSelectionModel().select(line);
    }
  }

  /// Where the message stands now, else the next one below it that is left, else above it, else the
  /// last of all.
  private Optional<Integer> successor(MessageId gone) {
    List<MessageId> now = messages(list.getItems());
    Set<MessageId> left = new HashSet<>(now);
    List<MessageId> old = messages(before);
    int was = Math.max(0, old.indexOf(gone));
    return Stream.concat(
            old.subList(was, old.size()).stream(), old.subList(0, was).reversed().stream())
        .filter(left::contains)
        .findFirst()
        .or(() -> now.isEmpty() ? Optional.empty() : Optional.of(now.getLast()))
        .map(lines::indexOf);
  }
}
