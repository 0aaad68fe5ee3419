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

/// My prekey for one introduction: both halves; deleted in the transaction that accepts it.
/// Immutable until it is wiped.
public final class OneTimePrekey {
  /// Unused ones are destroyed after this: as long as an introduction made with it may be under
  /// way, and two days.
  public static final Duration RETENTION = Duration.ofDays(16);

  private final OneTimePrekeyRecord record;
  private final DhKeys dhKeys;
  private final KemKeys kemKeys;

  private OneTimePrekey(OneTimePrekeyRecord record, DhKeys dhKeys, KemKeys kemKeys) {
    this.record = record;
    this.dhKeys = dhKeys;
    this.kemKeys = kemKeys;
  }

  /// A new prekey. `id` is at least 1 and never used again on this device.
  public static OneTimePrekey create(Identity me, int id, SecureRandom random) {
    DhKeys dh = DhKeys.generate(random);
    KemKeys kem = KemKeys.generate(random);
    return new OneTimePrekey(OneTimePrekeyRecord.issue(me.signingKeys(), id, dh, kem), dh, kem);
  }

  /// Opens what [#seal] wrote.
  public static OneTimePrekey open(Identity me, int id, byte[] sealed, SecretBytes key)
      throws DecodingException {
    PrekeyVault.Halves halves = PrekeyVault.open(me, Kind.ONE_TIME_PREKEY_SECRET, id, sealed, key);
    try {
      OneTimePrekeyRecord record = OneTimePrekeyRecord.trusted(halves.record());
      return new OneTimePrekey(record, halves.dh(), halves.kem());
    } catch (MalformedException e) {
      throw DecodingException.because(e);
    }
  }

  /// Both halves encrypted under `key` (32 bytes, a vault subkey), bound to this device and id.
  public byte[] seal(Identity me, SecretBytes key, SecureRandom random) {
    PrekeyVault.Halves halves = new PrekeyVault.Halves(dhKeys, kemKeys, record.encode());
    return PrekeyVault.seal(me, Kind.ONE_TIME_PREKEY_SECRET, id(), halves, key, random);
  }

  /// Overwrites the private halves, which are of no more use here: they were sealed, or the
  /// introduction was answered. What was sealed stays.
  public void wipe() {
    dhKeys.wipe();
    kemKeys.wipe();
  }

  /// Its number on this device.
  public int id() {
    return record.id();
  }

  /// The public half.
  public OneTimePrekeyRecord record() {
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
