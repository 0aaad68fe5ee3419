package app.maru.messaging.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Brings tables from the version they were written with to ours.
///
/// Step `n` is the resource `migration-000n.sql` beside this class, statements separated by
/// semicolons. Steps are only ever appended: one that has been released never changes.
final class Migrations {
  private final List<String> steps;

  private Migrations(List<String> steps) {
    this.steps = List.copyOf(steps);
  }

  /// The steps this version of Maru knows.
  static Migrations known() {
    List<String> steps = new ArrayList<>();
    while (true) {
      String name = String.format(Locale.ROOT, "migration-%04d.sql", steps.size() + 1);
      try (InputStream in = Migrations.class.getResourceAsStream(name)) {
        if (in == null) {
          return new Migrations(steps);
        }
        steps.add(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /// Steps given as text, for tests of the mechanism.
  static Migrations of(List<String> steps) {
    return new Migrations(steps);
  }

  /// The version these steps lead to.
  int version() {
    return steps.size();
  }

  /// What the file says of itself.
  ///
  /// @param version of the tables; 0 if there are none yet
  /// @param flushes how many flushes are in it
  record State(int version, long flushes) {}

  /// Reads the state, making the table for it where there is none.
  ///
  /// @throws StoreException NEWER_VERSION if the tables are ahead of us
  State read(Connection connection) throws SQLException, StoreException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE IF NOT EXISTS STORE_STATE (VERSION INT NOT NULL, FLUSHES BIGINT NOT NULL)");
      try (ResultSet row = statement.executeQuery("SELECT VERSION, FLUSHES FROM STORE_STATE")) {
        State state = row.next() ? new State(row.getInt(1), row.getLong(2)) : new State(0, 0);
        if (state.version() > version()) {
          throw new StoreException(
              StoreException.Reason.NEWER_VERSION,
              "tables of version " + state.version() + ", known up to " + version());
        }
        return state;
      }
    }
  }

  /// Sets the number of flushes, and commits.
  static void putFlushes(Connection connection, long flushes) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("UPDATE STORE_STATE SET FLUSHES = ?")) {
      statement.setLong(1, flushes);
      statement.executeUpdate();
    }
    connection.commit();
  }

  /// Runs the missing steps. Not atomic, since H2 commits around every change of a table's shape:
  /// to be run on a copy, or where nothing can be lost.
  void apply(Connection connection) throws SQLException, StoreException {
    State state = read(connection);
    if (state.version() < version() || version() == 0) {
      try (Statement statement = connection.createStatement()) {
        for (String step : steps.subList(state.version(), version())) {
          statement.execute(step);
        }
        statement.execute("DELETE FROM STORE_STATE");
        statement.execute(
            "INSERT INTO STORE_STATE VALUES (" + version() + ", " + state.flushes() + ")");
      }
      connection.commit();
    }
  }
}
