package app.maru.ui;

import app.maru.crypto.Bytes;
import app.maru.ui.picture.PictureException;
import app.maru.ui.picture.Pixels;
import app.maru.ui.picture.PortraitMaker;
import java.util.Arrays;

/// Paints pictures of people who don't exist.
final class Portraits {
  private static final int SIDE = 256;

  private Portraits() {}

  /// A head and shoulders before a sky of this colour.
  static Bytes of(int sky) {
    int[] argb = new int[SIDE * SIDE];
    Arrays.setAll(argb, at -> pixel(at % SIDE, at / SIDE, sky));
    try {
      return PortraitMaker.make(new Pixels(SIDE, SIDE, argb));
    } catch (PictureException e) {
      throw new AssertionError(e);
    }
  }

  private static int pixel(int x, int y, int sky) {
    boolean head = Math.hypot(x - 128, y - 105) < 52;
    boolean body = Math.hypot(x - 128, (y - 260) * 0.9) < 96;
    return 0xff000000 | (head ? 0xf2c7a0 : body ? 0x3b4a6b : sky + y / 8 * 0x010101);
  }
}
