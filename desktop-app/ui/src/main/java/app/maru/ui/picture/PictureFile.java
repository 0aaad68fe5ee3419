package app.maru.ui.picture;

import app.maru.ui.picture.PictureException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;

/// Reads pictures a person has chosen: PNG, JPEG, GIF and BMP. What they would cost is known from
/// their first bytes and bounded before they are decoded, and large ones are thinned out while they
/// are.
public final class PictureFile {
  /// The longest file: a photo of 100 megapixels takes half of it.
  static final long MAX_BYTES = 64L << 20;

  /// The most pixels: more than any camera takes.
  static final long MAX_PIXELS = 200_000_000;

  /// The longest side: a row of it is 160 kB.
  static final int MAX_SIDE = 40_000;

  private PictureFile() {}

  /// The picture in a file. Blocks: not for the screen's thread.
  ///
  /// @param least the shorter side keeps at least so many pixels, if it has them
  public static Pixels read(Path file, int least) throws PictureException {
    try {
      if (!Files.isRegularFile(file)) {
        throw new PictureException(Reason.NO_PICTURE);
      }
      if (Files.size(file) > MAX_BYTES) {
        throw new PictureException(Reason.TOO_LARGE);
      }
      try (ImageInputStream in = new FileImageInputStream(file.toFile())) {
        return read(in, least).turned(Orientation.of(file));
      }
    } catch (IOException | UnsupportedOperationException e) {
      throw new PictureException(Reason.NO_PICTURE);
    }
  }

  private static Pixels read(ImageInputStream in, int least) throws PictureException {
    Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
    if (!readers.hasNext()) {
      throw new PictureException(Reason.NO_PICTURE);
    }
    ImageReader reader = readers.next();
    try {
      reader.setInput(in, true, true);
      int step = Pixels.step(reader.getWidth(0), reader.getHeight(0), least);
      ImageReadParam thinned = reader.getDefaultReadParam();
      thinned.setSourceSubsampling(step, step, 0, 0);
      return Pixels.of(reader.read(0, thinned));
    } catch (IOException | RuntimeException e) {
      // The readers of the platform throw anything at all at what is broken.
      throw new PictureException(Reason.BROKEN);
    } finally {
      reader.dispose();
    }
  }
}
