package app.maru.ui.picture;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// A text as a picture of squares that other devices read: black on white, also on a dark screen.
public final class QrCode {
  /// The white border that readers need.
  private static final int QUIET = 4;

  private static final int BLACK = 0xff000000;
  private static final int WHITE = 0xffffffff;

  private final BitMatrix squares;

  private QrCode(BitMatrix squares) {
    this.squares = squares;
  }

  /// The code of `text`.
  ///
  /// @throws IllegalArgumentException if `text` is too long for a code
  public static QrCode of(String text) {
    try {
      return new QrCode(
          new QRCodeWriter()
              .encode(
                  text,
                  BarcodeFormat.QR_CODE,
                  0,
                  0,
                  Map.of(
                      EncodeHintType.MARGIN,
                      QUIET,
                      EncodeHintType.ERROR_CORRECTION,
                      ErrorCorrectionLevel.M)));
    } catch (WriterException e) {
      throw new IllegalArgumentException("no code can hold this", e);
    }
  }

  /// How many squares a side has, the white border included.
  public int side() {
    return squares.getWidth();
  }

  /// A picture of it.
  ///
  /// @param scale pixels of a square's side
  public Image image(int scale) {
    int side = side() * scale;
    WritableImage image = new WritableImage(side, side);
    image
        .getPixelWriter()
        .setPixels(0, 0, side, side, PixelFormat.getIntArgbInstance(), argb(scale), 0, side);
    return image;
  }

  /// Writes a picture of it as PNG. Blocks: not for the screen's thread.
  public void write(Path file, int scale) throws IOException {
    int side = side() * scale;
    BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, side, side, argb(scale), 0, side);
    // Given a file that can't be written, Java would print its name; given a stream alone, it would
    // write to the folder for temporary files first.
    try (OutputStream out = Files.newOutputStream(file);
        ImageOutputStream memory = new MemoryCacheImageOutputStream(out)) {
      if (!ImageIO.write(image, "png", memory)) {
        throw new IOException("the platform writes no PNG");
      }
    }
  }

  /// Row by row.
  int[] argb(int scale) {
    int side = side() * scale;
    int[] argb = new int[side * side];
    Arrays.setAll(argb, at -> squares.get(at % side / scale, at / side / scale) ? BLACK : WHITE);
    return argb;
  }
}
