package app.maru.crypto.primitive;

import java.security.SecureRandom;
import java.util.Arrays;
import javax.security.auth.DestroyFailedException;
import org.bouncycastle.crypto.SecretWithEncapsulation;
import org.bouncycastle.crypto.kems.MLKEMExtractor;
import org.bouncycastle.crypto.kems.MLKEMGenerator;
import org.bouncycastle.crypto.params.MLKEMParameters;
import org.bouncycastle.crypto.params.MLKEMPrivateKeyParameters;
import org.bouncycastle.crypto.params.MLKEMPublicKeyParameters;

/// An ML-KEM-768 key pair (FIPS 203), kept as its 64-byte seed `d ‖ z`.
public final class KemKeys {
  /// Length of a seed in bytes.
  public static final int SEED_SIZE = 64;

  /// Length of an encapsulation (public) key in bytes.
  public static final int PUBLIC_SIZE = 1184;

  /// Length of a ciphertext in bytes.
  public static final int CIPHERTEXT_SIZE = 1088;

  private static final int MODULUS = 3329;
  private static final int POLYNOMIALS_SIZE = 1152;

  private final byte[] seed;
  private final byte[] publicKey;
  private final MLKEMPrivateKeyParameters expanded;

  private KemKeys(byte[] seed) {
    this.seed = seed;
    this.expanded = new MLKEMPrivateKeyParameters(MLKEMParameters.ml_kem_768, seed);
    this.publicKey = expanded.getPublicKey();
  }

  /// A secret and the ciphertext that carries it; the secret is the caller's to wipe.
  @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
  public record Encapsulation(byte[] secret, byte[] ciphertext) {
    @Override
    public String toString() {
      return "Encapsulation";
    }
  }

  /// A fresh pair.
  public static KemKeys generate(SecureRandom random) {
    byte[] seed = new byte[SEED_SIZE];
    random.nextBytes(seed);
    return new KemKeys(seed);
  }

  /// The pair with this seed; takes the array.
  public static KemKeys of(byte[] seed) {
    if (seed.length != SEED_SIZE) {
      throw new IllegalArgumentException("ML-KEM seed of " + seed.length + " bytes");
    }
    return new KemKeys(seed);
  }

  /// The seed itself, not a copy.
  public byte[] seed() {
    return seed;
  }

  /// The public key itself, not a copy.
  public byte[] publicKey() {
    return publicKey;
  }

  /// A fresh secret only the owner of `publicKey` can get out of the ciphertext.
  ///
  /// @throws WeakKeyException if the key is not [#acceptable]
  public static Encapsulation encapsulate(byte[] publicKey, SecureRandom random)
      throws WeakKeyException {
    if (!acceptable(publicKey)) {
      throw new WeakKeyException("ML-KEM");
    }
    SecretWithEncapsulation made =
        new MLKEMGenerator(random)
            .generateEncapsulated(
                new MLKEMPublicKeyParameters(MLKEMParameters.ml_kem_768, publicKey));
    Encapsulation copy = new Encapsulation(made.getSecret(), made.getEncapsulation());
    try {
      made.destroy();
    } catch (DestroyFailedException e) {
      throw new IllegalStateException("an array can't be overwritten", e);
    }
    return copy;
  }

  /// The secret in a ciphertext. A ciphertext made for another key gives a secret nobody else has
  /// (implicit rejection), so the next authentication fails.
  public byte[] decapsulate(byte[] ciphertext) throws WeakKeyException {
    if (ciphertext.length != CIPHERTEXT_SIZE) {
      throw new WeakKeyException("ML-KEM ciphertext");
    }
    return new MLKEMExtractor(expanded).extractSecret(ciphertext);
  }

  /// Whether a public key has the right length and all coefficients below the modulus (FIPS 203,
  /// section 7.2).
  public static boolean acceptable(byte[] publicKey) {
    if (publicKey.length != PUBLIC_SIZE) {
      return false;
    }
    for (int i = 0; i < POLYNOMIALS_SIZE; i += 3) {
      int low = publicKey[i] & 0xff;
      int middle = publicKey[i + 1] & 0xff;
      int high = publicKey[i + 2] & 0xff;
      if ((low | ((middle & 0x0f) << 8)) >= MODULUS || ((middle >> 4) | (high << 4)) >= MODULUS) {
        return false;
      }
    }
    return true;
  }

  /// Overwrites the private key.
  public void wipe() {
    Arrays.fill(seed, (byte) 0);
    expanded.destroy();
  }
}
