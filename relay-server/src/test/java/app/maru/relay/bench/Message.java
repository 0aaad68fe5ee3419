package app.maru.relay.bench;

import java.nio.ByteBuffer;
import java.util.Random;

/// A message of the workloads: a number, the moment it was due, and noise.
final class Message {
  private static final int NOISE = 1 << 20;
  private static final byte[] RANDOM = new byte[NOISE];

  static {
    new Random(1).nextBytes(RANDOM);
  }

  private Message() {}

  static byte[] of(int number, long dueNanos, int size) {
    byte[] bytes = new byte[size];
    System.arraycopy(RANDOM, (number * 31) & (NOISE / 2 - 1), bytes, 0, size);
    ByteBuffer.wrap(bytes).putInt(number).putLong(dueNanos);
    return bytes;
  }

  static int number(byte[] message) {
    return ByteBuffer.wrap(message).getInt();
  }

  static long dueNanos(byte[] message) {
    return ByteBuffer.wrap(message).getLong(Integer.BYTES);
  }
}
