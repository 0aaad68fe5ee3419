package app.maru.relay.account;

import app.maru.relay.account.journal.JournaledPath;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;

/// Where the tables are: in a file of H2, or in memory for towns of tests. Used by one thread at a
/// time.
///
/// Invariant: what [#harden] returned from is on the disk. H2 does not force its file when it
/// commits; only `CHECKPOINT SYNC` does, and what it has written by then reaches the file as a
/// whole or not at all.
public final class AccountStore {
  /// No thread of H2's own writes, nothing is closed behind our back, and traces hold nothing.
  private static final String OPTIONS =
      ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0;TRACE_LEVEL_SYSTEM_OUT=0";

  /// H2's own housekeeping needs its background thread; without any, the file grows to many times
  /// its contents. So after it has grown by this much, half as much is moved out of parts that are
  /// mostly dead, until those left are on average this full, in percent.
  private static final int TIDY_AFTER = 4 << 20;

  private static final int TIDY_BELOW = 50;

  private final String url;
  private final boolean durable;
  private final boolean begun;
  private final Optional<Path> place;
  private long tidied;

  /// @param begun whether there must be tables
  /// @param place the folder, where it is on a disk
  private AccountStore(String url, boolean durable, boolean begun, Optional<Path> place) {
    this.place = place;
    this.url = url;
    this.durable = durable;
    this.begun = begun;
  }

  /// In the file `accounts.mv.db` of a folder, made if it is not there.
  public static AccountStore in(Path folder) {
    return on(folder, false);
  }

  /// As [#in], of a relay that has had accounts before: where there are no tables they were lost,
  /// and are called damaged instead of made anew.
  public static AccountStore again(Path folder) {
    return on(folder, true);
  }

  private static AccountStore on(Path folder, boolean begun) {
    Path accounts = folder.resolve("accounts");
    return new AccountStore(
        "jdbc:h2:" + JournaledPath.of(name(accounts)), true, begun, Optional.of(folder));
  }

  /// In a file, as H2 names it.
  static AccountStore at(String file) {
    return new AccountStore("jdbc:h2:" + JournaledPath.of(file), true, false, Optional.empty());
  }

  /// In the file of this path and `.mv.db`, made if it is not there.
  static AccountStore at(Path file) {
    return new AccountStore(
        "jdbc:h2:" + JournaledPath.of(name(file)), true, false, Optional.of(file));
  }

  /// In such a file that is of no use before it is whole.
  static AccountStore withoutJournal(Path file) {
    return new AccountStore("jdbc:h2:" + name(file), true, false, Optional.of(file));
  }

  private static String name(Path file) {
    return "file:" + file.toAbsolutePath();
  }

  /// In memory; outlives connections until [#drop].
  public static AccountStore inMemory(String name) {
    return new AccountStore(
        "jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1", false, false, Optional.empty());
  }

  /// The file in a folder that [#in] uses.
  public static Path file(Path folder) {
    return folder.resolve("accounts.mv.db");
  }

  /// The file beside it without which it may be torn.
  public static Path journal(Path folder) {
    return Path.of(JournaledPath.journalOf(file(folder).toString()));
  }

  /// Why the tables fail.
  AccountsException failure(SQLException e) {
    return place
        .map(near -> AccountsException.of(e, near))
        .orElseGet(() -> AccountsException.of(e));
  }

  /// Forgets what is in memory.
  public void drop() throws AccountsException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute("SHUTDOWN IMMEDIATELY");
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  /// Connects to tables of our version, without automatic commits. One connection at a time.
  Session connect() throws AccountsException {
    Connection connection = null;
    try {
      connection = DriverManager.getConnection(url + OPTIONS);
      connection.setAutoCommit(false);
      Migrations.apply(connection, begun);
      Session session = new Session(connection);
      harden(session);
      return session;
    } catch (SQLException e) {
      abandon(connection);
      throw failure(e);
    } catch (AccountsException e) {
      abandon(connection);
      throw e;
    }
  }

  /// Commits, and returns when it is really on the disk.
  void harden(Session session) throws SQLException {
    session.commit();
    if (durable) {
      tidy(session.connection());
      execute(session.connection(), "CHECKPOINT SYNC");
    }
  }

  private void tidy(Connection connection) throws SQLException {
    JdbcConnection h2 = connection.unwrap(JdbcConnection.class);
    MVStore chunks = ((SessionLocal) h2.getSession()).getDatabase().getStore().getMvStore();
    long size = chunks.getFileStore().size();
    if (size - tidied >= TIDY_AFTER) {
      try {
        chunks.compact(TIDY_BELOW, TIDY_AFTER / 2);
      } catch (MVStoreException e) {
        // As of a disk that is full; here nothing translates it as H2 does with its statements.
        throw new SQLException(e);
      }
      tidied = chunks.getFileStore().size();
    }
  }

  /// Closes in good order.
  void disconnect(Session session) throws SQLException {
    session.connection().close();
  }

  /// Lets go at once, whatever state it is in; what was not hardened may be lost.
  void abandon(Session session) {
    abandon(session.connection());
  }

  private void abandon(@Nullable Connection connection) {
    if (connection == null) {
      return;
    }
    try {
      if (durable) {
        execute(connection, "SHUTDOWN IMMEDIATELY");
      } else {
        connection.rollback();
        connection.close();
      }
    } catch (SQLException e) {
      // it was closed, or is beyond closing
    }
  }

  /// Gives unused space back to the disk. The session ends with it.
  void compact(Session session) throws SQLException {
    if (durable) {
      execute(session.connection(), "SHUTDOWN COMPACT");
    } else {
      session.connection().close();
    }
  }

  /// What is committed now, to be copied while work goes on. Between two batches, so that all of it
  /// is hardened; other connections must be closed before [#compact].
  AccountsCopy view() throws SQLException {
    return AccountsCopy.of(url + OPTIONS);
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
