package app.maru.messaging.town;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// When a program that runs makes the last good copy of its database.
final class DailyCopyTest {
  private static final int LONG_TEXTS = 100;

  private final MemoryTown town = new MemoryTown();

  @TempDir
  // Set before every test.
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  // Set before every test.
  @SuppressWarnings("NullAway.Init")
  private Citizen alice;

  private final Citizen bob = town.citizen("bob");

  /// More than a piece of a copy can take.
  @BeforeEach
  void they_have_talked_much_and_alice_has_a_copy_that_is_two_days_old() throws IOException {
    town.keepsIn("alice", folder);
    alice = town.citizen("alice");
    town.befriend(alice, bob);
    for (int i = 0; i < LONG_TEXTS; i++) {
      alice.says(bob, i + " " + "마루".repeat(3000));
    }
    town.settle();
    town.until("there is a first copy", () -> Files.exists(copy()));
    alice.leaves();
    makeDue();
  }

  @AfterEach
  void close() {
    town.close();
  }

  private Path copy() {
    return folder.resolve("store.last-good.db");
  }

  private Path temporary() {
    return folder.resolve("store.last-good.db.tmp");
  }

  private FileTime made() {
    try {
      return Files.getLastModifiedTime(copy());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private FileTime makeDue() throws IOException {
    FileTime old =
        FileTime.from(
            Files.getLastModifiedTime(folder.resolve("store.db"))
                .toInstant()
                .minus(Duration.ofDays(2)));
    Files.setLastModifiedTime(copy(), old);
    return old;
  }

  private void untilOneIsBegun() {
    assertThat(town.time().runUntil(() -> Files.exists(temporary()), Duration.ofMinutes(2)))
        .isTrue();
  }

  @Test
  void a_start_waits_for_none_and_one_is_made_a_minute_later_while_people_talk() {
    FileTime old = made();
    alice.comesBack();
    town.runFor(Duration.ofSeconds(59));
    assertThat(made()).isEqualTo(old);
    assertThat(temporary()).doesNotExist();
    untilOneIsBegun();
    assertThat(made()).isEqualTo(old);
    alice.says(bob, "meanwhile");
    bob.says(alice, "and back");
    town.runFor(Duration.ofSeconds(2));
    assertThat(made()).isGreaterThan(old);
    assertThat(temporary()).doesNotExist();
    town.settle();
  }

  @Test
  void a_program_that_runs_for_weeks_makes_one_when_it_is_due() throws IOException {
    alice.comesBack();
    town.runFor(Duration.ofMinutes(2));
    FileTime first = made();
    town.runFor(Duration.ofHours(3));
    assertThat(made()).as("none is due").isEqualTo(first);
    FileTime old = makeDue();
    town.runFor(Duration.ofMinutes(61));
    assertThat(made()).isGreaterThan(old);
  }

  @Test
  void one_that_was_under_way_when_the_program_died_is_begun_anew() throws IOException {
    FileTime old = made();
    alice.comesBack();
    untilOneIsBegun();
    alice.crashes();
    assertThat(made()).isEqualTo(old);
    Files.write(temporary(), new byte[5000]);
    alice.comesBack();
    town.runFor(Duration.ofSeconds(59));
    assertThat(temporary()).doesNotExist();
    assertThat(made()).isEqualTo(old);
    town.runFor(Duration.ofSeconds(3));
    assertThat(made()).isGreaterThan(old);
  }
}
