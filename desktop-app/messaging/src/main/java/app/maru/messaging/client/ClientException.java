package app.maru.messaging.client;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Why a client did not start, or did not reach an address.
public final class ClientException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Reason reason;
  private final @Nullable Instant lastGood;

  /// A failure with its reason and nothing personal.
  public ClientException(Reason reason) {
    this(reason, null);
  }

  /// A failure with its reason and what led to it.
  public ClientException(Reason reason, @Nullable Throwable cause) {
    this(reason, cause, null);
  }

  private ClientException(Reason reason, @Nullable Throwable cause, @Nullable Instant lastGood) {
    super(reason.name(), cause);
    this.reason = reason;
    this.lastGood = lastGood;
  }

  /// A damaged database of which there is a good copy.
  ///
  /// @param lastGood when the copy was made
  public static ClientException damaged(Instant lastGood, @Nullable Throwable cause) {
    return new ClientException(Reason.DAMAGED, cause, lastGood);
  }

  /// What to tell the person.
  public Reason reason() {
    return reason;
  }

  /// When the copy was made that can be opened instead: see [Client#restoreLastGood].
  public Optional<Instant> lastGood() {
    return Optional.ofNullable(lastGood);
  }

  /// Why.
  public enum Reason {
    /// Another process has this profile open.
    PROFILE_OPEN,
    /// The passphrase does not open this profile.
    WRONG_PASSPHRASE,
    /// This profile has a passphrase and none was given.
    PASSPHRASE_NEEDED,
    /// There is no profile yet, and a new one needs a name.
    NAME_NEEDED,
    /// The profile's files are damaged; beyond help unless there is a good copy.
    DAMAGED,
    /// A newer Maru has written this profile.
    NEWER,
    /// No room on the disk.
    DISK_FULL,
    /// The disk or the folder refuses.
    IO,
    /// Nobody answered at that address.
    UNREACHABLE,
    /// Whoever answered there is not Maru, or could not prove who they are.
    NOT_MARU,
    /// Whoever answered there speaks another version of Maru's protocol only.
    OTHER_VERSION,
    /// Somebody else than the invitation names answered there.
    WRONG_PERSON,
    /// That address is this device itself.
    SELF
  }
}
