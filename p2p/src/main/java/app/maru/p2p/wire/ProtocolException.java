package app.maru.p2p.wire;

/// The other end sent something that is no frame. The connection can't be used any more.
public final class ProtocolException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  /// Says what was wrong.
  public ProtocolException(Reason reason) {
    super(reason.name(), null, false, false);
    this.reason = reason;
  }

  /// What was wrong.
  public Reason reason() {
    return reason;
  }

  /// What can be wrong with a frame.
  public enum Reason {
    /// Longer than its kind may be.
    TOO_LONG,
    /// It ends too early.
    TRUNCATED,
    /// Bytes after its end.
    TRAILING,
    /// A kind of frame we don't know.
    UNKNOWN_TYPE,
    /// A value that its field can't have.
    BAD_VALUE,
    /// An envelope whose body has none of the allowed sizes.
    BAD_SIZE,
    /// Text that is not UTF-8.
    BAD_TEXT,
    /// A frame that may not come now.
    UNEXPECTED,
    /// A greeting in another version of the protocol.
    OTHER_VERSION
  }
}
