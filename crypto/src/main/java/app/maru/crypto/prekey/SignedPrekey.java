package app.maru.crypto.prekey;

import app.maru.crypto.DecodingException;
import app.maru.crypto.Identity;
import app.maru.crypto.SecretBytes;
import app.maru.crypto.codec.Kind;
import app.maru.crypto.codec.MalformedException;
import app.maru.crypto.primitive.DhKeys;
import app.maru.crypto.primitive.KemKeys;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;

/// My prekey for everybody: both halves, replaced every [#ROTATION] and kept for [#RETENTION] after
/// that. Immutable.
public final class SignedPrekey {
  /// A new one is made when the newest is older than this.
  public static final Duration ROTATION = Duration.ofDays(2);

  /// The private half is destroyed so long after a newer one took its place: the fourteen days that
  /// mail may be under way, a day of wrong clocks and one more.
  public static final Duration RETENTION = Duration.ofDays(16);

  /// So long others may begin sessions with it. A device that is away can't replace it, and people
  /// shall be able to write to it for as long as their mail would wait.
  static final Duration OFFERED = Duration.ofDays(14);

  private final SignedPrekeyRecord record;
  private final DhKeys dhKeys;
  private final KemKeys kemKeys;

  private SignedPrekey(SignedPrekeyRecord record, DhKeys dhKeys, KemKeys kemKeys) {
    this.record = record;
    this.dhKeys = dhKeys;
    this.kemKeys = kemKeys;
  }

  /// A new prekey. `id` is at least 1 and never used again on this device.
  public static SignedPrekey create(Identity me, int id, SecureRandom random, Instant now) {
    DhKeys dh = DhKeys.generate(random);
    KemKeys kem = KemKeys.generate(random);
    return new SignedPrekey(SignedPrekeyRecord.issue(me.signingKeys(), id, dh, kem, now), dh, kem);
  }

  /// Opens what [#seal] wrote.
  public static SignedPrekey open(Identity me, int id, byte[] sealed, SecretBytes key)
      throws DecodingException {
    PrekeyVault.Halves halves = PrekeyVault.open(me, Kind.SIGNED_PREKEY_SECRET, id, sealed, key);
    try {
      SignedPrekeyRecord record = SignedPrekeyRecord.trusted(halves.record());
      return new SignedPrekey(record, halves.dh(), halves.kem());
    } catch (MalformedException e) {
      throw DecodingException.because(e);
    }
  }

  /// Both halves encrypted under `key` (32 bytes, a vault subkey), bound to this device and id.
  public byte[] seal(Identity me, SecretBytes key, SecureRandom random) {
    PrekeyVault.Halves halves = new PrekeyVault.Halves(dhKeys, kemKeys, record.encode());
    return PrekeyVault.seal(me, Kind.SIGNED_PREKEY_SECRET, id(), halves, key, random);
  }

  /// Its number on this device.
  public int id() {
    return record.id();
  }

  /// When it was made.
  public Instant created() {
    return record.created();
  }

  /// The public half.
  public SignedPrekeyRecord record() {
    return record;
  }

  /// The X25519 keys; of use within this module only.
  @SuppressWarnings("exports")
  public DhKeys dhKeys() {
    return dhKeys;
  }

  /// The ML-KEM-768 keys; of use within this module only.
  @SuppressWarnings("exports")
  public KemKeys kemKeys() {
    return kemKeys;
  }
}
