package app.maru.ui.picture;

/// Why a picture was not taken.
public final class PictureException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  /// Nothing of the picture is in it, nor where it lies.
  public PictureException(Reason reason) {
    super(reason.name());
    this.reason = reason;
  }

  /// What to tell the person.
  public Reason reason() {
    return reason;
  }

  /// Why.
  public enum Reason {
    /// No file that can be read, or no picture of a kind that is known.
    NO_PICTURE,
    /// The file or the picture is larger than anybody needs.
    TOO_LARGE,
    /// It begins like a picture and is broken.
    BROKEN
  }
}
