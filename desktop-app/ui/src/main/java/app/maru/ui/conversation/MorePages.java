package app.maru.ui.conversation;

import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.scene.control.ListView;
import javafx.scene.control.skin.VirtualFlow;

/// Loads the pages before and after what is loaded, before the reader gets to its ends.
final class MorePages {
  /// So many lines before an end.
  private static final int AHEAD = 12;

  private final ConversationViewModel model;
  private final ListView<Item> list;
  private final Lines lines;
  private final BooleanSupplier following;
  private boolean loading;

  /// @param following whether the list keeps to its end by itself
  MorePages(
      ConversationViewModel model, ListView<Item> list, Lines lines, BooleanSupplier following) {
    this.model = model;
    this.list = list;
    this.lines = lines;
    this.following = following;
  }

  /// Loads what will be needed next, if anything.
  void look(VirtualFlow<?> flow) {
    var first = flow.getFirstVisibleCell();
    var last = flow.getLastVisibleCell();
    if (first != null && first.getIndex() < AHEAD) {
      load(flow, model::loadOlder);
    }
    if (last != null && !model.endsHere() && last.getIndex() >= model.items().size() - AHEAD) {
      load(flow, model::loadNewer);
    }
  }

  /// What was shown is shown where it was.
  private void load(VirtualFlow<?> flow, Supplier<CompletableFuture<Void>> page) {
    if (loading) {
      return;
    }
    loading = true;
    int before = model.items().size();
    Anchor anchor = Anchor.of(flow, model.items());
    var _ =
        page.get()
            .thenRun(() -> {
              boolean moved = model.items().size() != before && !following.getAsBoolean();
              if (moved && lines.flow() != null) {
                anchor.restore(flow, model.items(), list);
              }
              loading = false;
            });
  }
}
