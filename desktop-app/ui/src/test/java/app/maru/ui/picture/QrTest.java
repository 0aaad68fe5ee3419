package app.maru.ui.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class QrTest {
  private static final String LINK =
      "maru://person/"
          + "c0ffee".repeat(10)
          + "abcd?at=192.168.0.12:24816&relay="
          + "0123456789abcdef".repeat(4)
          + "@relay.example:27181";

  @TempDir Path folder;

  @Test
  void what_was_saved_is_read() throws Exception {
    Path file = folder.resolve("code.png");
    QrCode.of(LINK).write(file, 4);
    assertThat(QrReader.read(PictureFile.read(file, QrReader.LEAST))).contains(LINK);
  }

  @Test
  void where_it_can_not_be_saved_is_printed_nowhere() {
    Path nowhere = folder.resolve("missing").resolve("code.png");
    PrintStream usual = System.err;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      assertThatThrownBy(() -> QrCode.of(LINK).write(nowhere, 4)).isInstanceOf(IOException.class);
    } finally {
      System.setErr(usual);
    }
    assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void the_longest_invitation_fits_and_more_than_any_code_holds_is_refused() {
    String longest = "m".repeat(1536);
    QrCode code = QrCode.of(longest);
    assertThat(QrReader.read(new Pixels(code.side() * 3, code.side() * 3, code.argb(3))))
        .contains(longest);
    assertThatIllegalArgumentException().isThrownBy(() -> QrCode.of("m".repeat(3000)));
  }

  @Test
  void a_photo_of_it_is_read_turned_small_and_on_something_else() throws Exception {
    Path file = folder.resolve("code.png");
    QrCode.of(LINK).write(file, 6);
    BufferedImage code = ImageIO.read(file.toFile());
    BufferedImage photo = new BufferedImage(1600, 1200, BufferedImage.TYPE_INT_RGB);
    Graphics2D brush = photo.createGraphics();
    brush.setColor(new Color(90, 80, 60));
    brush.fillRect(0, 0, 1600, 1200);
    brush.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    brush.rotate(Math.toRadians(12), 800, 600);
    brush.drawImage(code, 500, 300, 520, 520, null);
    brush.dispose();
    Path jpeg = folder.resolve("photo.jpg");
    assertThat(ImageIO.write(photo, "jpg", jpeg.toFile())).isTrue();
    assertThat(QrReader.read(PictureFile.read(jpeg, QrReader.LEAST))).contains(LINK);
  }

  @Test
  void white_on_black_is_read_too() {
    QrCode code = QrCode.of(LINK);
    int[] inverted = Arrays.stream(code.argb(4)).map(pixel -> pixel ^ 0xffffff).toArray();
    assertThat(QrReader.read(new Pixels(code.side() * 4, code.side() * 4, inverted)))
        .contains(LINK);
  }

  @Test
  void a_picture_without_a_code_holds_none() {
    assertThat(QrReader.read(new Pixels(1, 1, new int[] {0}))).isEmpty();
    assertThat(QrReader.read(new Pixels(200, 100, new int[20_000]))).isEmpty();
    int[] noise = new int[90_000];
    Arrays.setAll(noise, at -> (at * 0x9e3779b1) | 0xff000000);
    assertThat(QrReader.read(new Pixels(300, 300, noise))).isEmpty();
  }
}
