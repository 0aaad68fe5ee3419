package app.maru.ui.control;

import app.maru.ui.look.Icon;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Duration;

/// Makes labels, buttons and gaps the way this program wants them.
public final class Pieces {
  /// A hint is no wider than this, as made.
  static final double TOOLTIP_WIDTH = 320;

  private static final Duration TOOLTIP_DELAY = Duration.millis(400);

  private Pieces() {}

  /// A text of one line that ends in an ellipsis when there is no room.
  public static Label label(String text, String styleClass) {
    Label label = new Label(text);
    label.getStyleClass().add(styleClass);
    label.setMinWidth(0);
    return label;
  }

  /// A text that takes as many lines as it needs.
  public static Label paragraph(String text, String styleClass) {
    Label label = label(text, styleClass);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  /// A button with a sign only: its name is read out and shown on hover.
  public static Button iconButton(Icon icon, String name, String styleClass, Runnable action) {
    Button button = new Button();
    button.setGraphic(icon.node("button-icon"));
    button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    button.getStyleClass().addAll("icon-button", styleClass);
    button.setAccessibleText(name);
    button.setTooltip(tooltip(name));
    button.setOnAction(_ -> action.run());
    return button;
  }

  /// A button with words.
  public static Button button(String text, String styleClass, Runnable action) {
    Button button = new Button(text);
    button.getStyleClass().addAll("word-button", styleClass);
    button.setOnAction(_ -> action.run());
    button.setMinWidth(Region.USE_PREF_SIZE);
    return button;
  }

  /// A hint that comes soon.
  public static Tooltip tooltip(String text) {
    Tooltip tooltip = new Tooltip(text);
    tooltip.setShowDelay(TOOLTIP_DELAY);
    tooltip.setWrapText(true);
    tooltip.setMaxWidth(TOOLTIP_WIDTH);
    return tooltip;
  }

  /// Takes all the room that is left.
  public static Region spacer() {
    Region spacer = new Region();
    HBox.setHgrow(spacer, Priority.ALWAYS);
    return spacer;
  }

  /// Shows a node or takes its room away.
  public static void present(Node node, boolean present) {
    node.setVisible(present);
    node.setManaged(present);
  }
}
