package app.maru.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.layout.Region;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ZoomTest {
  private static final double LEAST_WIDTH = 500;
  private static final double LEAST_HEIGHT = 300;

  private final Region content = new Region();
  private final Zoom zoom = new Zoom();

  @BeforeEach
  void fill() {
    content.setMinSize(LEAST_WIDTH, LEAST_HEIGHT);
    zoom.setContent(content);
  }

  private void laidOut(double width, double height, double factor) {
    zoom.factor().set(factor);
    zoom.resize(width, height);
    zoom.layout();
  }

  @Test
  void is_as_large_as_wanted_where_there_is_room() {
    laidOut(1200, 800, 2);
    assertThat(zoom.shown().get()).isEqualTo(2);
    assertThat(content.getWidth()).isEqualTo(600);
    assertThat(content.getHeight()).isEqualTo(400);
  }

  @Test
  void is_no_larger_than_the_content_has_room_in_either_direction() {
    laidOut(750, 800, 2);
    assertThat(zoom.shown().get()).isEqualTo(1.5);
    assertThat(content.getWidth()).isEqualTo(LEAST_WIDTH);
    laidOut(1200, 360, 2);
    assertThat(zoom.shown().get()).isEqualTo(1.2);
    assertThat(content.getHeight()).isEqualTo(LEAST_HEIGHT);
  }

  @Test
  void grows_when_there_is_room_again() {
    laidOut(500, 300, 2);
    assertThat(zoom.shown().get()).isEqualTo(1);
    laidOut(1000, 600, 2);
    assertThat(zoom.shown().get()).isEqualTo(2);
  }

  @Test
  void want_of_room_never_makes_it_smaller_than_as_made() {
    laidOut(400, 200, 1.5);
    assertThat(zoom.shown().get()).isEqualTo(1);
  }

  @Test
  void smaller_letters_are_shown_as_wanted() {
    laidOut(600, 400, 0.7);
    assertThat(zoom.shown().get()).isEqualTo(0.7);
    assertThat(content.getTransforms())
        .singleElement()
        .satisfies(scale -> assertThat(scale.getMxx()).isEqualTo(0.7));
  }
}
