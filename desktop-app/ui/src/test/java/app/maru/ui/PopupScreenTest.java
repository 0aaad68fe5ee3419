package app.maru.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.ui.look.Look;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.CornerRadii;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;

/// How what opens in a window of its own looks.
final class PopupScreenTest extends OnScreen {
  @Test
  void a_menu_fills_its_window_where_that_cant_be_seen_through() {
    robot.interact(() -> Look.solid(stage.getScene(), true));
    robot.clickOn("Olivia Bennett", MouseButton.SECONDARY);
    turn();
    Region menu =
        robot
            .lookup(".context-menu")
            .<Region>match(found -> found.getBackground() != null)
            .queryAs(Region.class);
    assertThat(menu.getEffect()).isNull();
    assertThat(menu.getBackground().getFills())
        .isNotEmpty()
        .allMatch(fill -> fill.getRadii().equals(CornerRadii.EMPTY));
  }
}
