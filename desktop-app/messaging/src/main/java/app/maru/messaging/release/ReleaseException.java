package app.maru.messaging.release;

import org.jspecify.annotations.Nullable;

/// News of a release, or a file of it, did not come or does not count.
public final class ReleaseException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  /// Why.
  public enum Reason {
    /// Nobody answered, or not to the end.
    UNREACHABLE,
    /// Somebody answered that there is no such file.
    ABSENT,
    /// It took too long.
    SLOW,
    /// More than it may or should be.
    TOO_LARGE,
    /// Not signed by the makers of this program.
    NOT_SIGNED,
    /// Signed, but not to be understood: meant for another version, perhaps.
    MALFORMED,
    /// Too old: whoever hands it out withholds what came later.
    EXPIRED,
    /// Older than what was seen before.
    OLDER,
    /// The file is not the one that was announced.
    DIFFERENT,
    /// The file can't be written here.
    DISK
  }

  /// A failure with its reason.
  public ReleaseException(Reason reason) {
    this(reason, null);
  }

  ReleaseException(Reason reason, @Nullable Throwable cause) {
    super(reason.name(), cause);
    this.reason = reason;
  }

  /// Why.
  public Reason reason() {
    return reason;
  }
}
