package app.maru.messaging.json;

import org.jspecify.annotations.Nullable;

/// A file is not what was asked for, and where.
public final class JsonException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Reason reason;
  private final String where;

  /// What is wrong.
  public enum Reason {
    /// Not JSON at all; where is the number of the line.
    SYNTAX,
    /// A member that nobody asked for; where is its name.
    UNKNOWN,
    /// A member is not of the kind that is wanted; where is its name.
    KIND,
    /// A member is not there; where is its name.
    MISSING
  }

  JsonException(Reason reason, String where, @Nullable Throwable cause) {
    super(reason + " " + where, cause);
    this.reason = reason;
    this.where = where;
  }

  /// What is wrong.
  public Reason reason() {
    return reason;
  }

  /// Where, as [Reason] says.
  public String where() {
    return where;
  }
}
