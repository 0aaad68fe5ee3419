package app.maru.ui.conversation;

import app.maru.ui.control.Pieces;
import app.maru.ui.look.Icon;
import app.maru.ui.text.Texts;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;

/// Leads to the newest message while the reader is elsewhere, and says how many unread ones are
/// below.
final class NewestButton extends StackPane {
  private static final int MOST_TOLD = 99;

  private final Button button;
  private final Label count = Pieces.label("", "newest-count");

  NewestButton(Texts texts, Runnable toNewest) {
    button = Pieces.iconButton(Icon.DOWN, texts.get("conversation.newest"), "newest", toNewest);
    button.setFocusTraversable(false);
    button.setVisible(false);
    count.setMouseTransparent(true);
    getChildren().addAll(button, count);
    getStyleClass().add("newest-corner");
    setPickOnBounds(false);
    setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    setAlignment(count, Pos.TOP_CENTER);
  }

  /// Is there, or not.
  void offer(boolean away) {
    button.setVisible(away);
  }

  /// Tells how many unread messages are below.
  void tell(int unread) {
    count.setText(unread > MOST_TOLD ? MOST_TOLD + "+" : Integer.toString(unread));
    count.setVisible(button.isVisible() && unread > 0);
  }
}
