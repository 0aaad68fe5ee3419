package app.maru.messaging.content;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.crypto.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class PortraitTest {
  private static final byte[] PIXELS = Pictures.part("IDAT", Pictures.deflated(new byte[2]));
  private static final byte[] END = Pictures.part("IEND", new byte[0]);

  private static byte[] header(int width, int height, int depth, int colour) {
    return Pictures.part("IHDR", Pictures.header(width, height, depth, colour));
  }

  private static boolean fits(byte[]... parts) {
    return Portrait.fits(Pictures.of(parts));
  }

  @Test
  void a_small_png_fits() {
    assertThat(Portrait.fits(Pictures.noise(1, 1, 1))).isTrue();
    assertThat(Portrait.fits(Pictures.noise(128, 128, 1))).isTrue();
    assertThat(
            fits(
                header(9, 9, 8, 3),
                Pictures.part("PLTE", new byte[3]),
                Pictures.part("tRNS", new byte[1]),
                PIXELS,
                PIXELS,
                END))
        .isTrue();
  }

  @Test
  void what_is_larger_does_not() {
    assertThat(fits(header(129, 1, 8, 0), PIXELS, END)).isFalse();
    assertThat(fits(header(1, 129, 8, 0), PIXELS, END)).isFalse();
    assertThat(fits(header(0, 1, 8, 0), PIXELS, END)).isFalse();
    assertThat(fits(header(-1, 1, 8, 0), PIXELS, END)).isFalse();
    byte[] most = Pictures.part("IDAT", new byte[Portrait.MAX_BYTES - 8 - 25 - 12 - 12]);
    assertThat(fits(header(128, 128, 8, 6), most, END)).isTrue();
    byte[] more = Pictures.part("IDAT", new byte[Portrait.MAX_BYTES - 8 - 25 - 12 - 12 + 1]);
    assertThat(fits(header(128, 128, 8, 6), more, END)).isFalse();
  }

  @Test
  void a_header_no_decoder_knows_does_not() {
    assertThat(fits(header(9, 9, 3, 0), PIXELS, END)).isFalse();
    assertThat(fits(header(9, 9, 16, 3), PIXELS, END)).isFalse();
    assertThat(fits(header(9, 9, 8, 5), PIXELS, END)).isFalse();
    for (int at = 10; at < 13; at++) {
      byte[] header = Pictures.header(9, 9, 8, 0);
      header[at] = 2;
      assertThat(fits(Pictures.part("IHDR", header), PIXELS, END)).as("byte %s", at).isFalse();
    }
    assertThat(fits(Pictures.part("IHDR", new byte[12]), PIXELS, END)).isFalse();
  }

  @Test
  void parts_that_no_picture_needs_do_not() {
    for (String type : new String[] {"tEXt", "eXIf", "iCCP", "zTXt", "acTL", "IHDR"}) {
      assertThat(fits(header(9, 9, 8, 0), Pictures.part(type, new byte[13]), PIXELS, END))
          .as(type)
          .isFalse();
    }
  }

  @Test
  void parts_out_of_order_missing_or_behind_the_end_do_not() {
    assertThat(fits(PIXELS, END)).isFalse();
    assertThat(fits(header(9, 9, 8, 0), END)).isFalse();
    assertThat(fits(header(9, 9, 8, 0), PIXELS)).isFalse();
    assertThat(fits(header(9, 9, 8, 0), PIXELS, END, END)).isFalse();
    assertThat(fits(header(9, 9, 8, 0), PIXELS, END, new byte[1])).isFalse();
    assertThat(fits(header(9, 9, 8, 0), PIXELS, Pictures.part("IEND", new byte[1]))).isFalse();
    assertThat(Portrait.fits(Bytes.of("GIF89a".getBytes(StandardCharsets.US_ASCII)))).isFalse();
  }

  @Test
  void one_that_was_cut_or_changed_anywhere_does_not() {
    byte[] whole = Pictures.noise(9, 9, 3).toArray();
    Random random = new Random(5);
    for (int at = 0; at < whole.length; at++) {
      assertThat(Portrait.fits(Bytes.of(Arrays.copyOf(whole, at)))).as("cut at %s", at).isFalse();
      byte[] changed = whole.clone();
      changed[at] ^= (byte) (1 << random.nextInt(8));
      assertThat(Portrait.fits(Bytes.of(changed))).as("changed at %s", at).isFalse();
    }
  }
}
