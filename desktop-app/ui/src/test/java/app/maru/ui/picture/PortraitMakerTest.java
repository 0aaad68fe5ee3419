package app.maru.ui.picture;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.crypto.Bytes;
import app.maru.messaging.engine.PeopleDesk;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

final class PortraitMakerTest {
  private static BufferedImage made(Pixels picture) throws Exception {
    Bytes png = PortraitMaker.make(picture);
    assertThat(png.size()).isLessThanOrEqualTo(PeopleDesk.MAX_PICTURE_BYTES);
    return ImageIO.read(new ByteArrayInputStream(png.toArray()));
  }

  @Test
  void the_middle_is_taken_and_made_small() throws Exception {
    // A red square in the middle of a wide blue picture.
    int[] argb = new int[900 * 300];
    Arrays.setAll(argb, at -> at % 900 >= 300 && at % 900 < 600 ? 0xffff0000 : 0xff0000ff);
    BufferedImage small = made(new Pixels(900, 300, argb));
    assertThat(small.getWidth()).isEqualTo(PeopleDesk.MAX_PICTURE_SIDE);
    assertThat(small.getHeight()).isEqualTo(PeopleDesk.MAX_PICTURE_SIDE);
    for (int[] place : new int[][] {{0, 0}, {127, 127}, {64, 64}}) {
      assertThat(small.getRGB(place[0], place[1])).isEqualTo(0xffff0000);
    }
  }

  @Test
  void a_small_picture_stays_small_and_each_pixel_is_the_mean_of_those_under_it() throws Exception {
    assertThat(made(new Pixels(1, 1, new int[] {0xff102030})).getRGB(0, 0)).isEqualTo(0xff102030);
    int[] stripes = new int[256 * 256];
    Arrays.setAll(stripes, at -> at % 2 == 0 ? 0xff000000 : 0xfffefefe);
    assertThat(made(new Pixels(256, 256, stripes)).getRGB(5, 7)).isEqualTo(0xff7f7f7f);
  }

  @Test
  void noise_that_no_png_makes_small_becomes_smaller_in_pixels() throws Exception {
    Random random = new Random(7);
    int[] noise = random.ints(128 * 128).map(pixel -> pixel | 0xff000000).toArray();
    int side = made(new Pixels(128, 128, noise)).getWidth();
    assertThat(side).isLessThan(128).isGreaterThanOrEqualTo(96);
  }

  @Test
  void nothing_is_in_it_but_pixels() throws Exception {
    String png =
        new String(
            PortraitMaker.make(new Pixels(2, 2, new int[4])).toArray(),
            StandardCharsets.ISO_8859_1);
    assertThat(png).contains("IHDR", "IDAT", "IEND").doesNotContain("tEXt", "iCCP", "eXIf", "pHYs");
  }
}
