package app.maru.messaging.profile;

import org.jspecify.annotations.Nullable;

/// A profile was not made or not opened.
public final class ProfileException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  /// Why not.
  public enum Reason {
    /// Another process, or another part of this one, has it open.
    ALREADY_OPEN,
    /// There is none in this folder.
    NOT_THERE,
    /// There is one in this folder already.
    EXISTS,
    /// To be made in a folder that holds something else.
    NOT_EMPTY,
    /// Not its passphrase.
    WRONG_PASSPHRASE,
    /// It has a passphrase and none was given.
    PASSPHRASE_NEEDED,
    /// Its key or identity is not what was written.
    DAMAGED,
    /// Written by a newer version of Maru.
    NEWER_VERSION,
    /// Others can read the folder and that can't be changed.
    UNSAFE_FOLDER,
    /// Not a name a folder can have on every system.
    BAD_NAME,
    /// No space left.
    DISK_FULL,
    /// Any other failure of the file system.
    IO
  }

  ProfileException(Reason reason) {
    this(reason, null);
  }

  ProfileException(Reason reason, @Nullable Throwable cause) {
    super(reason.name(), cause);
    this.reason = reason;
  }

  /// Why not.
  public Reason reason() {
    return reason;
  }
}
