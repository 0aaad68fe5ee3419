package app.maru.relay.account;

import app.maru.p2p.files.PrivateFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// The accounts as they were at one moment, seen through a connection of its own: work on them goes
/// on while they are copied. One thread.
///
/// Prekeys and bundles, nearly all of what the tables hold, are left out: nobody could tell which
/// of them have been handed out since, so that a [Restoration] forgets them anyway.
final class AccountsCopy implements AutoCloseable {
  /// What the tables are called in a copy.
  static final String NAME = "accounts.mv.db";

  /// In the order in which their rows refer to each other.
  static final List<String> TABLES =
      List.of("PERSONS", "DEVICES", "SPENT_PREKEYS", "INVITES", "BLOCKS", "WORKDAYS");

  /// Few enough to wait in memory, and to be copied in a moment: between them it is asked whether
  /// to break off, which asks the system how much room there is.
  static final int ROWS_AT_ONCE = 1000;

  /// Takes a moment to pack.
  private static final int PACKED_AT_ONCE = 1 << 20;

  private final Connection view;

  private AccountsCopy(Connection view) {
    this.view = view;
  }

  /// Looks at tables that are open under this name: what is committed now is copied.
  static AccountsCopy of(String url) throws SQLException {
    AccountsCopy copy = new AccountsCopy(DriverManager.getConnection(url));
    boolean looking = false;
    try (Statement statement = copy.view.createStatement()) {
      copy.view.setAutoCommit(false);
      // Collected rows would lie in memory, and many in a file beside those of other programs.
      statement.execute("SET LAZY_QUERY_EXECUTION TRUE");
      statement.execute("SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL SNAPSHOT");
      // The moment is that of the first question.
      statement.executeQuery("SELECT NUMBER FROM WORKDAYS").close();
      looking = true;
      return copy;
    } finally {
      if (!looking) {
        copy.close();
      }
    }
  }

  /// Writes it into a new file, and others beside that while it works.
  ///
  /// @param breakOff asked between [#ROWS_AT_ONCE] rows, and while they are packed
  void writeTo(Path target, BooleanSupplier breakOff) throws AccountsException {
    try {
      forgetUnfinished(target);
      try {
        fill(target, breakOff);
        pack(tables(target), target, breakOff);
      } catch (SQLException e) {
        // Told while all that was written still lies there.
        throw AccountsException.of(e, target);
      } catch (IOException e) {
        throw AccountsException.of(e, target);
      } finally {
        forgetUnfinished(target);
      }
    } catch (IOException e) {
      throw AccountsException.of(e, target);
    }
  }

  private void fill(Path target, BooleanSupplier breakOff) throws SQLException, AccountsException {
    AccountStore store = AccountStore.withoutJournal(target);
    Session session = store.connect();
    boolean filled = false;
    try {
      for (String table : TABLES) {
        copy(table, session.connection(), breakOff);
      }
      store.harden(session);
      store.disconnect(session);
      filled = true;
    } finally {
      if (!filled) {
        store.abandon(session);
      }
    }
  }

  private static void goOn(BooleanSupplier breakOff) throws AccountsException {
    if (breakOff.getAsBoolean()) {
      throw new AccountsException(AccountsException.Reason.CLOSED, null);
    }
  }

  /// What one left beside its target that broke off, as by a crash.
  static void forgetUnfinished(Path target) throws IOException {
    Files.deleteIfExists(tables(target));
  }

  /// As H2 calls its files.
  private static Path tables(Path target) {
    return target.resolveSibling(target.getFileName() + ".mv.db");
  }

  private void copy(String table, Connection to, BooleanSupplier breakOff)
      throws SQLException, AccountsException {
    try (Statement asking = view.createStatement();
        ResultSet rows = asking.executeQuery("SELECT * FROM " + table);
        Statement emptying = to.createStatement();
        PreparedStatement adding = to.prepareStatement(adding(table, rows))) {
      // Tables are born with some rows.
      emptying.execute("DELETE FROM " + table);
      int columns = rows.getMetaData().getColumnCount();
      int waiting = 0;
      goOn(breakOff);
      while (rows.next()) {
        for (int i = 1; i <= columns; i++) {
          adding.setObject(i, rows.getObject(i));
        }
        adding.executeUpdate();
        waiting++;
        if (waiting == ROWS_AT_ONCE) {
          to.commit();
          waiting = 0;
          goOn(breakOff);
        }
      }
      to.commit();
    }
  }

  private static String adding(String table, ResultSet rows) throws SQLException {
    List<String> columns = new ArrayList<>();
    for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
      columns.add(rows.getMetaData().getColumnName(i));
    }
    return "INSERT INTO "
        + table
        + " ("
        + String.join(", ", columns)
        + ") VALUES ("
        + String.join(", ", Collections.nCopies(columns.size(), "?"))
        + ")";
  }

  private static void pack(Path tables, Path target, BooleanSupplier breakOff)
      throws IOException, AccountsException {
    try (InputStream in = Files.newInputStream(tables);
        FileChannel channel = PrivateFiles.create(target);
        ZipOutputStream zip = new ZipOutputStream(Channels.newOutputStream(channel))) {
      zip.setLevel(Deflater.BEST_SPEED);
      zip.putNextEntry(new ZipEntry(NAME));
      byte[] part = new byte[PACKED_AT_ONCE];
      for (int read = in.read(part); read >= 0; read = in.read(part)) {
        goOn(breakOff);
        zip.write(part, 0, read);
      }
      zip.closeEntry();
      zip.finish();
      channel.force(true);
    }
  }

  @Override
  public void close() throws SQLException {
    view.close();
  }
}
