package app.maru.messaging.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One connection to H2 with its prepared statements and its open transaction.
final class Session {
  private final Connection connection;
  private final Map<String, PreparedStatement> statements = new HashMap<>();
  private boolean dirty;
  private @Nullable StoreException lost;

  /// Where a piece of work began.
  record Mark(Optional<Savepoint> savepoint, boolean dirty) {}

  private Session(Connection connection) {
    this.connection = connection;
  }

  static Session inMemory(String name) throws StoreException {
    try {
      Connection connection =
          DriverManager.getConnection("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1");
      connection.setAutoCommit(false);
      Migrations.known().apply(connection);
      return new Session(connection);
    } catch (SQLException e) {
      throw Failures.of(e);
    }
  }

  boolean dirty() {
    return dirty || lost != null;
  }

  Mark mark() throws StoreException {
    check();
    try {
      return new Mark(Optional.of(connection.setSavepoint()), dirty);
    } catch (SQLException e) {
      throw lose(Failures.of(e));
    }
  }

  void release(Mark mark) throws StoreException {
    check();
    try {
      if (mark.savepoint().isPresent()) {
        connection.releaseSavepoint(mark.savepoint().get());
      }
    } catch (SQLException e) {
      throw lose(Failures.of(e));
    }
  }

  /// Goes back to the mark. Where that fails the whole batch is lost, which the flush will say.
  void undo(Mark mark) {
    if (lost != null || mark.savepoint().isEmpty()) {
      return;
    }
    try {
      connection.rollback(mark.savepoint().get());
      dirty = mark.dirty();
    } catch (SQLException e) {
      lose(Failures.of(e));
    }
  }

  void commit() throws StoreException {
    try {
      check();
      connection.commit();
    } catch (SQLException e) {
      throw Failures.of(e);
    } finally {
      dirty = false;
      lost = null;
    }
  }

  /// Gives up the open transaction.
  void rollback() {
    dirty = false;
    try {
      connection.rollback();
      lost = null;
    } catch (SQLException e) {
      lose(Failures.of(e));
    }
  }

  int update(String sql, Object... values) throws StoreException {
    check();
    try {
      PreparedStatement statement = prepare(sql, values);
      dirty = true;
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw Failures.of(e);
    }
  }

  <T> List<T> list(String sql, RowReader<T> reader, Object... values) throws StoreException {
    check();
    try (ResultSet rows = prepare(sql, values).executeQuery()) {
      List<T> result = new ArrayList<>();
      while (rows.next()) {
        result.add(reader.read(rows));
      }
      return result;
    } catch (SQLException e) {
      throw Failures.of(e);
    }
  }

  private PreparedStatement prepare(String sql, Object... values) throws SQLException {
    PreparedStatement statement = statements.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      statements.put(sql, statement);
    }
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }

  private void check() throws StoreException {
    if (lost != null) {
      throw lost;
    }
  }

  private StoreException lose(StoreException e) {
    lost = e;
    return e;
  }

  void drop() throws StoreException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SHUTDOWN IMMEDIATELY");
    } catch (SQLException e) {
      throw Failures.of(e);
    }
  }

  void close() throws StoreException {
    try {
      connection.close();
    } catch (SQLException e) {
      throw Failures.of(e);
    }
  }

  void abort() {
    try {
      connection.rollback();
      connection.close();
    } catch (SQLException e) {
      lose(Failures.of(e));
    }
  }
}
