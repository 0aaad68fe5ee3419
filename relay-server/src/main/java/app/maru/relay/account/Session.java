package app.maru.relay.account;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One connection with its prepared statements and its open batch. One thread at a time.
final class Session {
  private final Connection connection;
  private final Map<String, PreparedStatement> statements = new HashMap<>();
  private boolean dirty;

  /// Reads one row of a result.
  interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  Session(Connection connection) {
    this.connection = connection;
  }

  Connection connection() {
    return connection;
  }

  /// Whether something was changed since the last commit.
  boolean dirty() {
    return dirty;
  }

  void commit() throws SQLException {
    connection.commit();
    dirty = false;
  }

  Savepoint mark() throws SQLException {
    return connection.setSavepoint();
  }

  void undo(Savepoint mark) throws SQLException {
    connection.rollback(mark);
  }

  /// Executes one statement, with values for its question marks.
  ///
  /// @return how many rows were changed
  int update(String sql, Object... values) throws SQLException {
    dirty = true;
    return prepare(sql, values).executeUpdate();
  }

  <T> List<T> list(String sql, RowReader<T> reader, Object... values) throws SQLException {
    try (ResultSet rows = prepare(sql, values).executeQuery()) {
      List<T> result = new ArrayList<>();
      while (rows.next()) {
        result.add(reader.read(rows));
      }
      return result;
    }
  }

  <T> Optional<T> first(String sql, RowReader<T> reader, Object... values) throws SQLException {
    return list(sql, reader, values).stream().findFirst();
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
}
