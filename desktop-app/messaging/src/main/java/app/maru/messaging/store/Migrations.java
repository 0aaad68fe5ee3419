package app.maru.messaging.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
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

  /// The version the tables have; 0 for none.
  int read(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE IF NOT EXISTS SCHEMA_VERSION (VERSION INT NOT NULL)");
      try (ResultSet row = statement.executeQuery("SELECT VERSION FROM SCHEMA_VERSION")) {
        return row.next() ? row.getInt(1) : 0;
      }
    }
  }

  /// Runs the missing steps. Not atomic: H2 commits around every change of a table's shape.
  ///
  /// @throws StoreException NEWER_VERSION if the tables are ahead of us
  void apply(Connection connection) throws SQLException, StoreException {
    int from = read(connection);
    if (from > steps.size()) {
      throw new StoreException(
          StoreException.Reason.NEWER_VERSION,
          "tables of version " + from + ", known up to " + steps.size());
    }
    try (Statement statement = connection.createStatement()) {
      for (String step : steps.subList(from, steps.size())) {
        statement.execute(step);
      }
      statement.execute("DELETE FROM SCHEMA_VERSION");
      statement.execute("INSERT INTO SCHEMA_VERSION VALUES (" + steps.size() + ")");
    }
    connection.commit();
  }
}
