package app.maru.relay.account.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

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
