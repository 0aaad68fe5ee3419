package app.maru.ui.control;

import app.maru.ui.look.Icon;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A card for the [Overlay]: a title, a cross, and a body that scrolls when the window is low.
public final class Card extends VBox {
  private final VBox body = new VBox();
  private final HBox head;
  private final Button cross;

  /// An empty card.
  ///
  /// @param closeName what the cross is called
  public Card(String title, String closeName, double width, Runnable close) {
    getStyleClass().add("card");
    cross = Pieces.iconButton(Icon.CLOSE, closeName, "card-close", close);
    head = new HBox(Pieces.label(title, "card-title"), Pieces.spacer(), cross);
    head.getStyleClass().add("card-head");
    head.setAlignment(Pos.CENTER_LEFT);
    body.getStyleClass().add("card-body");
    ScrollPane scroll =
        new ScrollPane(body) {
          @Override
          protected double computePrefHeight(double ignored) {
            return Math.ceil(body.prefHeight(width));
          }
        };
    scroll.getStyleClass().add("card-scroll");
    scroll.setFitToWidth(true);
    scroll.setFocusTraversable(false);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll
        .heightProperty()
        .addListener((_, _, height) -> {
          scroll.getStyleClass().remove("scrolls");
          if (height.doubleValue() + 1 < body.prefHeight(width)) {
            scroll.getStyleClass().add("scrolls");
          }
        });
    getChildren().addAll(head, scroll);
    setPrefWidth(width);
  }

  /// Puts an arrow before the title.
  ///
  /// @param name where it leads
  public void back(String name, Runnable back) {
    head.getStyleClass().add("with-arrow");
    head.getChildren().addFirst(Pieces.iconButton(Icon.BACK, name, "card-back", back));
  }

  /// Adds to the body.
  public void add(Node... parts) {
    body.getChildren().addAll(parts);
  }

  /// The cross, for a card with nothing better to focus.
  public Node cross() {
    return cross;
  }

  /// A heading in the body.
  public static Label heading(String words) {
    return Pieces.label(words, "card-heading");
  }

  /// A line with what it is about on the left and the way to change it on the right.
  public static HBox line(String words, String hint, Node control) {
    VBox left = new VBox(Pieces.paragraph(words, "card-words"));
    if (!hint.isEmpty()) {
      left.getChildren().add(Pieces.paragraph(hint, "card-hint"));
    }
    left.getStyleClass().add("card-left");
    HBox line = new HBox(left, control);
    HBox.setHgrow(left, javafx.scene.layout.Priority.ALWAYS);
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().add("card-line");
    if (control instanceof Region region) {
      region.setMinWidth(Region.USE_PREF_SIZE);
    }
    return line;
  }
}
