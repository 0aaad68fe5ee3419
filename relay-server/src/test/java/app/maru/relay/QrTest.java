package app.maru.relay;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class QrTest {
  private static final int PIXELS = 4;

  @Test
  void what_a_dark_terminal_shows_is_read_by_a_camera() throws Exception {
    String link = "maru://relay/192.168.178.20:27181#" + "0123456789abcdef".repeat(4);

    List<String> lines = Qr.of(link).lines().toList();

    assertThat(lines).allMatch(line -> line.length() == lines.getFirst().length());
    int width = lines.getFirst().length() * PIXELS;
    int height = lines.size() * 2 * PIXELS;
    int[] picture = new int[width * height];
    Arrays.setAll(
        picture,
        at -> {
          int x = at % width / PIXELS;
          int y = at / width / PIXELS;
          char block = lines.get(y / 2).charAt(x);
          boolean lit = block == '█' || block == (y % 2 == 0 ? '▀' : '▄');
          return lit ? 0xffffff : 0;
        });
    BinaryBitmap seen =
        new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, picture)));
    assertThat(new QRCodeReader().decode(seen, Map.of(DecodeHintType.TRY_HARDER, true)).getText())
        .isEqualTo(link);
  }
}
