package app.maru.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.maru.ui.look.Look;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.CornerRadii;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;

/// How what opens in a window of its own looks.
final class PopupScreenTest extends OnScreen {
  /// The screen goes on beside the window.
  private static final double NARROWER = 700;

  @Test
  void a_menu_fills_its_window_where_that_cant_be_seen_through() {
    robot.interact(() -> Look.solid(stage.getScene(), true));
    robot.clickOn("Olivia Bennett", MouseButton.SECONDARY);
    turn();
    Region menu = menu();
    assertThat(menu.getEffect()).isNull();
    assertThat(menu.getBackground().getFills())
        .isNotEmpty()
        .allMatch(fill -> fill.getRadii().equals(CornerRadii.EMPTY));
  }

  @Test
  void the_menu_of_a_conversation_stays_in_the_window() {
    robot.interact(() -> stage.setWidth(NARROWER));
    robot.clickOn("Mina Kim");
    turn();
    robot.clickOn(".header-more");
    turn();
    Region menu = menu();
    Node button = robot.lookup(".header-more").query();
    assertThat(right(menu)).isCloseTo(right(button), within(1.0));
  }

  /// The open one; what holds its skin has the same style, and no ground.
  private Region menu() {
    return robot
        .lookup(".context-menu")
        .<Region>match(found -> found.getBackground() != null)
        .queryAs(Region.class);
  }

  private static double right(Node node) {
    return node.localToScreen(node.getLayoutBounds()).getMaxX();
  }
}
