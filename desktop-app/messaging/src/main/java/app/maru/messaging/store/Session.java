package app.maru.messaging.store;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One connection to H2 with its prepared statements and its open batch.
///
/// After a failure of the world nothing works any more but [#abandon()]: the batch is lost, and
/// every call says so.
final class Session {
  private final Backing backing;
  private final Connection connection;
  private final Map<String, PreparedStatement> statements = new HashMap<>();
  private long flushes;
  private boolean dirty;
  private @Nullable StoreException lost;

  /// Works within works; each has a savepoint of its own name.
  private int depth;

  /// Where a piece of work began.
  record Mark(int depth, boolean dirty) {}

  private Session(Backing backing, Connection connection, long flushes) {
    this.backing = backing;
    this.connection = connection;
    this.flushes = flushes;
  }

  static Session open(Backing backing) throws StoreException {
    Connection connection = backing.connect();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT FLUSHES FROM STORE_STATE")) {
      row.next();
      return new Session(backing, connection, row.getLong(1));
    } catch (SQLException e) {
      backing.abandon(connection);
      throw Failures.of(e, backing.place());
    }
  }

  boolean dirty() {
    return dirty || lost != null;
  }

  boolean lost() {
    return lost != null;
  }

  /// True after a failed read with nothing unflushed: no batch went with it.
  boolean lostNothing() {
    return lost != null && !dirty;
  }

  Mark mark() throws StoreException {
    checkNotLost();
    if (!dirty) {
      backing.checkSpace();
    }
    try {
      // Prepared once for each depth: JDBC's own savepoints are parsed anew each time.
      prepare("SAVEPOINT work" + depth).executeUpdate();
      return new Mark(depth++, dirty);
    } catch (SQLException e) {
      throw lose(e);
    }
  }

  void release(Mark mark) throws StoreException {
    depth = mark.depth();
    checkNotLost();
  }

  /// Goes back to the mark. Where that fails the whole batch is lost, which the flush will say.
  void undo(Mark mark) {
    depth = mark.depth();
    if (lost == null) {
      try {
        prepare("ROLLBACK TO SAVEPOINT work" + mark.depth()).executeUpdate();
        dirty = mark.dirty();
      } catch (SQLException e) {
        lost = Failures.of(e, backing.place());
      }
    }
  }

  void flush() throws StoreException {
    if (dirty()) {
      update("UPDATE STORE_STATE SET FLUSHES = ?", flushes + 1);
      try {
        connection.commit();
        flushes++;
        backing.harden(connection, flushes);
        dirty = false;
      } catch (SQLException | RuntimeException e) {
        StoreException failure = Failures.duringFlush(e, backing.place());
        lost = failure;
        throw failure;
      }
    }
  }

  int update(String sql, Object... values) throws StoreException {
    checkNotLost();
    try {
      PreparedStatement statement = prepare(sql, values);
      dirty = true;
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw lose(e);
    }
  }

  /// Inserts one row.
  ///
  /// @return the number the database gave it
  long insert(String sql, Object... values) throws StoreException {
    checkNotLost();
    try {
      PreparedStatement statement = statements.get(sql);
      if (statement == null) {
        statement = connection.prepareStatement(sql, Statement.RETURN_GENERATED_KEYS);
        statements.put(sql, statement);
      }
      fill(statement, values);
      dirty = true;
      statement.executeUpdate();
      try (ResultSet key = statement.getGeneratedKeys()) {
        key.next();
        return key.getLong(1);
      }
    } catch (SQLException e) {
      throw lose(e);
    }
  }

  <T> List<T> list(String sql, RowReader<T> reader, Object... values) throws StoreException {
    checkNotLost();
    try (ResultSet rows = prepare(sql, values).executeQuery()) {
      List<T> result = new ArrayList<>();
      while (rows.next()) {
        result.add(reader.read(rows));
      }
      return result;
    } catch (SQLException e) {
      throw lose(e);
    }
  }

  private PreparedStatement prepare(String sql, Object... values) throws SQLException {
    PreparedStatement statement = statements.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      statements.put(sql, statement);
    }
    fill(statement, values);
    return statement;
  }

  private static void fill(PreparedStatement statement, Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
  }

  private void checkNotLost() throws StoreException {
    if (lost != null) {
      throw new StoreException(lost.reason(), "the batch is lost", lost);
    }
  }

  private StoreException lose(SQLException e) {
    StoreException failure = Failures.of(e, backing.place());
    lost = failure;
    return failure;
  }

  /// Makes a piece of the last good copy, if one is due or under way.
  ///
  /// @return whether there is more to do
  boolean copyPiece() {
    return lost == null && backing.copyPiece();
  }

  void close() throws StoreException {
    try {
      connection.rollback();
      backing.keepCopy();
      backing.disconnect(connection);
    } catch (SQLException e) {
      throw lose(e);
    } catch (IOException e) {
      throw Failures.of(e, backing.place());
    }
  }

  void abandon() {
    backing.abandon(connection);
  }
}
