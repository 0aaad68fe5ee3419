package app.maru.relay.mailbox;

/// The mail can't be opened.
public final class MailException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  /// Says why.
  public MailException(Reason reason, Throwable cause) {
    super(reason.name(), cause);
    this.reason = reason;
  }

  /// Says why.
  public MailException(Reason reason) {
    super(reason.name());
    this.reason = reason;
  }

  /// Why.
  public Reason reason() {
    return reason;
  }

  /// What can be wrong.
  public enum Reason {
    /// The disk failed.
    DISK,
    /// A newer program wrote it.
    VERSION
  }
}
