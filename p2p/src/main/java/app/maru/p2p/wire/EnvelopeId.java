package app.maru.p2p.wire;

import app.maru.crypto.Bytes;

/// Names one envelope: the first 16 bytes of SHA-256 over its body.
public record EnvelopeId(Bytes bytes) {
  /// Length in bytes.
  public static final int SIZE = 16;

  /// @throws IllegalArgumentException if the length is not [#SIZE]
  public EnvelopeId {
    if (bytes.size() != SIZE) {
      throw new IllegalArgumentException("EnvelopeId of " + bytes.size() + " bytes");
    }
  }

  /// Eight digits, fit for a log.
  @Override
  public String toString() {
    return bytes.shortHex();
  }
}
