package app.maru.p2p.wire;

import app.maru.crypto.Bytes;
import app.maru.crypto.DeviceId;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// What anyone may carry and only the addressed device can open.
///
/// Built once and kept as it is: the same bytes go over every path, so the id is the same
/// everywhere.
///
/// @param to the device it is for
/// @param body the sealed bytes
public record Envelope(DeviceId to, Bytes body) {

  /// The first 16 bytes of SHA-256 over the body.
  public EnvelopeId id() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      body.putInto(digest);
      return new EnvelopeId(Bytes.read(ByteBuffer.wrap(digest.digest()), EnvelopeId.SIZE));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
