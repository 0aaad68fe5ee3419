package app.maru.crypto.primitive;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.math.ec.rfc7748.X25519;

/// An X25519 key pair (RFC 7748).
public final class DhKeys {
  /// Length of a private key, a public key and a shared secret in bytes.
  public static final int SIZE = 32;

  private static final HexFormat HEX = HexFormat.of();

  /// 2^255 - 19, the smallest value that is not a canonical coordinate, little-endian.
  private static final byte[] PRIME =
      HEX.parseHex("edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f");

  /// All canonical coordinates of small order on the curve and its twist: a shared secret with them
  /// is zero whatever the private key.
  private static final List<byte[]> SMALL_ORDER =
      List.of(
          HEX.parseHex("0000000000000000000000000000000000000000000000000000000000000000"),
          HEX.parseHex("0100000000000000000000000000000000000000000000000000000000000000"),
          HEX.parseHex("e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800"),
          HEX.parseHex("5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157"),
          HEX.parseHex("ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"));

  private final byte[] secret;
  private final byte[] publicKey;

  private DhKeys(byte[] secret, byte[] publicKey) {
    this.secret = secret;
    this.publicKey = publicKey;
  }

  /// A fresh pair.
  public static DhKeys generate(SecureRandom random) {
    byte[] secret = new byte[SIZE];
    random.nextBytes(secret);
    return of(secret);
  }

  /// The pair with this private key; takes the array.
  public static DhKeys of(byte[] secret) {
    byte[] publicKey = new byte[SIZE];
    X25519.scalarMultBase(checked(secret), 0, publicKey, 0);
    return new DhKeys(secret, publicKey);
  }

  /// The pair with this private key, whose public one is known and not computed again; takes both
  /// arrays.
  public static DhKeys of(byte[] secret, byte[] publicKey) {
    return new DhKeys(checked(secret), checked(publicKey));
  }

  private static byte[] checked(byte[] key) {
    if (key.length != SIZE) {
      throw new IllegalArgumentException("X25519 key of " + key.length + " bytes");
    }
    return key;
  }

  /// The private key itself, not a copy.
  public byte[] secret() {
    return secret;
  }

  /// The public key itself, not a copy.
  public byte[] publicKey() {
    return publicKey;
  }

  /// The secret shared with the owner of `theirs`, for the caller to wipe.
  ///
  /// @throws WeakKeyException if the key is not [#acceptable] or the secret would be zero
  public byte[] agree(byte[] theirs) throws WeakKeyException {
    byte[] shared = new byte[SIZE];
    if (!acceptable(theirs) || !X25519.calculateAgreement(secret, 0, theirs, 0, shared, 0)) {
      throw new WeakKeyException("X25519");
    }
    return shared;
  }

  /// Whether a public key is canonical and not of small order.
  public static boolean acceptable(byte[] publicKey) {
    return publicKey.length == SIZE
        && belowPrime(publicKey)
        && SMALL_ORDER.stream().noneMatch(weak -> MessageDigest.isEqual(weak, publicKey));
  }

  private static boolean belowPrime(byte[] value) {
    for (int i = SIZE - 1; i >= 0; i--) {
      int order = Byte.compareUnsigned(value[i], PRIME[i]);
      if (order != 0) {
        return order < 0;
      }
    }
    return false;
  }

  /// Overwrites the private key.
  public void wipe() {
    Arrays.fill(secret, (byte) 0);
  }
}
