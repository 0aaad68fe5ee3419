package app.maru.ui;

import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.input.InputMethodEvent;
import javafx.scene.input.InputMethodTextRun;

/// Whether an input method is composing somewhere in a part of the window: then the keys are its
/// own.
final class Composing {
  private boolean on;

  /// Listens to what is composed in `root`.
  Composing(Node root) {
    EventHandler<InputMethodEvent> composed =
        event -> {
          on = false;
          for (InputMethodTextRun run : event.getComposed()) {
            on |= !run.getText().isEmpty();
          }
        };
    root.addEventFilter(InputMethodEvent.INPUT_METHOD_TEXT_CHANGED, composed);
  }

  boolean isOn() {
    return on;
  }
}
