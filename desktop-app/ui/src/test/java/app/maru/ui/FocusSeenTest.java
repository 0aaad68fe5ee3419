package app.maru.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.messaging.RelayState;
import app.maru.ui.invented.InventedEngine;
import app.maru.ui.invented.Village;
import app.maru.ui.look.Look;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whether one sees what has the focus, in every look.
final class FocusSeenTest extends OnScreen {
  private static final PseudoClass BY_KEY = PseudoClass.getPseudoClass("focus-visible");

  /// So many points have to look different: less than the edge of the smallest button.
  private static final int FEWEST = 40;

  /// Around a control there may be a frame.
  private static final int AROUND = 5;

  @Override
  void invent(InventedEngine engine) {
    super.invent(engine);
    engine.relay(InventedEngine.relayAt("192.168.0.20", 61), RelayState.CONNECTED);
    engine.says(Village.MINA, "Hello");
  }

  @ParameterizedTest
  @CsvSource({"false,false", "true,false", "false,true", "true,true"})
  void what_has_the_focus_looks_different(boolean dark, boolean contrast) {
    robot.interact(() -> Look.dress(stage.getScene(), dark, contrast));
    check(".chats");
    robot.clickOn("Mina Kim");
    turn();
    check(".header");
    robot.clickOn(".lifetime");
    turn();
    check(".card");
    key(KeyCode.ESCAPE);
    robot.clickOn(".composer-area").write("later");
    turn();
    robot.clickOn(".later");
    turn();
    check(".card");
    key(KeyCode.ESCAPE);
    robot.interact(robot.lookup(".messages").query()::requestFocus);
    pick("Forward…");
    check(".card");
    key(KeyCode.ESCAPE);
    robot.clickOn(".open-settings");
    turn();
    check(".card");
    key(KeyCode.ESCAPE);
    robot.clickOn(".add-person");
    turn();
    check(".card");
  }

  private void check(String part) {
    Map<String, Node> controls = new LinkedHashMap<>();
    robot.interact(() -> collect(robot.lookup(part).query(), controls));
    assertThat(controls).as(part).isNotEmpty();
    List<String> unseen = new ArrayList<>();
    for (Node control : controls.values()) {
      int changed = changed(control);
      if (changed < FEWEST) {
        unseen.add(control.getStyleClass() + " " + control.getAccessibleText() + ": " + changed);
      }
    }
    assertThat(unseen).as(part).isEmpty();
  }

  /// One of each kind. In a list, a row is chosen; what was scrolled away is not looked at.
  private static void collect(Node node, Map<String, Node> into) {
    if (!node.isVisible() || node.isDisabled()) {
      return;
    }
    boolean rows = node instanceof ListView || node instanceof ScrollPane;
    if (node.isFocusTraversable() && !rows) {
      if (Legible.isWhole(node)) {
        into.putIfAbsent(node.getTypeSelector() + node.getStyleClass(), node);
      }
    } else if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> collect(child, into));
    }
  }

  /// How many points stand out from what they were before it had the focus.
  private int changed(Node control) {
    Parent root = stage.getScene().getRoot();
    SnapshotParameters only = new SnapshotParameters();
    Bounds place = control.localToScene(control.getLayoutBounds());
    only.setViewport(
        new Rectangle2D(
            place.getMinX() - AROUND,
            place.getMinY() - AROUND,
            place.getWidth() + 2 * AROUND,
            place.getHeight() + 2 * AROUND));
    List<Image> pictures = new ArrayList<>();
    for (boolean focused : new boolean[] {false, true}) {
      robot.interact(() -> {
        (focused ? control : root).requestFocus();
        control.pseudoClassStateChanged(BY_KEY, focused);
        root.applyCss();
        root.layout();
        pictures.add(root.snapshot(only, null));
      });
    }
    robot.interact(() -> control.pseudoClassStateChanged(BY_KEY, false));
    assertThat(control.localToScene(control.getLayoutBounds()))
        .as("nothing moves: " + control)
        .isEqualTo(place);
    return differences(pictures.getFirst(), pictures.getLast());
  }

  private static int differences(Image before, Image after) {
    int changed = 0;
    for (int y = 0; y < before.getHeight(); y++) {
      for (int x = 0; x < before.getWidth(); x++) {
        double ratio =
            Legible.ratio(
                Legible.colour(before.getPixelReader().getArgb(x, y)),
                Legible.colour(after.getPixelReader().getArgb(x, y)));
        if (ratio >= Legible.EDGES) {
          changed++;
        }
      }
    }
    return changed;
  }
}
