package app.maru.messaging.content;

/// An opened content is not one this release can use.
public final class ContentException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  ContentException(Reason reason) {
    super(reason.name());
    this.reason = reason;
  }

  /// What is wrong with it.
  public Reason reason() {
    return reason;
  }

  /// What can be wrong.
  public enum Reason {
    /// A version or type of a later release.
    NEWER,
    /// Cut off, too long, out of bounds or not text.
    MALFORMED
  }
}
