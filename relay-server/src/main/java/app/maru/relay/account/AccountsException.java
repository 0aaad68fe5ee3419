package app.maru.relay.account;

import app.maru.p2p.files.FullDisk;
import java.io.IOException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// The world got in the way of the accounts' database; the reason says what an operator can do.
public final class AccountsException extends Exception {
  private static final long serialVersionUID = 1L;

  /// H2's numbers of errors; its own constants are not part of its module's promise.
  private static final int ALREADY_OPEN = 90_020;

  private static final int CORRUPTED = 90_030;
  private static final int WRONG_VERSION = 90_048;

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
          default -> FullDisk.isBehind(e) ? Reason.DISK_FULL : Reason.IO;
        };
    return new AccountsException(reason, e);
  }

  static AccountsException of(IOException e) {
    return new AccountsException(FullDisk.isBehind(e) ? Reason.DISK_FULL : Reason.IO, e);
  }

  /// What went wrong.
  public Reason reason() {
    return reason;
  }
}
