package app.maru.ui.quiet;

import app.maru.ui.control.Pieces;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;
import javafx.util.Subscription;

/// For how long one wants not to be disturbed, a button each; or that one may be again.
public final class QuietChoices extends FlowPane implements AutoCloseable {
  /// In a narrower window they stand below each other.
  private static final double ROOM = 240;

  private final QuietViewModel model;
  private final Subscription listening;

  /// The choices of `model`.
  public QuietChoices(QuietViewModel model) {
    this.model = model;
    getStyleClass().add("quiet-choices");
    setPrefWrapLength(ROOM);
    listening = model.quiet().subscribe(_ -> show());
  }

  private void show() {
    boolean focused = getChildren().stream().anyMatch(Node::isFocused);
    getChildren().setAll(model.choices().stream().map(this::button).toList());
    if (focused) {
      getChildren().getFirst().requestFocus();
    }
  }

  private Button button(QuietViewModel.Choice choice) {
    Button button = Pieces.button(choice.brief(), "quiet", choice.choose());
    button.setAccessibleText(choice.words());
    button.setAccessibleHelp(model.texts().get("quiet.text"));
    return button;
  }

  /// Lets go of the settings, which live longer.
  @Override
  public void close() {
    listening.unsubscribe();
  }
}
