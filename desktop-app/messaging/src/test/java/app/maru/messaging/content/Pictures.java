package app.maru.messaging.content;

import app.maru.crypto.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/// Draws pictures of people for tests, good ones and bad ones.
public final class Pictures {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

  private Pictures() {}

  /// A whole picture of grey noise.
  public static Bytes noise(int width, int height, int seed) {
    byte[] pixels = new byte[(width + 1) * height];
    new Random(seed).nextBytes(pixels);
    for (int y = 0; y < height; y++) {
      pixels[y * (width + 1)] = 0;
    }
    return of(
        part("IHDR", header(width, height, 8, 0)),
        part("IDAT", deflated(pixels)),
        part("IEND", new byte[0]));
  }

  static Bytes of(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(SIGNATURE);
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return Bytes.of(out.toByteArray());
  }

  static byte[] header(int width, int height, int depth, int colour) {
    return ByteBuffer.allocate(13)
        .putInt(width)
        .putInt(height)
        .put((byte) depth)
        .put((byte) colour)
        .array();
  }

  static byte[] part(String type, byte[] data) {
    ByteBuffer part = ByteBuffer.allocate(12 + data.length).putInt(data.length);
    part.put(type.getBytes(StandardCharsets.US_ASCII)).put(data);
    CRC32 sum = new CRC32();
    sum.update(part.array(), 4, 4 + data.length);
    return part.putInt((int) sum.getValue()).array();
  }

  static byte[] deflated(byte[] data) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(bytes))) {
      out.write(data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
