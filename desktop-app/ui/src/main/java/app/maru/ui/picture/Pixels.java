package app.maru.ui.picture;

import java.awt.image.BufferedImage;
import java.nio.IntBuffer;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.PixelReader;

/// A picture in memory, of a size that costs little.
public final class Pixels {
  /// Pixels that are kept at most: 64 MB.
  static final long MAX_KEPT = 16_000_000;

  private final int width;
  private final int height;
  private final int[] argb;

  /// @param argb row by row, alpha not multiplied in
  public Pixels(int width, int height, int[] argb) {
    if (argb.length != width * height) {
      throw new IllegalArgumentException("not " + width + " by " + height);
    }
    this.width = width;
    this.height = height;
    this.argb = argb;
  }

  static Pixels of(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    return new Pixels(width, height, image.getRGB(0, 0, width, height, null, 0, width));
  }

  /// What the toolkit has decoded already, for example from the clipboard: each so-many-th pixel if
  /// it is large.
  ///
  /// @throws PictureException if there is nothing in it, or it is larger than any screen
  public static Pixels of(Image image, int least) throws PictureException {
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    PixelReader reader = image.getPixelReader();
    if (width < 1 || height < 1 || reader == null) {
      throw new PictureException(PictureException.Reason.NO_PICTURE);
    }
    int step = step(width, height, least);
    int kept = (width + step - 1) / step;
    int rows = (height + step - 1) / step;
    int[] argb = new int[kept * rows];
    int[] row = new int[width];
    for (int y = 0; y < rows; y++) {
      reader.getPixels(
          0, y * step, width, 1, PixelFormat.getIntArgbInstance(), IntBuffer.wrap(row), width);
      for (int x = 0; x < kept; x++) {
        argb[y * kept + x] = row[x * step];
      }
    }
    return new Pixels(kept, rows, argb);
  }

  /// Every how many-th pixel of a picture is enough to keep its shorter side at `least` and all of
  /// it within [#MAX_KEPT].
  ///
  /// @throws PictureException if it is larger than anybody needs
  static int step(int width, int height, int least) throws PictureException {
    if (width > PictureFile.MAX_SIDE
        || height > PictureFile.MAX_SIDE
        || (long) width * height > PictureFile.MAX_PIXELS) {
      throw new PictureException(PictureException.Reason.TOO_LARGE);
    }
    int step = Math.max(1, Math.min(width, height) / least);
    while (((long) width / step + 1) * (height / step + 1) > MAX_KEPT) {
      step++;
    }
    return step;
  }

  /// Turned and mirrored so that it stands as a camera was held.
  ///
  /// @param orientation 1 to 8 as Exif numbers them
  Pixels turned(int orientation) {
    if (orientation == Orientation.PLAIN) {
      return this;
    }
    boolean across = orientation >= 5;
    boolean left = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
    boolean down = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
    int wide = across ? height : width;
    int high = across ? width : height;
    int[] turned = new int[argb.length];
    for (int y = 0; y < high; y++) {
      for (int x = 0; x < wide; x++) {
        int u = across ? y : x;
        int v = across ? x : y;
        int fromX = left ? width - 1 - u : u;
        int fromY = down ? height - 1 - v : v;
        turned[y * wide + x] = argb[fromY * width + fromX];
      }
    }
    return new Pixels(wide, high, turned);
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  /// Row by row, on white where it is transparent.
  int[] onWhite() {
    int[] opaque = new int[argb.length];
    for (int at = 0; at < argb.length; at++) {
      int alpha = argb[at] >>> 24;
      opaque[at] =
          channel(argb[at], 16, alpha) | channel(argb[at], 8, alpha) | channel(argb[at], 0, alpha);
    }
    return opaque;
  }

  private static int channel(int pixel, int shift, int alpha) {
    int value = (pixel >> shift) & 0xff;
    return ((value * alpha + 0xff * (0xff - alpha)) / 0xff) << shift;
  }
}
