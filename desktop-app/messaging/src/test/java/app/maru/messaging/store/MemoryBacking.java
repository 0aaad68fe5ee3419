package app.maru.messaging.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Tables in memory, kept under their name when nobody is connected.
final class MemoryBacking implements Backing {
  private final String name;

  MemoryBacking(String name) {
    this.name = name;
  }

  @Override
  public Connection connect() throws StoreException {
    try {
      Connection connection =
          DriverManager.getConnection("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1");
      connection.setAutoCommit(false);
      Migrations.known().apply(connection);
      return connection;
    } catch (SQLException e) {
      throw Failures.of(e, place());
    }
  }

  void drop() throws StoreException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute("SHUTDOWN IMMEDIATELY");
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
    // there is always some
  }

  @Override
  public void harden(Connection connection, long flush) {
    // nothing to wait for
  }

  @Override
  public void disconnect(Connection connection) throws SQLException {
    connection.close();
  }

  @Override
  public void abandon(@Nullable Connection connection) {
    if (connection != null) {
      try (connection) {
        connection.rollback();
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @Override
  public void close() {
    // there is no key
  }

  @Override
  public boolean copyPiece() {
    return false;
  }

  @Override
  public void keepCopy() {
    // a copy in memory would be no safer
  }
}
