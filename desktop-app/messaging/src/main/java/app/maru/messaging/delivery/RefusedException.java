package app.maru.messaging.delivery;

import app.maru.p2p.wire.Frame.RefusalReason;
import java.time.Duration;

/// An envelope is not taken now; nothing of it was kept.
public final class RefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final RefusalReason reason;
  private final Duration retryAfter;

  /// A refusal and when to come again.
  public RefusedException(RefusalReason reason, Duration retryAfter) {
    super(reason.name());
    this.reason = reason;
    this.retryAfter = retryAfter;
  }

  /// What to answer.
  public RefusalReason reason() {
    return reason;
  }

  /// When to come again.
  public Duration retryAfter() {
    return retryAfter;
  }
}
