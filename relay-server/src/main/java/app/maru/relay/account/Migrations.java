package app.maru.relay.account;

import app.maru.relay.account.AccountsException.Reason;
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
  private Migrations() {}

  /// Runs the missing steps.
  ///
  /// @param begun there must be tables: that there are none is damage
  static void apply(Connection connection, boolean begun) throws SQLException, AccountsException {
    List<String> steps = known();
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE IF NOT EXISTS ACCOUNTS_STATE (VERSION INT NOT NULL)");
      int version = version(statement);
      if (version > steps.size()) {
        throw new AccountsException(Reason.NEWER_VERSION, null);
      }
      if (begun && version == 0) {
        throw new AccountsException(Reason.DAMAGED, null);
      }
      for (String step : steps.subList(version, steps.size())) {
        for (String sql : step.split(";", -1)) {
          if (!sql.isBlank()) {
            statement.execute(sql);
          }
        }
      }
      if (version < steps.size()) {
        statement.execute("DELETE FROM ACCOUNTS_STATE");
        statement.execute("INSERT INTO ACCOUNTS_STATE VALUES (" + steps.size() + ")");
      }
    }
    connection.commit();
  }

  private static int version(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery("SELECT VERSION FROM ACCOUNTS_STATE")) {
      return row.next() ? row.getInt(1) : 0;
    }
  }

  private static List<String> known() {
    List<String> steps = new ArrayList<>();
    while (true) {
      String name = String.format(Locale.ROOT, "migration-%04d.sql", steps.size() + 1);
      try (InputStream in = Migrations.class.getResourceAsStream(name)) {
        if (in == null) {
          return steps;
        }
        steps.add(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
