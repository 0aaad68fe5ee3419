package app.maru.relay.account;

import app.maru.relay.account.journal.JournaledPath;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/// Puts a copy in the place of the accounts of a folder that nobody has open.
///
/// The copy is made ready beside them: prekeys, bundles and tokens are forgotten, as nobody knows
/// which prekeys were handed out since it was made, and whom a token has shut out. A device that
/// finds its bundle gone publishes and sets all of it anew. When it is ready its name says so, and
/// from that moment on it counts: if the rest breaks off, the next start does it.
public final class Restoration {
  private static final String PREPARED = "accounts.restored";
  private static final String READY = "accounts.ready.mv.db";
  private static final String DAMAGED = "accounts.damaged.mv.db";

  private final Path folder;
  private final FolderNames names;

  Restoration(Path folder, FolderNames names) {
    this.folder = folder;
    this.names = names;
  }

  /// In this folder.
  public static Restoration in(Path folder) {
    return new Restoration(folder, FolderNames.REAL);
  }

  /// Restores `copy`. What was there stays beside it, as `accounts.damaged.mv.db`.
  public void restore(Path copy) throws IOException, AccountsException {
    finish();
    extract(copy, prepared());
    AccountStore store = store();
    Session session = store.connect();
    try {
      PrekeyRows.forgetAll(session);
      DeviceRows.forgetTokens(session);
      WorkdayRows.wholeFromNow(session);
      store.harden(session);
      store.disconnect(session);
    } catch (SQLException e) {
      store.abandon(session);
      throw AccountsException.of(e, folder);
    }
    names.delete(journalOf(prepared()));
    names.move(prepared(), folder.resolve(READY));
    finish();
  }

  /// Where the copy is made ready.
  AccountStore store() {
    return AccountStore.at(folder.resolve(PREPARED));
  }

  /// Ends what broke off. Before the accounts are opened.
  public void finish() throws IOException {
    Path ready = folder.resolve(READY);
    Path tables = AccountStore.file(folder);
    if (Files.exists(ready)) {
      keepAside(tables, folder.resolve(DAMAGED));
      // It belongs to the tables that go, and would be written into those that come.
      names.delete(journalOf(tables));
      names.move(ready, tables);
    }
    names.delete(prepared());
    names.delete(journalOf(prepared()));
  }

  /// The tables may be torn without their journal, so it goes along.
  private void keepAside(Path tables, Path damaged) throws IOException {
    names.delete(journalOf(damaged));
    if (Files.exists(tables)) {
      names.also(tables, damaged);
    }
    if (Files.exists(journalOf(tables))) {
      names.also(journalOf(tables), journalOf(damaged));
    }
  }

  private Path prepared() {
    return folder.resolve(PREPARED + ".mv.db");
  }

  private static Path journalOf(Path tables) {
    return Path.of(JournaledPath.journalOf(tables.toString()));
  }

  private static void extract(Path copy, Path target) throws IOException, AccountsException {
    try (ZipFile zip = new ZipFile(copy.toFile())) {
      ZipEntry entry = zip.getEntry(AccountsCopy.NAME);
      if (entry == null) {
        throw new AccountsException(AccountsException.Reason.DAMAGED, null);
      }
      try (InputStream in = zip.getInputStream(entry)) {
        Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (ZipException e) {
      throw new AccountsException(AccountsException.Reason.DAMAGED, e);
    }
  }
}
