package app.maru.crypto.prekey;

import app.maru.crypto.DecodingException;
import app.maru.crypto.Identity;
import app.maru.crypto.SecretBytes;
import java.security.SecureRandom;
import java.time.Duration;

/// My prekey for one introduction: both halves; deleted in the transaction that accepts it.
@SuppressWarnings("DoNotCallSuggester")
public final class OneTimePrekey {
  private OneTimePrekey() {}

  /// Unused ones are destroyed after this: as long as an introduction made with it may be under
  /// way.
  public static final Duration RETENTION = Duration.ofDays(16);

  /// A new prekey. `id` is at least 1 and never used again on this device.
  public static OneTimePrekey create(Identity me, int id, SecureRandom random) {
    throw new UnsupportedOperationException();
  }

  /// Opens what [#seal] wrote.
  public static OneTimePrekey open(Identity me, int id, byte[] sealed, SecretBytes key)
      throws DecodingException {
    throw new UnsupportedOperationException();
  }

  /// Both halves encrypted under `key` (32 bytes, a vault subkey), bound to this device and id.
  public byte[] seal(Identity me, SecretBytes key, SecureRandom random) {
    throw new UnsupportedOperationException();
  }

  /// Its number on this device.
  public int id() {
    throw new UnsupportedOperationException();
  }
}
