package app.maru.messaging.store;

import app.maru.crypto.SecretBytes;
import app.maru.messaging.store.page.SealedFile;
import app.maru.messaging.store.page.SealedPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.OptionalLong;
import org.h2.api.ErrorCode;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tables in a sealed file.
final class FileBacking implements Backing {
  /// Room left for what a batch and a recovery write; below it new work is refused.
  static final long RESERVE = 8L << 20;

  /// `WRITE_DELAY=0`: no thread of H2's own ever writes. `MAX_COMPACT_TIME=0`: when it closes, H2
  /// does not move chunks together, for one may come to lie where another is still looked for after
  /// a power failure. `MAX_MEMORY_ROWS`: results never spill into plain files. Traces would hold
  /// texts.
  private static final String OPTIONS =
      ";WRITE_DELAY=0;MAX_COMPACT_TIME=0;RETENTION_TIME=0;MAX_MEMORY_ROWS=1000000000"
          + ";DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0;TRACE_LEVEL_SYSTEM_OUT=0";

  /// H2's own housekeeping needs its background thread; without any, a file grows to many times its
  /// contents. So after this much is written, and when it is closed, half as much is moved out of
  /// chunks that are mostly dead, until those left are on average this full, in percent.
  private static final long TIDY_AFTER = 1L << 20;

  private static final int TIDY_BELOW = 50;

  private static final Logger LOG = LoggerFactory.getLogger(FileBacking.class);

  private final StoreFolder folder;
  private final SecretBytes key;
  private final SecureRandom random;
  private final Migrations migrations;
  private final Generation generation;
  private @Nullable Mounted mounted;
  private long tidied;

  /// A sealed file, the name H2 knows it by, and the copy made of it.
  private record Mounted(SealedFile file, String name, LastGood lastGood) {}

  FileBacking(StoreFolder folder, SecretBytes key, SecureRandom random, Migrations migrations) {
    this.folder = folder;
    this.key = key;
    this.random = random;
    this.migrations = migrations;
    this.generation = folder.generation();
  }

  @Override
  public Connection connect() throws StoreException {
    Connection connection = null;
    try {
      folder.checkNotGone();
      boolean fresh = !Files.exists(folder.database());
      if (fresh) {
        create();
      }
      connection = open(folder.database());
      Migrations.State state = check(connection);
      if (state.version() < migrations.version()) {
        connection = migrateCopy(connection, state);
      }
      long flushes = fresh ? state.flushes() : neverBack(connection, state.flushes());
      harden(connection, flushes);
      generation.open(flushes);
      if (!fresh) {
        LOG.info("the database was {}", mounted().file().wasClosed() ? "closed" : "left open");
        folder.dropBefore();
      }
      // Of a process that died over it.
      folder.dropCopy();
      return connection;
    } catch (SQLException e) {
      abandon(connection);
      throw Failures.of(e, place());
    } catch (IOException e) {
      abandon(connection);
      throw Failures.of(e, place());
    } catch (StoreException e) {
      abandon(connection);
      throw e;
    }
  }

  @Override
  public Optional<Path> place() {
    return Optional.of(folder.database());
  }

  /// Takes the database's name only when all of it is there.
  private void create() throws IOException, SQLException, StoreException {
    Connection connection =
        connect(SealedFile.create(folder.open(folder.migrating()), key, random));
    migrations.apply(connection);
    harden(connection, 0);
    disconnect(connection);
    folder.adoptNew();
  }

  private Connection open(Path path) throws IOException, SQLException {
    return connect(SealedFile.open(folder.open(path), key, random));
  }

  private Connection connect(SealedFile file) throws SQLException {
    Mounted now =
        new Mounted(file, SealedPath.mount(file), new LastGood(folder, file, System::nanoTime));
    mounted = now;
    tidied = 0;
    Connection connection = DriverManager.getConnection("jdbc:h2:" + now.name() + OPTIONS);
    connection.setAutoCommit(false);
    return connection;
  }

  /// A page that can't be read may make H2 fall back to an older state. The head of the file knows
  /// better.
  private Migrations.State check(Connection connection) throws SQLException, StoreException {
    Migrations.State state = migrations.read(connection);
    if (state.flushes() < mounted().file().label()) {
      throw new StoreException(
          StoreException.Reason.DAMAGED,
          "flush " + state.flushes() + " of " + mounted().file().label());
    }
    return state;
  }

  /// Notices a database that went back in time: it lags behind the number kept beside it, or there
  /// is none beside it. Its own number goes on from the greater one, so that whichever of its
  /// states is put back later lags again.
  private long neverBack(Connection connection, long flushes) throws SQLException, IOException {
    OptionalLong kept = generation.read();
    if (kept.isPresent() && kept.getAsLong() <= flushes) {
      return flushes;
    }
    LOG.warn("the database went back in time");
    folder.markRestored();
    long next = Math.max(flushes, kept.orElse(flushes)) + 1;
    Migrations.putFlushes(connection, next);
    return next;
  }

  /// Migrates a checked copy and takes it only when it is whole.
  private Connection migrateCopy(Connection old, Migrations.State state)
      throws SQLException, IOException, StoreException {
    harden(old, state.flushes());
    folder.copy(mounted().file(), folder.migrating());
    disconnect(old);
    Connection copy = open(folder.migrating());
    migrations.apply(copy);
    harden(copy, state.flushes());
    disconnect(copy);
    folder.adoptMigrated(state.version());
    return open(folder.database());
  }

  @Override
  public void checkSpace() throws StoreException {
    if (mounted().file().usableSpace() < RESERVE) {
      throw new StoreException(StoreException.Reason.DISK_FULL, "less than the reserve is left");
    }
  }

  @Override
  public void harden(Connection connection, long flush) throws SQLException {
    SealedFile file = mounted().file();
    if (file.written() - tidied >= TIDY_AFTER) {
      tidied = file.written();
      tidy(connection);
    }
    try (Statement statement = connection.createStatement()) {
      // The head may claim the flush once all of it is written, and not with a force before that.
      statement.execute("CHECKPOINT");
      file.label(flush);
      statement.execute("CHECKPOINT SYNC");
    }
    generation.keep(flush);
  }

  private static void tidy(Connection connection) throws SQLException {
    try {
      chunks(connection).compact(TIDY_BELOW, (int) TIDY_AFTER / 2);
    } catch (MVStoreException e) {
      // As of a disk that is full; here nothing translates it as H2 does with its statements.
      throw new SQLException("not tidied", null, ErrorCode.IO_EXCEPTION_1, e);
    }
  }

  private static MVStore chunks(Connection connection) throws SQLException {
    JdbcConnection h2 = connection.unwrap(JdbcConnection.class);
    return ((SessionLocal) h2.getSession()).getDatabase().getStore().getMvStore();
  }

  @Override
  public void disconnect(Connection connection) throws SQLException, IOException {
    try (connection) {
      if (mounted().file().usableSpace() >= RESERVE) {
        tidy(connection);
      }
    }
    letGo();
  }

  @Override
  public boolean copyPiece() {
    return mounted().lastGood().makePiece();
  }

  @Override
  public void keepCopy() {
    mounted().lastGood().makeWhole();
  }

  @Override
  public void abandon(@Nullable Connection connection) {
    if (connection != null) {
      shutDown(connection);
    }
    try {
      letGo();
    } catch (IOException e) {
      // nothing of it is needed any more
    }
  }

  @Override
  public void close() {
    key.close();
  }

  private static void shutDown(Connection connection) {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SHUTDOWN IMMEDIATELY");
    } catch (SQLException e) {
      // it was closed, or is beyond closing
    }
  }

  private Mounted mounted() {
    Mounted now = mounted;
    if (now == null) {
      throw new IllegalStateException("not connected");
    }
    return now;
  }

  private void letGo() throws IOException {
    generation.close();
    Mounted last = mounted;
    mounted = null;
    if (last != null) {
      last.lastGood().drop();
      SealedPath.unmount(last.name());
      last.file().abandon();
    }
  }
}
