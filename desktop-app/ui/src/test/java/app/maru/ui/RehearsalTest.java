package app.maru.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.maru.messaging.Conversation;
import app.maru.messaging.ConversationId;
import app.maru.messaging.Message;
import app.maru.messaging.policy.Policy;
import app.maru.ui.chats.ChatRow;
import app.maru.ui.chats.ChatsViewModel;
import app.maru.ui.control.Ancestors;
import app.maru.ui.invented.Village;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;

/// What a package is to remember has to be really shown while it is made.
final class RehearsalTest extends OnScreen {
  private final Queue<Runnable> later = new ArrayDeque<>();

  /// What was still shown whenever all was said to be shown.
  private final List<List<Window>> reported = new ArrayList<>();

  private List<Window> others() {
    return Stage.getWindows().stream().filter(shown -> !shown.equals(stage)).toList();
  }

  private void begin() {
    MainView own = window.main.view().orElseThrow();
    robot.interact(() ->
        new Rehearsal(
                own,
                InstantSource.fixed(Village.NOW),
                window.versions.known(Policy.Rule.OFF, window.settings.versions()),
                later::add,
                () -> reported.add(others()))
            .begin());
  }

  /// Goes on until the notes are written and closed, and a row is to be clicked next.
  private ChatsViewModel written() {
    begin();
    ChatsViewModel chats = window.main.view().orElseThrow().chats();
    do {
      next();
    } while (chats.selected().get().isPresent());
    return chats;
  }

  private void next() {
    turn();
    robot.interact(later.remove());
  }

  @Test
  void conversations_are_shown_one_after_the_other_and_then_it_is_over() {
    MainView own = window.main.view().orElseThrow();
    List<Optional<ConversationId>> opened = new ArrayList<>();
    begin();
    List<Long> drawn = new ArrayList<>();
    while (!later.isEmpty()) {
      turn();
      if (others().isEmpty()) {
        opened.add(own.chats().selected().get());
        robot.interact(later.remove());
        continue;
      }
      assertThat(others()).hasSize(1);
      assertThat(reported).isEmpty();
      // As in the window of every day.
      assertThat(others().getFirst().getScene().getFocusOwner())
          .satisfies(owner -> assertThat(owner.getStyleClass()).contains("chat-list"));
      drawn.add(
          others().getFirst().getScene().getRoot().lookupAll(".bubble").stream()
              .filter(Ancestors::isShown)
              .count());
      robot.interact(later.remove());
    }
    assertThat(drawn.removeFirst()).as("the list alone, first").isZero();
    assertThat(drawn).hasSizeGreaterThan(5).doesNotContain(0L);
    assertThat(drawn).anyMatch(many -> many > 5);
    assertThat(reported).containsExactly(List.of());
    Optional<ConversationId> notes = window.model.me().map(ConversationId::with);
    assertThat(opened).hasSize(6).startsWith(notes, notes, notes, Optional.empty());
    assertThat(opened.getLast()).as("what was clicked").isPresent();
    assertThat(notes.flatMap(window.model::conversation).flatMap(Conversation::last))
        .map(Message::text)
        .hasValueSatisfying(said -> assertThat(said).contains("maru.example"));
  }

  @Test
  void a_row_that_can_be_opened_is_waited_for() {
    ChatsViewModel chats = written();
    robot.interact(() -> chats.part().set(ChatRow.Part.ARCHIVED));
    for (int step = 0; step < 5; step++) {
      next();
    }
    assertThat(chats.rows()).hasExactlyElementsOfTypes(ChatRow.Nothing.class);
    assertThat(chats.selected().get()).isEmpty();
    assertThat(others()).isEmpty();
    robot.interact(() -> chats.part().set(ChatRow.Part.ALL));
    next();
    turn();
    assertThat(chats.selected().get()).isPresent();
  }

  @Test
  void a_click_that_opens_nothing_is_told() {
    ChatsViewModel chats = written();
    next();
    turn();
    robot.interact(() -> {
      chats.selected().set(Optional.empty());
      assertThatThrownBy(later.remove()::run)
          .hasMessage("the click on a row opened no conversation");
    });
    assertThat(later).isEmpty();
    assertThat(reported).isEmpty();
  }

  @Test
  void what_fails_at_its_beginning_is_not_lost() {
    CompletableFuture<Void> opened = new CompletableFuture<>();
    CompletableFuture<Void> after =
        Rehearsal.after(
            opened,
            later::add,
            () -> {
              throw new IllegalStateException("nothing was shown");
            });
    opened.complete(null);
    assertThat(after).isCompleted();
    assertThatThrownBy(later.remove()::run).hasMessage("nothing was shown");
  }
}
