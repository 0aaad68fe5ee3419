package app.maru.relay.account;

import app.maru.p2p.files.FullDisk;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Set;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;

/// The world got in the way of the accounts' database; the reason says what an operator can do.
public final class AccountsException extends Exception {
  private static final long serialVersionUID = 1L;

  /// H2's numbers of errors; its own constants are not part of its module's promise.
  private static final int ALREADY_OPEN = 90_020;

  private static final int CORRUPTED = 90_030;
  private static final int WRONG_VERSION = 90_048;

  /// What H2's store says of a file whose bytes make no sense: corrupt, not to be deserialized, a
  /// chunk or block is missing, open transactions that contradict each other. Where that shows
  /// while tables are read, H2 calls most of it a general error.
  private static final Set<Integer> SENSELESS = Set.of(6, 8, 9, 50, 100);

  private final Reason reason;

  /// What went wrong.
  public enum Reason {
    /// Another process has it open.
    ALREADY_OPEN,
    /// It does not read any more: restore the last good copy, or a backup.
    DAMAGED,
    /// Written by a newer version of Maru.
    NEWER_VERSION,
    /// No space left; what was not acknowledged did not happen.
    DISK_FULL,
    /// The relay stops: what takes long breaks off, and nothing is begun. Also what was told to
    /// break off.
    CLOSED,
    /// Any other failure of the disk.
    IO
  }

  AccountsException(Reason reason, @Nullable Throwable cause) {
    super(reason.name(), cause);
    this.reason = reason;
  }

  static AccountsException of(SQLException e) {
    Reason reason =
        switch (e.getErrorCode()) {
          case ALREADY_OPEN -> Reason.ALREADY_OPEN;
          case CORRUPTED, WRONG_VERSION -> Reason.DAMAGED;
          default -> behind(e);
        };
    return new AccountsException(reason, e);
  }

  private static Reason behind(SQLException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      boolean senseless =
          cause instanceof MVStoreException store && SENSELESS.contains(store.getErrorCode());
      // A file that is shorter than it says.
      if (senseless || cause instanceof EOFException) {
        return Reason.DAMAGED;
      }
    }
    return FullDisk.isBehind(e) ? Reason.DISK_FULL : Reason.IO;
  }

  /// @param near in the folder that was written to
  static AccountsException of(SQLException e, Path near) {
    AccountsException found = of(e);
    return found.reason == Reason.IO && FullDisk.isBehind(e, near)
        ? new AccountsException(Reason.DISK_FULL, e)
        : found;
  }

  /// @param near in the folder that was written to
  static AccountsException of(IOException e, Path near) {
    return new AccountsException(FullDisk.isBehind(e, near) ? Reason.DISK_FULL : Reason.IO, e);
  }

  /// In plain words, of the accounts.
  public String sentence() {
    return switch (reason) {
      case ALREADY_OPEN -> "another process has them open";
      case DAMAGED -> "they are damaged";
      case NEWER_VERSION -> "they were written by a newer version of Maru";
      case DISK_FULL -> "the disk is full";
      case CLOSED -> "the relay is stopping";
      case IO -> "the disk can't be read or written";
    };
  }

  /// What went wrong.
  public Reason reason() {
    return reason;
  }
}
