package app.maru.crypto.vault;

/// A vault was not opened.
public final class VaultException extends Exception {
  private static final long serialVersionUID = 1;

  private final Reason reason;

  /// Why not.
  public enum Reason {
    /// The header is whole, and this is not its passphrase.
    WRONG_PASSPHRASE,
    /// It has a passphrase and none was given.
    PASSPHRASE_NEEDED,
    /// The header is not what was written.
    DAMAGED,
    /// Written by a newer version.
    NEWER_VERSION,
    /// It asks for more memory or time than any of ours does, or for too little.
    COST_OUT_OF_BOUNDS
  }

  VaultException(Reason reason) {
    super(reason.name());
    this.reason = reason;
  }

  /// Why not.
  public Reason reason() {
    return reason;
  }
}
