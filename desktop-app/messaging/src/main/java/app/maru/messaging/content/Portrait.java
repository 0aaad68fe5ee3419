package app.maru.messaging.content;

import app.maru.crypto.Bytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.zip.CRC32;

/// What a person's picture may be: a small PNG of pixels and nothing else.
///
/// Whoever shows it decodes bytes of another. So nothing is let in that a decoder would not need:
/// no unknown parts, no texts, no profiles of colour, no size worth mentioning.
public final class Portrait {
  /// The longest side in pixels: what a screen of twice the density shows in the largest place.
  public static final int MAX_SIDE = 128;

  /// The most bytes: with name and status it still fits one envelope.
  public static final int MAX_BYTES = 40 * 1024;

  private static final long SIGNATURE = 0x89504E470D0A1A0AL;
  private static final int FRAME = 12;
  private static final int HEADER = 13;
  private static final String FIRST = "IHDR";
  private static final String PIXELS = "IDAT";
  private static final String LAST = "IEND";
  private static final Set<String> KNOWN = Set.of(FIRST, "PLTE", "tRNS", PIXELS, LAST);

  private Portrait() {}

  /// Whether these bytes are one.
  public static boolean fits(Bytes png) {
    return png.size() <= MAX_BYTES && isPng(ByteBuffer.wrap(png.toArray()));
  }

  private static boolean isPng(ByteBuffer in) {
    if (in.remaining() < Long.BYTES || in.getLong() != SIGNATURE) {
      return false;
    }
    String before = "";
    boolean pixels = false;
    while (in.remaining() >= FRAME) {
      int length = in.getInt();
      if (length < 0 || length > in.remaining() - Long.BYTES) {
        return false;
      }
      byte[] part = new byte[Integer.BYTES + length];
      in.get(part);
      CRC32 sum = new CRC32();
      sum.update(part);
      String type = new String(part, 0, Integer.BYTES, StandardCharsets.US_ASCII);
      boolean first = before.isEmpty();
      if ((int) sum.getValue() != in.getInt()
          || !KNOWN.contains(type)
          || first != type.equals(FIRST)
          || (first && !header(ByteBuffer.wrap(part, Integer.BYTES, length)))) {
        return false;
      }
      pixels |= type.equals(PIXELS);
      if (type.equals(LAST)) {
        return pixels && length == 0 && !in.hasRemaining();
      }
      before = type;
    }
    return false;
  }

  private static boolean header(ByteBuffer in) {
    if (in.remaining() != HEADER) {
      return false;
    }
    int width = in.getInt();
    int height = in.getInt();
    int depth = in.get();
    int colour = in.get();
    int compression = in.get();
    int filter = in.get();
    int interlace = in.get();
    boolean kind =
        switch (colour) {
          case 0 -> depth == 1 || depth == 2 || depth == 4 || depth == 8 || depth == 16;
          case 3 -> depth == 1 || depth == 2 || depth == 4 || depth == 8;
          case 2, 4, 6 -> depth == 8 || depth == 16;
          default -> false;
        };
    return kind
        && width >= 1
        && width <= MAX_SIDE
        && height >= 1
        && height <= MAX_SIDE
        && compression == 0
        && filter == 0
        && (interlace == 0 || interlace == 1);
  }
}
