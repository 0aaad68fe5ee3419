package app.maru.crypto.primitive;

import java.nio.charset.StandardCharsets;

/// Labels and the joining of byte strings.
public final class Octets {
  private Octets() {}

  /// The bytes of a label.
  public static byte[] label(String label) {
    return label.getBytes(StandardCharsets.US_ASCII);
  }

  /// The parts one after the other.
  public static byte[] concat(byte[]... parts) {
    int length = 0;
    for (byte[] part : parts) {
      length += part.length;
    }
    byte[] out = new byte[length];
    int at = 0;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, out, at, part.length);
      at += part.length;
    }
    return out;
  }
}
