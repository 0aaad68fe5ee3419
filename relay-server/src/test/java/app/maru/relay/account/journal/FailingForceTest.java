package app.maru.relay.account.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.maru.relay.account.journal.FailingDisk.Doing;
import app.maru.relay.memory.MemoryDisk.Cut;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.h2.store.fs.FilePath;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A disk that fails for a moment, and forgets that it has; then the power fails too.
final class FailingForceTest {
  private static final String NAME = "force";
  private static final String TABLES = ".mv.db";
  private static final String JOURNAL = TABLES + ".journal";
  private static final int SEEDS = 8;
  private static final int SIZE = 4 * Batch.PAGE;

  private FailingDisk disk = new FailingDisk();

  @AfterEach
  void forget() {
    FailingPath.forget(NAME);
  }

  private FileChannel open() throws IOException {
    return FilePath.get(JournaledPath.of(FailingPath.of(NAME, disk)) + TABLES).open("rw");
  }

  private static void write(FileChannel file, int value, int length) throws IOException {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) value);
    file.write(ByteBuffer.wrap(bytes), 0);
  }

  /// The first change, of all of the file: it holds ones.
  private static void first(FileChannel file) throws IOException {
    write(file, 1, SIZE);
    file.force(true);
  }

  /// The second change, of the first page, not forced yet: it holds twos.
  private static void second(FileChannel file) throws IOException {
    write(file, 2, Batch.PAGE);
  }

  /// How many changes the file has seen.
  private int changes() throws IOException {
    try (FileChannel file = open()) {
      ByteBuffer all = ByteBuffer.allocate(SIZE);
      file.read(all, 0);
      byte[] bytes = all.array();
      byte[] expected = new byte[SIZE];
      Arrays.fill(expected, (byte) 1);
      Arrays.fill(expected, 0, Batch.PAGE, bytes[0]);
      assertThat(bytes).isEqualTo(expected);
      return bytes[0];
    }
  }

  private void powerFails(Cut cut, int seed) {
    FailingPath.forget(NAME);
    disk = disk.afterPowerFailure(cut, new SplittableRandom(seed));
  }

  /// Leaves the file with one change that was acknowledged, and a second one that failed.
  private void secondFails(String at, Doing what) throws IOException {
    FailingPath.forget(NAME);
    disk = new FailingDisk();
    FileChannel file = open();
    first(file);
    second(file);
    disk.failsOnce(at, what);
    assertThatThrownBy(() -> file.force(true)).isInstanceOf(IOException.class);
    assertThat(disk.hasFailed()).isTrue();
    file.close();
  }

  @Test
  void a_force_that_fails_once_costs_nothing_that_was_acknowledged_before() throws Exception {
    secondFails(TABLES, Doing.FORCE);
    powerFails(Cut.TORN, 1);
    assertThat(changes()).isOne();
  }

  @ParameterizedTest
  @ValueSource(strings = {TABLES, JOURNAL})
  void whatever_fails_leaves_the_second_change_whole_or_undone(String name) throws Exception {
    for (Doing what : Doing.values()) {
      for (Cut cut : Cut.values()) {
        for (int seed = 0; seed < SEEDS; seed++) {
          secondFails(name, what);
          int before = changes();
          powerFails(cut, seed);
          assertThat(changes())
              .as("%s of %s, %s, seed %s", what, name, cut, seed)
              .isEqualTo(before)
              .isIn(1, 2);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {TABLES, JOURNAL})
  void a_power_failure_right_after_leaves_it_whole_or_undone_too(String name) throws Exception {
    for (Doing what : Doing.values()) {
      for (Cut cut : Cut.values()) {
        for (int seed = 0; seed < SEEDS; seed++) {
          secondFails(name, what);
          powerFails(cut, seed);
          assertThat(changes()).as("%s of %s, %s, seed %s", what, name, cut, seed).isIn(1, 2);
        }
      }
    }
  }

  @Test
  void after_a_failure_nothing_is_written_until_it_is_opened_again() throws Exception {
    FileChannel file = open();
    first(file);
    second(file);
    disk.failsOnce(JOURNAL, Doing.FORCE);
    assertThatThrownBy(() -> file.force(true)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> file.force(true)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> second(file)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> file.truncate(1)).isInstanceOf(IOException.class);
    file.close();
    assertThat(changes()).isOne();
  }

  @Test
  void tables_are_forced_before_they_take_the_place_of_others() throws Exception {
    try (FileChannel file = open()) {
      first(file);
    }
    FilePath tables = FilePath.get(JournaledPath.of(FailingPath.of(NAME, disk)) + TABLES);
    FilePath compacted = FilePath.get(tables + ".tempFile");
    try (FileChannel file = compacted.open("rw")) {
      first(file);
      second(file);
    }
    compacted.moveTo(tables, true);
    powerFails(Cut.TORN, 1);
    assertThat(changes()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4})
  void a_journal_whose_writer_was_killed_is_forced_before_it_is_used(int operations)
      throws Exception {
    for (Cut cut : Cut.values()) {
      for (int seed = 0; seed < SEEDS; seed++) {
        FailingPath.forget(NAME);
        disk = new FailingDisk();
        try (FileChannel file = open()) {
          first(file);
        }
        FileChannel killed = open();
        second(killed);
        // It wrote the journal, and no more.
        disk.failAfter(1);
        assertThatThrownBy(() -> killed.force(true)).isInstanceOf(IOException.class);
        killed.close();
        disk.failAfter(operations);
        assertThatThrownBy(this::changes).isInstanceOf(IOException.class);
        powerFails(cut, seed);
        assertThat(changes()).as("%s, seed %s", cut, seed).isIn(1, 2);
      }
    }
  }
}
