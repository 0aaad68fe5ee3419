package app.maru.ui.control;

import app.maru.ui.look.Icon;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// A text that can be read, selected, and copied with one click.
public final class CopyField extends HBox {
  private final TextField field = new TextField();
  private final Button copy;
  private final String copied;

  /// @param name what is read out
  /// @param copyName the button's words
  /// @param copied its words afterwards
  public CopyField(String name, String copyName, String copied) {
    this.copied = copied;
    getStyleClass().add("copy-field");
    field.setEditable(false);
    field.setAccessibleText(name);
    field.getStyleClass().add("copy-text");
    HBox.setHgrow(field, Priority.ALWAYS);
    copy = Pieces.button(copyName, "quiet", this::copy);
    copy.setGraphic(Icon.COPY.node("copy-icon"));
    copy.setDisable(true);
    getChildren().addAll(field, copy);
  }

  /// Shows what can be copied.
  public void show(String text) {
    field.setText(text);
    copy.setDisable(text.isEmpty());
  }

  private void copy() {
    Clip.copy(field.getText());
    copy.setText(copied);
    Icon.DONE.show((org.kordamp.ikonli.javafx.FontIcon) copy.getGraphic());
  }
}
