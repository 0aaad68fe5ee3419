package app.maru.ui.picture;

import app.maru.crypto.Bytes;
import app.maru.messaging.engine.PeopleDesk;
import app.maru.ui.picture.PictureException.Reason;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// Makes the small square picture others see of me out of any.
public final class PortraitMaker {
  /// A picture is thinned out to no less than this before it is shrunk well.
  public static final int LEAST = 4 * PeopleDesk.MAX_PICTURE_SIDE;

  private static final int STEP = 16;

  private PortraitMaker() {}

  /// The middle of a picture as PNG, as large as may be.
  public static Bytes make(Pixels picture) throws PictureException {
    for (int side = PeopleDesk.MAX_PICTURE_SIDE; side >= STEP; side -= STEP) {
      Bytes png = encode(shrink(picture, side));
      if (png.size() <= PeopleDesk.MAX_PICTURE_BYTES) {
        return png;
      }
    }
    throw new PictureException(Reason.TOO_LARGE);
  }

  /// Each pixel is the mean of all that lie under it.
  private static BufferedImage shrink(Pixels picture, int most) {
    int square = Math.min(picture.width(), picture.height());
    int left = (picture.width() - square) / 2;
    int top = (picture.height() - square) / 2;
    int side = Math.min(most, square);
    int[] pixels = picture.onWhite();
    BufferedImage small = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < side; y++) {
      int fromY = top + y * square / side;
      int toY = top + (y + 1) * square / side;
      for (int x = 0; x < side; x++) {
        int fromX = left + x * square / side;
        int toX = left + (x + 1) * square / side;
        long red = 0;
        long green = 0;
        long blue = 0;
        for (int v = fromY; v < toY; v++) {
          for (int u = fromX; u < toX; u++) {
            int pixel = pixels[v * picture.width() + u];
            red += (pixel >> 16) & 0xff;
            green += (pixel >> 8) & 0xff;
            blue += pixel & 0xff;
          }
        }
        long count = (long) (toX - fromX) * (toY - fromY);
        long mean = ((red / count) << 16) | ((green / count) << 8) | (blue / count);
        small.setRGB(x, y, (int) mean);
      }
    }
    return small;
  }

  private static Bytes encode(BufferedImage image) throws PictureException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    // Otherwise it would lie in the folder for temporary files on its way.
    try (ImageOutputStream memory = new MemoryCacheImageOutputStream(bytes)) {
      if (!ImageIO.write(image, "png", memory)) {
        throw new PictureException(Reason.BROKEN);
      }
    } catch (IOException e) {
      throw new PictureException(Reason.BROKEN);
    }
    return Bytes.of(bytes.toByteArray());
  }
}
