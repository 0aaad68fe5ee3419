package app.maru.crypto.prekey;

import app.maru.crypto.DecodingException;
import app.maru.crypto.Identity;
import app.maru.crypto.SecretBytes;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;

/// My prekey for everybody: both halves, replaced every [#ROTATION] and kept for [#RETENTION].
@SuppressWarnings("DoNotCallSuggester")
public final class SignedPrekey {
  private SignedPrekey() {}

  /// A new one is made when the newest is older than this.
  public static final Duration ROTATION = Duration.ofDays(2);

  /// The private half is destroyed when it is older than this: longer than mail can be under way.
  public static final Duration RETENTION = Duration.ofDays(18);

  /// A new prekey. `id` is at least 1 and never used again on this device.
  public static SignedPrekey create(Identity me, int id, SecureRandom random, Instant now) {
    throw new UnsupportedOperationException();
  }

  /// Opens what [#seal] wrote.
  public static SignedPrekey open(Identity me, int id, byte[] sealed, SecretBytes key)
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

  /// When it was made.
  public Instant created() {
    throw new UnsupportedOperationException();
  }
}
