package app.maru.crypto.primitive;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.params.MLDSAParameters;
import org.bouncycastle.crypto.params.MLDSAPrivateKeyParameters;
import org.bouncycastle.crypto.params.MLDSAPublicKeyParameters;
import org.bouncycastle.crypto.signers.MLDSASigner;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.jspecify.annotations.Nullable;

/// A signing key pair of two halves: Ed25519 (RFC 8032) and ML-DSA-65 (FIPS 204), kept as their
/// seeds. A hybrid signature counts only if both halves verify.
///
/// Every signature is over `LP(context) ‖ message`, so that a statement of one kind can never pass
/// for another. Signing is deterministic. Any thread.
public final class SigningKeys {
  /// Length of the two seeds in bytes.
  public static final int SEED_SIZE = 64;

  /// Length of an Ed25519 signature in bytes.
  public static final int CLASSIC_SIGNATURE_SIZE = 64;

  /// Length of an Ed25519 public key in bytes.
  public static final int CLASSIC_PUBLIC_SIZE = 32;

  /// Length of both public keys in bytes.
  public static final int PUBLIC_SIZE = CLASSIC_PUBLIC_SIZE + 1952;

  /// Length of a hybrid signature in bytes.
  public static final int SIGNATURE_SIZE = CLASSIC_SIGNATURE_SIZE + 3309;

  private static final int HALF_SEED_SIZE = 32;

  private final byte[] seeds;
  private final byte[] classicSeed;
  private final byte[] publicKey;

  /// Made of its seed when it is first wanted. Guarded by this.
  private @Nullable MLDSAPrivateKeyParameters latticeKey;

  private boolean wiped;

  private SigningKeys(byte[] seeds) {
    this.seeds = seeds;
    this.classicSeed = Arrays.copyOf(seeds, HALF_SEED_SIZE);
    byte[] classicPublic = new byte[CLASSIC_PUBLIC_SIZE];
    Ed25519.generatePublicKey(classicSeed, 0, classicPublic, 0);
    this.publicKey =
        Octets.concat(classicPublic, latticeKey().getPublicKeyParameters().getEncoded());
  }

  private SigningKeys(byte[] seeds, byte[] publicKey) {
    this.seeds = seeds;
    this.classicSeed = Arrays.copyOf(seeds, HALF_SEED_SIZE);
    this.publicKey = publicKey;
  }

  /// A fresh pair.
  public static SigningKeys generate(SecureRandom random) {
    byte[] seeds = new byte[SEED_SIZE];
    random.nextBytes(seeds);
    return new SigningKeys(seeds);
  }

  /// The pair with these seeds; takes the array.
  public static SigningKeys of(byte[] seeds) {
    return new SigningKeys(checked(seeds));
  }

  /// The pair with these seeds, whose public keys are known and not computed again; takes both
  /// arrays. To sign with another's public key gives the private one away: they have to come from
  /// where only this device can have written them.
  public static SigningKeys of(byte[] seeds, byte[] publicKey) {
    if (publicKey.length != PUBLIC_SIZE) {
      throw new IllegalArgumentException("public keys of " + publicKey.length + " bytes");
    }
    return new SigningKeys(checked(seeds), publicKey);
  }

  private static byte[] checked(byte[] seeds) {
    if (seeds.length != SEED_SIZE) {
      throw new IllegalArgumentException("signing seeds of " + seeds.length + " bytes");
    }
    return seeds;
  }

  private synchronized MLDSAPrivateKeyParameters latticeKey() {
    if (wiped) {
      throw new IllegalStateException("already wiped");
    }
    if (latticeKey == null) {
      latticeKey =
          new MLDSAPrivateKeyParameters(
              MLDSAParameters.ml_dsa_65, Arrays.copyOfRange(seeds, HALF_SEED_SIZE, SEED_SIZE));
    }
    return latticeKey;
  }

  /// The seeds themselves, not a copy.
  public byte[] seeds() {
    return seeds;
  }

  /// Both public keys, Ed25519 first; the array itself, not a copy.
  public byte[] publicKey() {
    return publicKey;
  }

  /// Both signatures, Ed25519 first: for long-lived statements.
  public byte[] sign(String context, byte[] message) {
    byte[] toSign = statement(context, message);
    try {
      MLDSASigner signer = new MLDSASigner();
      signer.init(true, latticeKey());
      signer.update(toSign, 0, toSign.length);
      return Octets.concat(signClassic(toSign), signer.generateSignature());
    } catch (CryptoException e) {
      throw new IllegalStateException("ML-DSA cannot sign", e);
    }
  }

  /// The Ed25519 signature alone: for statements whose worth ends before large quantum computers.
  public byte[] signBriefly(String context, byte[] message) {
    return signClassic(statement(context, message));
  }

  private byte[] signClassic(byte[] toSign) {
    byte[] signature = new byte[CLASSIC_SIGNATURE_SIZE];
    Ed25519.sign(classicSeed, 0, publicKey, 0, toSign, 0, toSign.length, signature, 0);
    return signature;
  }

  /// Whether both halves of `signature` verify under `publicKey`.
  public static boolean verify(byte[] publicKey, String context, byte[] message, byte[] signature) {
    if (publicKey.length != PUBLIC_SIZE || signature.length != SIGNATURE_SIZE) {
      return false;
    }
    byte[] signed = statement(context, message);
    if (!verifyClassic(publicKey, signed, signature)) {
      return false;
    }
    MLDSASigner verifier = new MLDSASigner();
    verifier.init(
        false,
        new MLDSAPublicKeyParameters(
            MLDSAParameters.ml_dsa_65,
            Arrays.copyOfRange(publicKey, CLASSIC_PUBLIC_SIZE, PUBLIC_SIZE)));
    verifier.update(signed, 0, signed.length);
    return verifier.verifySignature(
        Arrays.copyOfRange(signature, CLASSIC_SIGNATURE_SIZE, SIGNATURE_SIZE));
  }

  /// Whether `signature` is the Ed25519 one of [#signBriefly] under `publicKey` (both keys).
  public static boolean verifyBrief(
      byte[] publicKey, String context, byte[] message, byte[] signature) {
    return publicKey.length == PUBLIC_SIZE
        && signature.length == CLASSIC_SIGNATURE_SIZE
        && verifyClassic(publicKey, statement(context, message), signature);
  }

  private static boolean verifyClassic(byte[] publicKey, byte[] signed, byte[] signature) {
    return Ed25519.verify(signature, 0, publicKey, 0, signed, 0, signed.length);
  }

  /// Whether the Ed25519 half is a canonical point of the prime-order group.
  public static boolean acceptable(byte[] publicKey) {
    return publicKey.length == PUBLIC_SIZE && Ed25519.validatePublicKeyFull(publicKey, 0);
  }

  private static byte[] statement(String context, byte[] message) {
    byte[] label = Octets.label(context);
    return ByteBuffer.allocate(Integer.BYTES + label.length + message.length)
        .putInt(label.length)
        .put(label)
        .put(message)
        .array();
  }

  /// Overwrites the private keys.
  public synchronized void wipe() {
    wiped = true;
    Arrays.fill(seeds, (byte) 0);
    Arrays.fill(classicSeed, (byte) 0);
    if (latticeKey != null) {
      latticeKey.destroy();
    }
  }
}
