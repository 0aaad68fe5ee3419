package app.maru.ui.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OrientationTest {
  private static byte[] jpeg(ByteOrder order, int orientation) {
    ByteBuffer tiff = ByteBuffer.allocate(8 + 2 + 12 + 4).order(order);
    tiff.putShort((short) (order == ByteOrder.BIG_ENDIAN ? 0x4d4d : 0x4949));
    tiff.putShort((short) 42).putInt(8).putShort((short) 1);
    tiff.putShort((short) 0x0112).putShort((short) 3).putInt(1).putShort((short) orientation);
    ByteBuffer jpeg = ByteBuffer.allocate(100);
    jpeg.putShort((short) 0xffd8);
    jpeg.putShort((short) 0xffe0).putShort((short) 16).put(new byte[14]);
    jpeg.putShort((short) 0xffe1).putShort((short) (2 + 6 + tiff.capacity()));
    jpeg.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII)).put(tiff.array());
    return jpeg.array();
  }

  @Test
  void what_a_camera_says_is_read_in_both_orders_of_bytes() {
    for (int orientation = 1; orientation <= 8; orientation++) {
      for (ByteOrder order : new ByteOrder[] {ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN}) {
        assertThat(Orientation.of(ByteBuffer.wrap(jpeg(order, orientation))))
            .isEqualTo(orientation);
      }
    }
  }

  @Test
  void whatever_else_is_said_means_nothing() {
    byte[] whole = jpeg(ByteOrder.BIG_ENDIAN, 6);
    for (int length = 0; length < 50; length++) {
      assertThat(Orientation.of(ByteBuffer.wrap(whole, 0, length))).isEqualTo(Orientation.PLAIN);
    }
    assertThat(Orientation.of(ByteBuffer.wrap(jpeg(ByteOrder.BIG_ENDIAN, 9)))).isEqualTo(1);
    for (int at = 0; at < whole.length; at++) {
      byte[] changed = whole.clone();
      changed[at] ^= (byte) 0xff;
      assertThat(Orientation.of(ByteBuffer.wrap(changed))).isBetween(1, 8);
    }
  }

  /// A picture of 2 by 3 pixels named a to f, as it lies in the file and as it is to be seen.
  @ParameterizedTest
  @CsvSource({
    "1,abcdef",
    "2,badcfe",
    "3,fedcba",
    "4,efcdab",
    "5,acebdf",
    "6,ecafdb",
    "7,fdbeca",
    "8,bdface"
  })
  void a_picture_is_turned_as_it_was_taken(int orientation, String seen) {
    int[] lying = "abcdef".chars().map(letter -> letter | 0xff000000).toArray();
    Pixels turned = new Pixels(2, 3, lying).turned(orientation);
    assertThat(turned.width()).isEqualTo(orientation < 5 ? 2 : 3);
    StringBuilder letters = new StringBuilder();
    for (int pixel : turned.onWhite()) {
      letters.append((char) pixel);
    }
    assertThat(letters).hasToString(seen);
  }
}
