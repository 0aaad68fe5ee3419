package app.maru.crypto.codec;

/// Bytes that are not in the expected layout.
public final class MalformedException extends Exception {
  private static final long serialVersionUID = 1;

  private final boolean newer;

  MalformedException(String what, boolean newer) {
    super(what);
    this.newer = newer;
  }

  /// Bytes that are refused because of `what`.
  public MalformedException(String what) {
    this(what, false);
  }

  /// Whether they are of a version or suite this release does not know.
  public boolean newer() {
    return newer;
  }
}
