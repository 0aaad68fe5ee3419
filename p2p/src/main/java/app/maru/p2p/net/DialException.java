package app.maru.p2p.net;

/// A node could not be connected to.
public final class DialException extends Exception {
  private static final long serialVersionUID = 1L;

  private final CloseReason reason;

  /// Says why.
  public DialException(CloseReason reason) {
    super(reason.name(), null, false, false);
    this.reason = reason;
  }

  /// Why.
  public CloseReason reason() {
    return reason;
  }
}
