package app.maru.messaging.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class DatabaseTest {
  private final List<String> told = new ArrayList<>();
  private Database database;

  @BeforeEach
  void open() throws Exception {
    database = MemoryDatabase.open("database-test");
    database.update("CREATE TABLE IF NOT EXISTS NOTE (ID INT PRIMARY KEY, TEXT VARCHAR)");
    database.flush();
  }

  @AfterEach
  void drop() throws Exception {
    database.abort();
    MemoryDatabase.drop("database-test");
  }

  @Test
  void effects_run_in_order_after_the_flush_and_not_before() throws Exception {
    database.transact(() -> note(1));
    database.afterCommit(() -> told.add("one"));
    database.transact(() -> note(2));
    database.afterCommit(() -> told.add("two"));
    assertThat(told).isEmpty();
    database.flush();
    assertThat(told).containsExactly("one", "two");
    assertThat(database.dirty()).isFalse();
  }

  @Test
  void work_that_throws_undoes_itself_and_its_effects_only() throws Exception {
    database.transact(() -> note(1));
    database.afterCommit(() -> told.add("one"));
    assertThatThrownBy(() ->
            database.transact(() -> {
              note(2);
              database.afterCommit(() -> told.add("two"));
              throw new IOException("no");
            }))
        .isInstanceOf(IOException.class);
    database.transact(() -> note(3));
    database.flush();
    assertThat(notes()).containsExactly(1, 3);
    assertThat(told).containsExactly("one");
  }

  @Test
  void outer_work_that_throws_undoes_inner_work_that_was_done() throws Exception {
    database.transact(() -> note(1));
    assertThatThrownBy(() ->
            database.transact(() -> {
              note(2);
              database.transact(() -> note(3));
              database.transact(() -> note(4));
              throw new IOException("no");
            }))
        .isInstanceOf(IOException.class);
    database.transact(() -> note(5));
    assertThatThrownBy(() ->
            database.transact(() -> {
              note(6);
              throw new IOException("no");
            }))
        .isInstanceOf(IOException.class);
    database.flush();
    assertThat(notes()).containsExactly(1, 5);
  }

  @Test
  void nested_work_that_is_caught_leaves_the_outer_work() throws Exception {
    database.transact(() -> {
      note(1);
      try {
        database.transact(() -> {
          note(2);
          throw new IllegalArgumentException("inner");
        });
      } catch (IllegalArgumentException e) {
        note(3);
      }
      return 3;
    });
    database.flush();
    assertThat(notes()).containsExactly(1, 3);
  }

  @Test
  void what_an_effect_changes_is_flushed_too() throws Exception {
    database.transact(() -> note(1));
    database.afterCommit(() -> {
      try {
        database.transact(() -> note(2));
      } catch (StoreException e) {
        throw new AssertionError(e);
      }
      database.afterCommit(() -> told.add("second"));
    });
    database.flush();
    assertThat(told).containsExactly("second");
    database.abort();
    database = MemoryDatabase.open("database-test");
    assertThat(notes()).containsExactly(1, 2);
  }

  @Test
  void an_abort_loses_the_open_batch_and_keeps_the_flushed_one() throws Exception {
    database.transact(() -> note(1));
    database.flush();
    database.transact(() -> note(2));
    database.abort();
    database = MemoryDatabase.open("database-test");
    assertThat(notes()).containsExactly(1);
  }

  @Test
  void a_wrong_statement_is_our_mistake_and_spoils_nothing_else() throws Exception {
    database.transact(() -> note(1));
    assertThatThrownBy(() -> database.transact(() -> note(1)))
        .isInstanceOf(IllegalStateException.class)
        .hasNoCause()
        .hasMessageNotContaining("note");
    database.flush();
    assertThat(notes()).containsExactly(1);
  }

  @Test
  void any_failure_of_a_flush_is_named_and_loses_the_batch_with_its_effects() throws Exception {
    Faulty disk = new Faulty("faulty-flush");
    Database faulty = new Database(disk, Optional.empty());
    disk.failing = true;
    faulty.transact(() -> faulty.update("UPDATE STORE_STATE SET VERSION = VERSION"));
    faulty.afterCommit(() -> told.add("lost"));
    assertThatThrownBy(faulty::flush).isInstanceOf(StoreException.class);
    disk.failing = false;
    faulty.transact(() -> faulty.update("UPDATE STORE_STATE SET VERSION = VERSION"));
    faulty.afterCommit(() -> told.add("kept"));
    faulty.flush();
    assertThat(told).containsExactly("kept");
    faulty.close();
    MemoryDatabase.drop("faulty-flush");
  }

  @Test
  void a_read_that_fails_in_an_effect_loses_no_batch() throws Exception {
    Faulty disk = new Faulty("faulty-read");
    Database faulty = new Database(disk, Optional.empty());
    faulty.transact(() -> faulty.update("UPDATE STORE_STATE SET VERSION = VERSION"));
    faulty.afterCommit(() -> {
      disk.breakConnection();
      assertThatThrownBy(() -> faulty.list("SELECT 1", row -> row.getInt(1)))
          .isInstanceOf(StoreException.class);
      faulty.afterCommit(() -> told.add("later"));
    });
    faulty.flush();
    assertThat(told).containsExactly("later");
    assertThat(faulty.list("SELECT 1", row -> row.getInt(1))).containsExactly(1);
    faulty.close();
    MemoryDatabase.drop("faulty-read");
  }

  /// Memory that fails like a disk when told to.
  private static final class Faulty implements Backing {
    private final MemoryBacking memory;
    private boolean failing;
    private @Nullable Connection connection;

    private Faulty(String name) {
      memory = new MemoryBacking(name);
    }

    private void breakConnection() {
      try {
        Objects.requireNonNull(connection).close();
      } catch (SQLException e) {
        throw new AssertionError(e);
      }
    }

    @Override
    public Connection connect() throws StoreException {
      Connection fresh = memory.connect();
      connection = fresh;
      return fresh;
    }

    @Override
    public Optional<Path> place() {
      return memory.place();
    }

    @Override
    public void checkSpace() {
      memory.checkSpace();
    }

    @Override
    public void harden(Connection to, long flush) {
      if (failing) {
        throw new IllegalStateException("not an SQL exception");
      }
      memory.harden(to, flush);
    }

    @Override
    public void disconnect(Connection from) throws SQLException {
      memory.disconnect(from);
    }

    @Override
    public void abandon(@Nullable Connection from) {
      try {
        if (from != null && !from.isClosed()) {
          memory.abandon(from);
        }
      } catch (SQLException e) {
        throw new AssertionError(e);
      }
    }

    @Override
    public void close() {
      memory.close();
    }

    @Override
    public boolean copyPiece() {
      return memory.copyPiece();
    }

    @Override
    public void keepCopy() {
      memory.keepCopy();
    }
  }

  private int note(int id) throws StoreException {
    return database.update("INSERT INTO NOTE VALUES (?, ?)", id, "note " + id);
  }

  private List<Integer> notes() throws StoreException {
    return database.list("SELECT ID FROM NOTE ORDER BY ID", row -> row.getInt(1));
  }
}
