package app.maru.crypto;

import app.maru.crypto.primitive.ClassicSigning;
import java.security.SecureRandom;
import java.util.Arrays;

/// The key by which a program knows news of its own releases.
///
/// Ed25519 alone: what is signed is worth something for some weeks only, long before anybody could
/// forge it.
///
/// @param bytes the public key
public record ReleaseKey(Bytes bytes) {
  /// Length of a private key in bytes.
  public static final int SECRET_SIZE = ClassicSigning.SEED_SIZE;

  /// Length of a signature in bytes.
  public static final int SIGNATURE_SIZE = ClassicSigning.SIGNATURE_SIZE;

  private static final String CONTEXT = "maru1/release";

  /// @throws IllegalArgumentException if it can't be a public key
  public ReleaseKey {
    if (bytes.size() != ClassicSigning.PUBLIC_SIZE) {
      throw new IllegalArgumentException("a release key of " + bytes.size() + " bytes");
    }
  }

  /// A fresh private key; the caller closes it.
  public static SecretBytes generate(SecureRandom random) {
    return SecretBytes.random(SECRET_SIZE, random);
  }

  /// The public half of a private key.
  public static ReleaseKey of(SecretBytes secret) {
    byte[] seed = secret.copy();
    try {
      return new ReleaseKey(Bytes.of(ClassicSigning.publicKey(seed)));
    } finally {
      Arrays.fill(seed, (byte) 0);
    }
  }

  /// Signs exactly these bytes.
  public static byte[] sign(SecretBytes secret, byte[] message) {
    byte[] seed = secret.copy();
    try {
      return ClassicSigning.sign(seed, CONTEXT, message);
    } finally {
      Arrays.fill(seed, (byte) 0);
    }
  }

  /// Whether the owner of this key has signed exactly these bytes.
  public boolean verifies(byte[] message, byte[] signature) {
    return ClassicSigning.verify(bytes.toArray(), CONTEXT, message, signature);
  }
}
