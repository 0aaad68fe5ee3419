package app.maru.ui.picture;

import java.io.IOException;
import java.io.InputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Which way up a camera was held, as a JPEG says in its first part (Exif, tag 0x0112).
final class Orientation {
  /// As it lies.
  static final int PLAIN = 1;

  private static final int MOST = 8;

  /// The part of a file that may say it: no part of a JPEG is longer than 64 kB.
  private static final int BEGINNING = 128 * 1024;

  private static final int TAG = 0x0112;
  private static final int START = 0xFFD8;
  private static final int APP0 = 0xFFE0;
  private static final int APP1 = 0xFFE1;
  private static final int ENTRY = 12;
  private static final String EXIF = "Exif\0\0";

  private Orientation() {}

  /// 1 to 8 as Exif numbers them; 1 if nothing is said.
  static int of(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return of(ByteBuffer.wrap(in.readNBytes(BEGINNING)));
    }
  }

  static int of(ByteBuffer in) {
    try {
      if (Short.toUnsignedInt(in.getShort()) != START) {
        return PLAIN;
      }
      while (true) {
        int marker = Short.toUnsignedInt(in.getShort());
        int length = Short.toUnsignedInt(in.getShort()) - Short.BYTES;
        if ((marker != APP0 && marker != APP1) || length < 0) {
          return PLAIN;
        }
        ByteBuffer part = in.slice(in.position(), Math.min(length, in.remaining()));
        if (marker == APP1 && isExif(part)) {
          return tiff(part.slice());
        }
        in.position(in.position() + length);
      }
    } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException e) {
      return PLAIN;
    }
  }

  private static boolean isExif(ByteBuffer part) {
    byte[] name = new byte[EXIF.length()];
    part.get(name);
    return new String(name, StandardCharsets.US_ASCII).equals(EXIF);
  }

  private static int tiff(ByteBuffer in) {
    in.order(in.getShort(0) == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int directory = in.getInt(4);
    int entries = Short.toUnsignedInt(in.getShort(directory));
    for (int entry = 0; entry < entries; entry++) {
      int at = directory + Short.BYTES + entry * ENTRY;
      if (Short.toUnsignedInt(in.getShort(at)) == TAG) {
        int said = in.getShort(at + 8);
        return said >= PLAIN && said <= MOST ? said : PLAIN;
      }
    }
    return PLAIN;
  }
}
