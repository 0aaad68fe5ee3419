package app.maru.relay;

import app.maru.relay.account.AccountsException;
import app.maru.relay.account.Restoration;
import app.maru.relay.admin.AdminException;
import app.maru.relay.admin.AdminException.Reason;
import app.maru.relay.admin.Backup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Brings a relay back that does not run.
final class Restoring {
  private Restoring() {}

  /// Restores a backup, or the last good copy of the accounts.
  ///
  /// @param backup a whole relay, for a folder without one; without it the last good copy of the
  ///   accounts takes the place of damaged ones
  /// @return what to tell the operator
  static String run(Path data, Optional<Path> backup) throws StartException, AdminException {
    try (DataFolder folder = DataFolder.open(data)) {
      return backup.isPresent() ? whole(folder, backup.get()) : accounts(folder);
    }
  }

  private static String whole(DataFolder folder, Path backup) throws AdminException {
    if (DataFolder.isRelay(folder.path())) {
      throw new AdminException(Reason.WRONG, "there is a relay in this folder: name another one");
    }
    try {
      if (!Backup.mayRestoreInto(folder.path())) {
        throw new AdminException(Reason.WRONG, "the folder is not empty: name another one");
      }
    } catch (IOException e) {
      throw new AdminException(Reason.FAILED, "the disk failed");
    }
    if (!Files.isRegularFile(backup)) {
      throw new AdminException(Reason.WRONG, "there is no such file");
    }
    Backup.restore(backup, folder.path());
    return "restored as it was when the backup was made, with its settings: who was blocked since"
        + " is let in, invites used or revoked since are good again, and devices revoked"
        + " since may come until their person's next one does; the relay that the backup is"
        + " of must not run any more";
  }

  private static String accounts(DataFolder folder) throws AdminException {
    if (!Files.exists(folder.lastGood())) {
      throw new AdminException(Reason.WRONG, "there is no last good copy in this folder");
    }
    try {
      Restoration.in(folder.path()).restore(folder.lastGood());
      return "restored; what has changed since that copy was made is forgotten";
    } catch (AccountsException e) {
      throw new AdminException(
          Reason.FAILED, "the accounts in the copy can't be restored: " + e.sentence());
    } catch (IOException e) {
      throw new AdminException(Reason.FAILED, "the disk failed");
    }
  }
}
