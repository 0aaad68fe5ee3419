package app.maru.ui.conversation;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;

/// The feelings a menu offers in its first line: left and right walk along them, up and down go on
/// through the menu.
final class OfferedFeelings extends HBox {

  OfferedFeelings(List<Button> buttons) {
    getStyleClass().add("feelings-offered");
    getChildren().addAll(buttons);
    parentProperty()
        .subscribe(line -> {
          if (line != null) {
            line.addEventFilter(KeyEvent.KEY_PRESSED, event -> pressed(event, line));
            line.focusedProperty().subscribe(here -> arrived(here, line));
          }
        });
  }

  /// The menu gives the keys to a line; here one of the buttons is meant. The mouse chooses itself.
  private static void arrived(boolean here, Parent line) {
    if (here && !line.isHover()) {
      line.requestFocusTraversal(TraversalDirection.NEXT);
    }
  }

  private void pressed(KeyEvent event, Parent line) {
    KeyCode code = event.getCode();
    boolean inside = !event.getTarget().equals(line);
    if (code == KeyCode.LEFT || code == KeyCode.RIGHT) {
      walk(code == KeyCode.RIGHT, line);
      event.consume();
    } else if (inside && (code == KeyCode.UP || code == KeyCode.DOWN)) {
      // To the menu, before the button takes it for a walk of its own.
      line.fireEvent(event.copyFor(line, line));
      event.consume();
    }
  }

  /// As far as there are buttons.
  private void walk(boolean on, Parent line) {
    List<Node> buttons = getChildren();
    int at = buttons.stream().map(Node::isFocused).toList().indexOf(true);
    if (at < 0) {
      line.requestFocusTraversal(TraversalDirection.NEXT);
    } else if (on ? at < buttons.size() - 1 : at > 0) {
      buttons
          .get(at)
          .requestFocusTraversal(on ? TraversalDirection.NEXT : TraversalDirection.PREVIOUS);
    }
  }
}
