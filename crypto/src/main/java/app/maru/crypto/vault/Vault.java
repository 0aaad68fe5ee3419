package app.maru.crypto.vault;

import app.maru.crypto.SecretBytes;
import app.maru.crypto.codec.MalformedException;
import app.maru.crypto.codec.Reader;
import app.maru.crypto.primitive.Aead;
import app.maru.crypto.primitive.Argon2id;
import app.maru.crypto.primitive.Hashes;
import app.maru.crypto.primitive.Hkdf;
import app.maru.crypto.primitive.Octets;
import app.maru.crypto.vault.VaultException.Reason;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.LongSupplier;

/// The one key of a profile, from which all others come by label, and its header for the disk.
///
/// The header either wraps the key under a passphrase or, for profiles without one, shows it: then
/// only the file's permissions protect it. Immutable; any thread. Opening and creating with a
/// passphrase take a good part of a second and the memory their cost says.
public final class Vault implements AutoCloseable {
  private static final byte[] MAGIC = Octets.label("MARUVLT");
  private static final int VERSION = 1;
  private static final int BARE = 0;
  private static final int PASSPHRASE = 1;
  private static final int KEY_SIZE = 32;
  private static final int SALT_SIZE = 16;
  private static final int COMMITMENT_SIZE = 32;
  private static final int CHECKSUM_SIZE = 8;
  private static final byte[] WRAP_INFO = Octets.label("maru1/vault");
  private static final byte[] EMPTY = {};

  private final SecretBytes key;
  private final byte[] header;

  private Vault(SecretBytes key, byte[] header) {
    this.key = key;
    this.header = header;
  }

  /// A fresh vault under a passphrase.
  ///
  /// @throws IllegalArgumentException if the passphrase is empty or the cost out of bounds
  public static Vault create(char[] passphrase, VaultCost cost, SecureRandom random) {
    SecretBytes key = SecretBytes.random(KEY_SIZE, random);
    return new Vault(key, wrap(key, passphrase, cost, random));
  }

  /// A fresh vault without a passphrase.
  public static Vault createBare(SecureRandom random) {
    SecretBytes key = SecretBytes.random(KEY_SIZE, random);
    return new Vault(key, bare(key));
  }

  /// Measures what a passphrase may cost on this computer: the standard, or more where that is
  /// quick. Takes as long as one stretch.
  ///
  /// @param nanoTime a clock
  public static VaultCost calibrate(LongSupplier nanoTime) {
    long before = nanoTime.getAsLong();
    Arrays.fill(stretch(new char[0], new byte[SALT_SIZE], VaultCost.STANDARD), (byte) 0);
    return VaultCost.calibrated(Duration.ofNanos(nanoTime.getAsLong() - before));
  }

  /// Opens a header written under a passphrase.
  ///
  /// @throws VaultException with any reason but PASSPHRASE_NEEDED
  public static Vault open(byte[] header, char[] passphrase) throws VaultException {
    Parsed parsed = parse(header);
    if (parsed.protection == BARE) {
      return new Vault(SecretBytes.of(parsed.secret), header.clone());
    }
    byte[] keys = stretch(passphrase, parsed.salt, parsed.cost);
    try {
      byte[] commitment = Arrays.copyOfRange(keys, KEY_SIZE, keys.length);
      if (!MessageDigest.isEqual(commitment, parsed.commitment)) {
        throw new VaultException(Reason.WRONG_PASSPHRASE);
      }
      byte[] secret =
          Aead.open(Arrays.copyOf(keys, KEY_SIZE), parsed.nonce, parsed.secret, parsed.ad);
      if (secret == null) {
        throw new VaultException(Reason.DAMAGED);
      }
      try {
        return new Vault(SecretBytes.of(secret), header.clone());
      } finally {
        Arrays.fill(secret, (byte) 0);
      }
    } finally {
      Arrays.fill(keys, (byte) 0);
    }
  }

  /// Opens a header written without a passphrase.
  ///
  /// @throws VaultException PASSPHRASE_NEEDED, DAMAGED, NEWER_VERSION
  public static Vault openBare(byte[] header) throws VaultException {
    Parsed parsed = parse(header);
    if (parsed.protection != BARE) {
      throw new VaultException(Reason.PASSPHRASE_NEEDED);
    }
    return new Vault(SecretBytes.of(parsed.secret), header.clone());
  }

  /// Whether a header was written under a passphrase.
  ///
  /// @throws VaultException DAMAGED, NEWER_VERSION, COST_OUT_OF_BOUNDS
  public static boolean needsPassphrase(byte[] header) throws VaultException {
    return parse(header).protection != BARE;
  }

  /// Whether this one was.
  public boolean hasPassphrase() {
    return header[MAGIC.length + 1] != BARE;
  }

  /// The same key under another passphrase, so that nothing else has to be written anew. The old
  /// header still opens with the old passphrase: destroy it.
  public Vault rewrap(char[] passphrase, VaultCost cost, SecureRandom random) {
    return new Vault(copyOfKey(), wrap(key, passphrase, cost, random));
  }

  /// The same key without a passphrase.
  public Vault unwrap() {
    return new Vault(copyOfKey(), bare(key));
  }

  /// What to keep on the disk.
  public byte[] header() {
    return header.clone();
  }

  /// The key for one purpose; labels are never shared between purposes.
  public SecretBytes subkey(String label) {
    byte[] secret = key.copy();
    byte[] derived = Hkdf.expand(secret, Octets.label(label), KEY_SIZE);
    try {
      return SecretBytes.of(derived);
    } finally {
      Arrays.fill(secret, (byte) 0);
      Arrays.fill(derived, (byte) 0);
    }
  }

  private SecretBytes copyOfKey() {
    byte[] secret = key.copy();
    try {
      return SecretBytes.of(secret);
    } finally {
      Arrays.fill(secret, (byte) 0);
    }
  }

  private static byte[] bare(SecretBytes key) {
    byte[] secret = key.copy();
    try {
      return seal(Octets.concat(MAGIC, new byte[] {VERSION, BARE}, secret));
    } finally {
      Arrays.fill(secret, (byte) 0);
    }
  }

  private static byte[] wrap(
      SecretBytes key, char[] passphrase, VaultCost cost, SecureRandom random) {
    if (!cost.withinBounds() || passphrase.length == 0) {
      throw new IllegalArgumentException("cost out of bounds, or no passphrase");
    }
    byte[] salt = new byte[SALT_SIZE];
    random.nextBytes(salt);
    byte[] nonce = new byte[Aead.NONCE_SIZE];
    random.nextBytes(nonce);
    byte[] keys = stretch(passphrase, salt, cost);
    byte[] secret = key.copy();
    try {
      byte[] costs =
          ByteBuffer.allocate(12)
              .putInt(cost.memory())
              .putInt(cost.passes())
              .putInt(cost.lanes())
              .array();
      byte[] commitment = Arrays.copyOfRange(keys, KEY_SIZE, keys.length);
      byte[] ad =
          Octets.concat(MAGIC, new byte[] {VERSION, PASSPHRASE}, costs, salt, nonce, commitment);
      byte[] wrapped = Aead.seal(Arrays.copyOf(keys, KEY_SIZE), nonce, secret, ad);
      return seal(Octets.concat(ad, wrapped));
    } finally {
      Arrays.fill(keys, (byte) 0);
      Arrays.fill(secret, (byte) 0);
    }
  }

  private static byte[] stretch(char[] passphrase, byte[] salt, VaultCost cost) {
    byte[] password = encode(passphrase);
    byte[] stretched =
        Argon2id.derive(password, salt, cost.memory(), cost.passes(), cost.lanes(), KEY_SIZE);
    try {
      return Hkdf.derive(EMPTY, stretched, WRAP_INFO, KEY_SIZE + COMMITMENT_SIZE);
    } finally {
      Arrays.fill(password, (byte) 0);
      Arrays.fill(stretched, (byte) 0);
    }
  }

  /// The same passphrase from any keyboard and any system.
  private static byte[] encode(char[] passphrase) {
    String normal = Normalizer.normalize(CharBuffer.wrap(passphrase), Normalizer.Form.NFKC);
    return normal.getBytes(StandardCharsets.UTF_8);
  }

  /// Tells damage by chance from a wrong passphrase before any work is done.
  private static byte[] seal(byte[] content) {
    return Octets.concat(content, Arrays.copyOf(Hashes.sha256(content), CHECKSUM_SIZE));
  }

  private static Parsed parse(byte[] header) throws VaultException {
    int end = header.length - CHECKSUM_SIZE;
    if (end < MAGIC.length + 1 || !Arrays.equals(header, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
      throw new VaultException(Reason.DAMAGED);
    }
    if (Byte.toUnsignedInt(header[MAGIC.length]) > VERSION) {
      throw new VaultException(Reason.NEWER_VERSION);
    }
    byte[] content = Arrays.copyOf(header, end);
    if (!MessageDigest.isEqual(seal(content), header)) {
      throw new VaultException(Reason.DAMAGED);
    }
    try {
      return Parsed.read(content);
    } catch (MalformedException e) {
      throw new VaultException(Reason.DAMAGED);
    }
  }

  /// The fields of a header that came through unchanged.
  private static final class Parsed {
    private int protection;
    private VaultCost cost = VaultCost.STANDARD;
    private byte[] salt = EMPTY;
    private byte[] nonce = EMPTY;
    private byte[] commitment = EMPTY;
    private byte[] ad = EMPTY;
    private byte[] secret = EMPTY;

    private static Parsed read(byte[] content) throws MalformedException, VaultException {
      Parsed parsed = new Parsed();
      Reader in = new Reader(content);
      in.raw(MAGIC.length + 1);
      parsed.protection = in.u8();
      if (parsed.protection == PASSPHRASE) {
        parsed.cost =
            new VaultCost(
                in.u32(Integer.MAX_VALUE), in.u32(Integer.MAX_VALUE), in.u32(Integer.MAX_VALUE));
        if (!parsed.cost.withinBounds()) {
          throw new VaultException(Reason.COST_OUT_OF_BOUNDS);
        }
        parsed.salt = in.raw(SALT_SIZE);
        parsed.nonce = in.raw(Aead.NONCE_SIZE);
        parsed.commitment = in.raw(COMMITMENT_SIZE);
        parsed.ad = Arrays.copyOf(content, in.position());
        parsed.secret = in.raw(KEY_SIZE + Aead.TAG_SIZE);
      } else if (parsed.protection == BARE) {
        parsed.secret = in.raw(KEY_SIZE);
      } else {
        throw new MalformedException("protection");
      }
      in.end();
      return parsed;
    }
  }

  /// Wipes the key.
  @Override
  public void close() {
    key.close();
    if (!hasPassphrase()) {
      Arrays.fill(header, (byte) 0);
    }
  }

  /// Nothing of the key.
  @Override
  public String toString() {
    return "Vault";
  }
}
