package app.maru.ui.control;

import app.maru.ui.look.Icon;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A card for the [Overlay]: a title, a cross, and a body that scrolls when the window is low.
public final class Card extends VBox {
  /// What is gone to stands a little below the edge.
  private static final double MARGIN = 12;

  /// How much of what is seen a page goes on: a line or two stay in sight.
  private static final double PAGE = 0.9;

  private final VBox body = new VBox();
  private final HBox head;
  private final Button cross;
  private final ScrollPane scroll;
  private Node title;

  /// An empty card.
  ///
  /// @param closeName what the cross is called
  public Card(String title, String closeName, double width, Runnable close) {
    getStyleClass().add("card");
    cross = Pieces.iconButton(Icon.CLOSE, closeName, "card-close", close);
    this.title = Pieces.label(title, "card-title");
    head = new HBox(this.title, Pieces.spacer(), cross);
    head.getStyleClass().add("card-head");
    head.setAlignment(Pos.CENTER_LEFT);
    body.getStyleClass().add("card-body");
    scroll =
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
    scroll.heightProperty().addListener(_ -> showEdges());
    body.heightProperty().addListener(_ -> showEdges());
    getChildren().addAll(head, scroll);
    setPrefWidth(width);
    addEventHandler(KeyEvent.KEY_PRESSED, this::page);
  }

  /// What is longer than the window can be read without a mouse, too.
  private void page(KeyEvent event) {
    double from = scroll.getVvalue() * beyond();
    double page = PAGE * scroll.getViewportBounds().getHeight();
    if (event.getCode() == KeyCode.PAGE_DOWN) {
      scrollTo(from + page);
      event.consume();
    } else if (event.getCode() == KeyCode.PAGE_UP) {
      scrollTo(from - page);
      event.consume();
    }
  }

  private void showEdges() {
    scroll.getStyleClass().remove("scrolls");
    if (scroll.getHeight() + 1 < body.prefHeight(scroll.getWidth())) {
      scroll.getStyleClass().add("scrolls");
    }
  }

  /// Puts something above the body and something beside it; the card keeps its height.
  ///
  /// @param side goes when the card is narrower than `wide`
  public void frame(Node top, Region side, double height, double wide) {
    HBox middle = new HBox(side, scroll);
    middle.getStyleClass().add("card-middle");
    HBox.setHgrow(scroll, Priority.ALWAYS);
    VBox.setVgrow(middle, Priority.ALWAYS);
    middle.setMinHeight(0);
    side.setMinWidth(Region.USE_PREF_SIZE);
    widthProperty().subscribe(width -> Pieces.present(side, width.doubleValue() >= wide));
    getChildren().setAll(head, top, middle);
    setPrefHeight(height);
  }

  /// Scrolls as little as needed to show a part of the body.
  public void reveal(Node part) {
    double top = topOf(part);
    double bottom = top + part.getLayoutBounds().getHeight() + 2 * MARGIN;
    double from = scroll.getVvalue() * beyond();
    double seen = scroll.getViewportBounds().getHeight();
    if (top < from) {
      scrollTo(top);
    } else if (bottom > from + seen) {
      scrollTo(bottom - seen);
    }
  }

  /// Scrolls until a part of the body is at the top, or the end is seen.
  public void revealTop(Node part) {
    scrollTo(topOf(part));
  }

  private double topOf(Node part) {
    if (getScene() != null) {
      getScene().getRoot().applyCss();
      getScene().getRoot().layout();
    }
    return body.sceneToLocal(part.localToScene(part.getLayoutBounds())).getMinY() - MARGIN;
  }

  private void scrollTo(double top) {
    scroll.setVvalue(beyond() > 0 ? Math.clamp(top / beyond(), 0, 1) : 0);
  }

  /// How much of the body is out of sight.
  private double beyond() {
    return Math.max(0, body.getHeight() - scroll.getViewportBounds().getHeight());
  }

  /// Puts an arrow before the title.
  ///
  /// @param name where it leads
  public void back(String name, Runnable back) {
    head.getStyleClass().add("with-arrow");
    head.getChildren().addFirst(Pieces.iconButton(Icon.BACK, name, "card-back", back));
  }

  /// Puts other words in the place of the title, for one that must be drawn in another way.
  public void title(Node words) {
    head.getChildren().set(head.getChildren().indexOf(title), words);
    title = words;
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
    return line(Pieces.paragraph(words, "card-words"), hint, control);
  }

  /// The same with words that must be drawn in another way.
  public static HBox line(Node words, String hint, Node control) {
    VBox left = new VBox(words);
    if (!hint.isEmpty()) {
      left.getChildren().add(Pieces.paragraph(hint, "card-hint"));
    }
    left.getStyleClass().add("card-left");
    HBox line = new HBox(left, control);
    HBox.setHgrow(left, Priority.ALWAYS);
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().add("card-line");
    if (control instanceof Region region) {
      region.setMinWidth(Region.USE_PREF_SIZE);
    }
    return line;
  }
}
