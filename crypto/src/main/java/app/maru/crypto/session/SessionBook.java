package app.maru.crypto.session;

import app.maru.crypto.DecodingException;
import app.maru.crypto.DecryptionException;
import app.maru.crypto.DeviceId;
import app.maru.crypto.Identity;
import app.maru.crypto.PersonId;
import app.maru.crypto.SecretBytes;
import app.maru.crypto.prekey.PrekeyBundle;
import java.security.SecureRandom;
import java.time.Instant;

/// All sessions with one remote device: at most one active and three superseded.
///
/// Immutable: every operation returns the next book, a failed one changes nothing. Commit the next
/// book before a sealed body leaves or a received one is accepted.
@SuppressWarnings("DoNotCallSuggester")
public final class SessionBook {
  private SessionBook() {}

  /// Largest content in bytes: fills the largest body together with everything a first message
  /// carries.
  public static final int MAX_CONTENT = 48 * 1024;

  /// A book without sessions.
  public static SessionBook empty(PersonId person, DeviceId device) {
    throw new UnsupportedOperationException();
  }

  /// Opens what [#encode] wrote for this device under the same key.
  public static SessionBook decode(
      PersonId person, DeviceId device, byte[] encoded, SecretBytes key) throws DecodingException {
    throw new UnsupportedOperationException();
  }

  /// The book encrypted under `key` (32 bytes, the vault subkey "maru1/sessions").
  public byte[] encode(SecretBytes key, SecureRandom random) {
    throw new UnsupportedOperationException();
  }

  /// The person at the other end.
  public PersonId person() {
    throw new UnsupportedOperationException();
  }

  /// The device at the other end.
  public DeviceId device() {
    throw new UnsupportedOperationException();
  }

  /// Whether [#seal] will work; if not, get a bundle and [#initiate].
  public boolean canSeal(Instant now) {
    throw new UnsupportedOperationException();
  }

  /// Whether the other device was heard on the active session.
  public boolean confirmed() {
    throw new UnsupportedOperationException();
  }

  /// Begins a new session with the owner of `bundle`; the former active one is superseded.
  public SessionBook initiate(Identity me, PrekeyBundle bundle, Instant now, SecureRandom random)
      throws DecodingException {
    throw new UnsupportedOperationException();
  }

  /// Seals `content` on the active session.
  ///
  /// @throws IllegalArgumentException if `content` is longer than [#MAX_CONTENT]
  /// @throws IllegalStateException if there is no usable session ([#canSeal])
  public Sealed seal(Identity me, byte[] content, Instant now, SecureRandom random) {
    throw new UnsupportedOperationException();
  }

  /// Whether the body was sealed for one of these sessions; cheap, no false alarms in practice.
  public boolean recognises(byte[] body) {
    throw new UnsupportedOperationException();
  }

  /// Opens a body of one of these sessions.
  public Opened open(Identity me, byte[] body, Instant now) throws DecryptionException {
    throw new UnsupportedOperationException();
  }

  /// Takes a session that the other device began. Which of two simultaneous ones is used for
  /// sending is decided by the smaller session id, so both ends agree.
  ///
  /// @throws IllegalArgumentException if the introduction comes from another device
  public Opened adopt(Introduction introduction, Instant now) {
    throw new UnsupportedOperationException();
  }
}
