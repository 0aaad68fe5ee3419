package app.maru.messaging.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The world got in the way of the database; the reason says what a person can do about it.
///
/// Never thrown for our own mistakes (bad SQL, a broken constraint): those are unchecked.
public final class StoreException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  /// What went wrong.
  public enum Reason {
    /// Another process, or another part of this one, has the database open.
    ALREADY_OPEN,
    /// What is on the disk is not what was written. Nothing of it was believed.
    DAMAGED,
    /// Written by a newer version of Maru.
    NEWER_VERSION,
    /// No space left; what was not yet flushed did not happen. Goes away with space.
    DISK_FULL,
    /// The key does not belong to this database.
    WRONG_KEY,
    /// Any other failure of the disk or the file system.
    IO
  }

  StoreException(Reason reason, String message) {
    this(reason, message, null);
  }

  StoreException(Reason reason, String message, @Nullable Throwable cause) {
    super(reason + ": " + message, cause);
    this.reason = reason;
  }

  /// The name of a failure of the file system, or of what is behind it.
  public static StoreException of(IOException e) {
    return Failures.of(e, Optional.empty());
  }

  /// The name of a failure of the file system.
  ///
  /// @param near what was written, or the folder
  public static StoreException of(IOException e, Path near) {
    return Failures.of(e, Optional.of(near));
  }

  /// What went wrong.
  public Reason reason() {
    return reason;
  }
}
