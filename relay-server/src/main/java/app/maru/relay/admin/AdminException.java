package app.maru.relay.admin;

/// A command was not carried out; the sentence says why, for the operator's eyes.
public final class AdminException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  /// Whose fault it is.
  public enum Reason {
    /// The command asks for something that is not there or makes no sense.
    WRONG,
    /// The relay does not run, or can't be reached.
    NOT_RUNNING,
    /// The relay tried and failed.
    FAILED
  }

  /// With a sentence in plain words.
  public AdminException(Reason reason, String sentence) {
    super(sentence);
    this.reason = reason;
  }

  /// Whose fault it is.
  public Reason reason() {
    return reason;
  }

  /// In plain words.
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
