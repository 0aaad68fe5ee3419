package app.maru.messaging.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// H2 on a plain file, as durable as ours: what the sealed file is measured against.
final class PlainBacking implements Backing {
  private final Path file;
  private final Migrations migrations;

  PlainBacking(Path file, Migrations migrations) {
    this.file = file;
    this.migrations = migrations;
  }

  @Override
  public Connection connect() throws StoreException {
    try {
      Connection connection = DriverManager.getConnection("jdbc:h2:" + file + ";WRITE_DELAY=0");
      connection.setAutoCommit(false);
      migrations.apply(connection);
      return connection;
    } catch (SQLException e) {
      throw Failures.of(e, place());
    }
  }

  @Override
  public Optional<Path> place() {
    return Optional.empty();
  }

  @Override
  public void checkSpace() {
    // measured where there is some
  }

  @Override
  public void harden(Connection connection, long flush) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("CHECKPOINT SYNC");
    }
  }

  @Override
  public void disconnect(Connection connection) throws SQLException {
    connection.close();
  }

  @Override
  public void abandon(@Nullable Connection connection) {
    // the end of the measurement
  }

  @Override
  public void close() {
    // no key
  }

  @Override
  public boolean copyPiece() {
    return false;
  }

  @Override
  public void keepCopy() {
    // no copy
  }
}
