package app.maru.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/// How wide the list is beside the conversation.
final class PanesScreenTest extends OnScreen {
  /// Room for both, but not for a list of the usual width.
  private static final double CLOSE = 655;

  private double width() {
    return robot.lookup(".chat-list").query().getLayoutBounds().getWidth();
  }

  private void zoom(double factor) {
    robot.interact(() -> window.settings.zoom().set(factor));
    turn();
  }

  @Test
  void the_list_is_as_wide_as_before_once_there_is_room_for_that_again() {
    double before = width();
    zoom(stage.getScene().getWidth() / CLOSE);
    assertThat(width()).isLessThan(before - 10);
    zoom(1);
    assertThat(width()).as("after being pressed").isCloseTo(before, within(1.0));
    zoom(2);
    zoom(stage.getScene().getWidth() / CLOSE);
    zoom(1);
    assertThat(width()).as("after one of both alone").isCloseTo(before, within(1.0));
  }
}
