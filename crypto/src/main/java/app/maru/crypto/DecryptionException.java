package app.maru.crypto;

/// A received body was not opened. Nothing changed: the book and the prekeys are what they were.
public final class DecryptionException extends Exception {
  private static final long serialVersionUID = 1;

  private final Reason reason;

  /// Why a body was not opened.
  public enum Reason {
    /// No session of this book knows it.
    NOT_MINE,
    /// Opened before, or so old that its key is gone: accept it and show nothing.
    DUPLICATE,
    /// Truncated, altered or never genuine.
    DAMAGED,
    /// It names a prekey this device does not have (any more).
    UNKNOWN_PREKEY,
    /// This very introduction was accepted before.
    REPLAYED,
    /// It claims to come from this device.
    SELF,
    /// It would skip more messages than a session is willing to.
    TOO_FAR,
    /// It comes from the other end of the session, but the two ends no longer agree: initiate
    /// again.
    BROKEN_SESSION,
    /// The certificate it carries is not the one the introduction was made with, or is forged.
    WRONG_SENDER,
    /// The sender's certificate has expired.
    EXPIRED,
    /// A version or suite this release does not know.
    NEWER_VERSION,
    /// The two ends were shown different device lists for one epoch.
    DEVICE_LIST_CONFLICT
  }

  /// Refusal for `reason`.
  public DecryptionException(Reason reason) {
    super(reason.name());
    this.reason = reason;
  }

  /// Why.
  public Reason reason() {
    return reason;
  }
}
