package app.maru.installer;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

final class IconsTest {

  @Test
  void every_picture_in_an_ico_is_of_the_size_it_says() throws Exception {
    byte[] ico = Icons.ico();
    ByteBuffer in = ByteBuffer.wrap(ico).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(in.getInt()).as("reserved, kind").isEqualTo(0x10000);
    int count = in.getShort();
    assertThat(count).isEqualTo(7);
    for (int i = 0; i < count; i++) {
      int width = Byte.toUnsignedInt(in.get());
      in.position(in.position() + 7);
      int length = in.getInt();
      int offset = in.getInt();
      BufferedImage picture =
          ImageIO.read(new ByteArrayInputStream(Arrays.copyOfRange(ico, offset, offset + length)));
      assertThat(picture.getWidth()).isEqualTo(width == 0 ? 256 : width);
    }
  }

  @Test
  void the_chunks_of_an_icns_fill_it() throws Exception {
    byte[] icns = Icons.icns();
    ByteBuffer in = ByteBuffer.wrap(icns);
    assertThat(in.getInt()).isEqualTo(0x69636e73);
    assertThat(in.getInt()).isEqualTo(icns.length);
    int pictures = 0;
    while (in.hasRemaining()) {
      in.getInt();
      int length = in.getInt();
      byte[] png = new byte[length - 8];
      in.get(png);
      assertThat(ImageIO.read(new ByteArrayInputStream(png))).isNotNull();
      pictures++;
    }
    assertThat(pictures).isEqualTo(10);
  }

  @Test
  void the_emblem_has_its_colours_and_clear_corners() {
    BufferedImage image = Emblem.draw(96);
    assertThat(image.getRGB(0, 0) >>> 24).as("corner").isZero();
    assertThat(image.getRGB(20, 30)).as("bubble").isEqualTo(0xfffdfaf2);
    assertThat(image.getRGB(48, 37)).as("board").isEqualTo(0xff2a8d77);
  }
}
