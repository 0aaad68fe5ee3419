package app.maru.ui.picture;

import com.google.zxing.Binarizer;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds the text of a code in a picture.
public final class QrReader {
  /// A picture's shorter side is thinned out to no less than this: a photo of a screen still shows
  /// every square.
  public static final int LEAST = 1200;

  private QrReader() {}

  /// What the code in a picture says; empty if none can be read. May take a second.
  public static Optional<String> read(Pixels picture) {
    LuminanceSource grey =
        new RGBLuminanceSource(picture.width(), picture.height(), picture.onWhite());
    for (LuminanceSource seen : List.of(grey, grey.invert())) {
      for (Binarizer cut : List.of(new HybridBinarizer(seen), new GlobalHistogramBinarizer(seen))) {
        Optional<String> text = read(new BinaryBitmap(cut));
        if (text.isPresent()) {
          return text;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<String> read(BinaryBitmap picture) {
    try {
      return Optional.of(
          new QRCodeReader().decode(picture, Map.of(DecodeHintType.TRY_HARDER, true)).getText());
    } catch (ReaderException | RuntimeException e) {
      // Nothing there, or nothing that can be read: some pictures take the reader out of its
      // bounds.
      return Optional.empty();
    }
  }
}
