package app.maru.messaging.policy;

import org.jspecify.annotations.Nullable;

/// There is a policy, but it can't be used.
public final class PolicyException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Reason reason;
  private final String where;

  /// Why not.
  public enum Reason {
    /// The file can't be read.
    UNREADABLE,
    /// Somebody else than the administrator owns the file or may write to it.
    NOT_TRUSTED,
    /// Larger than any policy.
    TOO_LARGE,
    /// Not JSON; where is the number of the line.
    SYNTAX,
    /// There is no such setting; where is its name.
    UNKNOWN_SETTING,
    /// A setting can't have this value; where is its name.
    WRONG_VALUE
  }

  PolicyException(Reason reason, String where, @Nullable Throwable cause) {
    super(reason + " " + where, cause);
    this.reason = reason;
    this.where = where;
  }

  /// Why not.
  public Reason reason() {
    return reason;
  }

  /// Where in the file, as [Reason] says; else empty.
  public String where() {
    return where;
  }
}
