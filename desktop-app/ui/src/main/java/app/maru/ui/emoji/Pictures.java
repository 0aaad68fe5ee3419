package app.maru.ui.emoji;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ref.SoftReference;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import javafx.scene.image.Image;

/// The pictures of emoji, unpacked when first shown, and forgotten when nothing has shown them for
/// a while. Lives on the screen's thread.
final class Pictures {
  /// Pictures kept unpacked: more than a window and the card of all emoji show at a time; 8 kB
  /// each.
  private static final int KEPT = 600;

  private static final class Holder {
    static final Pictures ALL = new Pictures();
  }

  private final byte[] packed;
  private final Map<Integer, SoftReference<Image>> unpacked = new LinkedHashMap<>(16, 0.75f, true);

  private Pictures() {
    try (InputStream in =
        Objects.requireNonNull(Pictures.class.getResourceAsStream("pictures.bin"), "pictures")) {
      packed = in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Image of(Emoji.Sign sign) {
    return Holder.ALL.picture(sign);
  }

  private Image picture(Emoji.Sign sign) {
    SoftReference<Image> kept = unpacked.get(sign.offset());
    Image known = kept == null ? null : kept.get();
    if (known != null) {
      return known;
    }
    Image fresh = new Image(new ByteArrayInputStream(packed, sign.offset(), sign.length()));
    unpacked.put(sign.offset(), new SoftReference<>(fresh));
    if (unpacked.size() > KEPT) {
      unpacked.remove(unpacked.keySet().iterator().next());
    }
    return fresh;
  }
}
