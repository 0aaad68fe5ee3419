package app.maru.crypto.primitive;

import java.nio.ByteBuffer;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/// Ed25519 (RFC 8032) alone: for statements whose worth ends before large quantum computers.
///
/// Every signature is over `LP(context) ‖ message`, as those of [SigningKeys].
public final class ClassicSigning {
  /// Length of a private key, which is a seed, in bytes.
  public static final int SEED_SIZE = Ed25519.SECRET_KEY_SIZE;

  /// Length of a public key in bytes.
  public static final int PUBLIC_SIZE = Ed25519.PUBLIC_KEY_SIZE;

  /// Length of a signature in bytes.
  public static final int SIGNATURE_SIZE = Ed25519.SIGNATURE_SIZE;

  private ClassicSigning() {}

  /// The public key of a seed.
  public static byte[] publicKey(byte[] seed) {
    byte[] key = new byte[PUBLIC_SIZE];
    Ed25519.generatePublicKey(seed, 0, key, 0);
    return key;
  }

  /// The signature of a message.
  public static byte[] sign(byte[] seed, String context, byte[] message) {
    byte[] signed = statement(context, message);
    byte[] signature = new byte[SIGNATURE_SIZE];
    Ed25519.sign(seed, 0, signed, 0, signed.length, signature, 0);
    return signature;
  }

  /// Whether `publicKey` is a canonical point of the prime-order group and `signature` verifies
  /// under it.
  public static boolean verify(byte[] publicKey, String context, byte[] message, byte[] signature) {
    if (publicKey.length != PUBLIC_SIZE
        || signature.length != SIGNATURE_SIZE
        || !Ed25519.validatePublicKeyFull(publicKey, 0)) {
      return false;
    }
    byte[] signed = statement(context, message);
    return Ed25519.verify(signature, 0, publicKey, 0, signed, 0, signed.length);
  }

  private static byte[] statement(String context, byte[] message) {
    byte[] label = Octets.label(context);
    return ByteBuffer.allocate(Integer.BYTES + label.length + message.length)
        .putInt(label.length)
        .put(label)
        .put(message)
        .array();
  }
}
