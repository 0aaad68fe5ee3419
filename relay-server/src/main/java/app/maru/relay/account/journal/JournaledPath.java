package app.maru.relay.account.journal;

import app.maru.p2p.files.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;
import org.h2.store.fs.disk.FilePathDisk;

/// The name under which H2 finds files with a journal: `journaled:` before any other name. Public
/// because H2 makes them.
public final class JournaledPath extends FilePathWrapper {
  private static final String SCHEME = "journaled";
  private static final String TABLES = ".mv.db";
  private static final String JOURNAL = ".journal";

  static {
    FilePath.register(new JournaledPath());
  }

  /// For H2.
  public JournaledPath() {}

  /// What H2 calls `file`, which is a name of H2's without the suffix of its tables.
  public static String of(String file) {
    return SCHEME + ":" + file;
  }

  /// The name of the journal of tables in the file `tables`.
  public static String journalOf(String tables) {
    return tables + JOURNAL;
  }

  @Override
  public String getScheme() {
    return SCHEME;
  }

  /// Whatever else H2 puts beside its tables needs no journal.
  @Override
  public FileChannel open(String mode) throws IOException {
    if (!name.endsWith(TABLES) || !mode.contains("w")) {
      return super.open(mode);
    }
    FileChannel tables = super.open(mode);
    try {
      return new JournaledFile(tables, journal().open(mode));
    } catch (IOException e) {
      tables.close();
      throw e;
    }
  }

  /// H2 puts compacted tables in the place of the others without forcing them. They are forced
  /// first, and their name after: what comes next is written for these tables and for no others.
  @Override
  public void moveTo(FilePath other, boolean atomicReplace) {
    try (FileChannel file = getBase().open("rw")) {
      file.force(true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    super.moveTo(other, atomicReplace);
    if (getBase() instanceof FilePathDisk) {
      PrivateFiles.forceName(Path.of(((JournaledPath) other).getBase().toString()));
    }
  }

  @Override
  public void delete() {
    super.delete();
    if (name.endsWith(TABLES)) {
      journal().delete();
    }
  }

  private FilePath journal() {
    return FilePath.get(journalOf(getBase().toString()));
  }
}
