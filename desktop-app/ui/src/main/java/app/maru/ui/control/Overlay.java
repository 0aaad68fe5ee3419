package app.maru.ui.control;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ChangeListener;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.TraversalDirection;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// A window's content with room for one card in front of it: dims what is behind, keeps the focus
/// in the card, closes with Esc or a click beside it, and gives the focus back.
public final class Overlay extends StackPane {
  private static final double AROUND = 24;

  private final Region scrim = new Region();
  private final StackPane front = new StackPane();
  private final ReadOnlyBooleanWrapper covered = new ReadOnlyBooleanWrapper();
  private final ChangeListener<Node> keepFocus = (_, _, now) -> focusMoved(now);
  private Runnable afterwards = () -> {};
  private BooleanSupplier stepBack = () -> false;
  private @Nullable Node card;
  private @Nullable Node before;
  private boolean backwards;

  /// Covers nothing yet.
  public Overlay() {
    getStyleClass().add("overlay");
    scrim.getStyleClass().add("scrim");
    scrim.setOnMouseClicked(_ -> close());
    front.getChildren().add(scrim);
    front.setVisible(false);
    front.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            if (!stepBack.getAsBoolean()) {
              close();
            }
            event.consume();
          } else if (event.getCode() == KeyCode.TAB) {
            backwards = event.isShiftDown();
          }
        });
    getChildren().add(front);
  }

  /// Puts `content` at the back.
  public void cover(Node content) {
    getChildren().setAll(content, front);
  }

  /// Shows `shown` in front; `focused` gets the focus.
  public void open(Region shown, Node focused) {
    open(shown, focused, () -> {});
  }

  /// Shows `shown` in front until it is closed; `focused` gets the focus.
  public void open(Region shown, Node focused, Runnable closed) {
    open(shown, focused, closed, () -> false);
  }

  /// Shows `shown` in front until it is closed; `focused` gets the focus.
  ///
  /// @param back leaves what was begun in the card and says whether anything was; asked by Esc
  public void open(Region shown, Node focused, Runnable closed, BooleanSupplier back) {
    close();
    afterwards = closed;
    stepBack = back;
    backwards = false;
    before = Optional.ofNullable(getScene()).map(Scene::getFocusOwner).orElse(null);
    card = shown;
    covered.set(true);
    shown.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    StackPane.setMargin(shown, new Insets(AROUND));
    front.getChildren().add(shown);
    front.setVisible(true);
    // A scroll pane takes its content in when it is dressed; before, nothing in it can be focused.
    shown.applyCss();
    focused.requestFocus();
    if (getScene() != null) {
      getScene().focusOwnerProperty().addListener(keepFocus);
    }
  }

  /// Takes the card away.
  public void close() {
    if (card == null) {
      return;
    }
    if (getScene() != null) {
      getScene().focusOwnerProperty().removeListener(keepFocus);
    }
    front.getChildren().remove(card);
    front.setVisible(false);
    card = null;
    covered.set(false);
    afterwards.run();
    afterwards = () -> {};
    stepBack = () -> false;
    if (before != null) {
      before.requestFocus();
      before = null;
    }
  }

  /// Whether a card is in front, so that nobody looks at what is behind.
  public ReadOnlyBooleanProperty covered() {
    return covered.getReadOnlyProperty();
  }

  /// Whether a card is in front.
  public boolean isOpen() {
    return card != null;
  }

  private void focusMoved(@Nullable Node now) {
    Node shown = card;
    if (shown == null || now == null || Ancestors.isIn(shown, now)) {
      return;
    }
    shown.requestFocus();
    List<Node> stops =
        shown.lookupAll("*").stream()
            .filter(
                node -> node.isFocusTraversable() && !node.isDisabled() && Ancestors.isShown(node))
            .toList();
    if (!stops.isEmpty()) {
      goRound(stops);
    }
  }

  /// Goes on at the other end of the card. Only a focus that came from a neighbour is marked as one
  /// that came by key.
  private void goRound(List<Node> stops) {
    List<Node> inward = backwards ? stops.reversed() : stops;
    Node end = inward.getFirst();
    Node neighbour = inward.get(Math.min(1, inward.size() - 1));
    if (neighbour.equals(end)
        || !neighbour.requestFocusTraversal(
            backwards ? TraversalDirection.NEXT : TraversalDirection.PREVIOUS)) {
      end.requestFocus();
    }
  }
}
