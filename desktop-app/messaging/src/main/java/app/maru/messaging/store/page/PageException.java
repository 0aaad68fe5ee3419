package app.maru.messaging.store.page;

import java.io.IOException;

/// The file can't be believed or used.
public final class PageException extends IOException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  /// What is wrong with it.
  public enum Reason {
    /// A page or the head is not what was written.
    DAMAGED,
    /// Sealed with another key.
    WRONG_KEY,
    /// Made by a newer version of Maru.
    NEWER_VERSION,
    /// Another holds it.
    ALREADY_OPEN
  }

  PageException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  /// What is wrong with it.
  public Reason reason() {
    return reason;
  }
}
