package app.maru.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.image.PixelFormat;
import javafx.scene.image.PixelReader;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
final class EmblemTest {
  private static final int SIZE = 64;

  @Start
  void start(Stage stage) {
    stage.show();
  }

  @Test
  void the_picture_is_laid_out_as_gtk_takes_it_for_a_window() {
    assertThat(draw("3").getPixelFormat().getType()).isEqualTo(PixelFormat.Type.BYTE_BGRA_PRE);
  }

  @Test
  void how_much_waits_covers_the_corner_of_the_sign() {
    // Left of the number itself, which is white.
    int x = SIZE / 2 + 5;
    int y = SIZE / 4;
    assertThat(draw("").getArgb(x, y)).isNotEqualTo(0xFF_D1_24_2F);
    assertThat(draw("3").getArgb(x, y)).isEqualTo(0xFF_D1_24_2F);
  }

  private static PixelReader draw(String badge) {
    return WaitForAsyncUtils.waitForAsyncFx(5_000, () -> Emblem.draw(SIZE, badge).getPixelReader());
  }
}
