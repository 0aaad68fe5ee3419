package app.maru.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DoorTest {
  private static final Executor THREADS = Thread::startVirtualThread;

  private final LinkedBlockingQueue<String> knocks = new LinkedBlockingQueue<>();

  @TempDir Path folder;
  private Path profile = Path.of("");

  @BeforeEach
  void nobody_has_begun_here_yet() {
    profile = folder.resolve("ann");
  }

  @Test
  void what_is_handed_in_at_an_open_door_arrives_before_the_knock_returns() {
    try (Door _ = open()) {
      assertThat(Door.knock(profile, "maru://invite/x", THREADS)).isTrue();
      assertThat(Door.knock(profile, "", THREADS)).isTrue();
      assertThat(knocks).containsExactly("maru://invite/x", "");
    }
  }

  @Test
  void nobody_answers_where_no_window_is_open() {
    assertThat(Door.knock(profile, "", THREADS)).isFalse();
    open().close();
    assertThat(Door.knock(profile, "", THREADS)).isFalse();
    assertThat(folder.resolve(".ann.door").resolve("s")).doesNotExist();
  }

  @Test
  void what_a_killed_window_left_is_no_answer_and_no_hindrance() throws Exception {
    Path place = Files.createDirectories(folder.resolve(".ann.door")).resolve("s");
    Files.writeString(place, "");
    assertThat(Door.knock(profile, "", THREADS)).isFalse();
    try (Door _ = open()) {
      assertThat(Door.knock(profile, "", THREADS)).isTrue();
    }
  }

  @Test
  void too_much_is_not_handed_in() {
    try (Door _ = open()) {
      assertThat(Door.knock(profile, "x".repeat(Door.MAX_KNOCK), THREADS)).isTrue();
      assertThat(Door.knock(profile, "x".repeat(Door.MAX_KNOCK + 1), THREADS)).isFalse();
      assertThat(knocks).hasSize(1);
    }
  }

  @Test
  void a_folder_whose_path_is_too_long_for_a_socket_has_no_door() throws Exception {
    Path deep = Files.createDirectories(folder.resolve("x".repeat(100))).resolve("y".repeat(100));
    Optional<Door> door = Door.open(deep, THREADS, knocks::add);
    assertThat(door).isEmpty();
    assertThat(Door.knock(deep, "", THREADS)).isFalse();
  }

  @Test
  void it_stands_before_there_is_a_profile_and_makes_none() {
    try (Door _ = open()) {
      assertThat(Door.knock(profile, "", THREADS)).isTrue();
      assertThat(profile).doesNotExist();
    }
  }

  @Test
  void of_two_starts_one_has_the_door_until_it_ends() {
    try (Door _ = open()) {
      assertThat(Door.open(profile, THREADS, _ -> {})).isEmpty();
      assertThat(Door.knock(profile, "the second", THREADS)).isTrue();
      assertThat(knocks).containsExactly("the second");
    }
    open().close();
  }

  @Test
  void another_profile_has_another_door() {
    try (Door _ = open()) {
      assertThat(Door.knock(folder.resolve("jun"), "", THREADS)).isFalse();
      assertThat(knocks).isEmpty();
    }
  }

  @Test
  void only_who_owns_the_folder_gets_there() throws Exception {
    try (Door _ = open()) {
      Path here = folder.resolve(".ann.door");
      assumeThat(here.getFileSystem().supportedFileAttributeViews()).contains("posix");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(here)))
          .isEqualTo("rwx------");
    }
  }

  private Door open() {
    return Door.open(profile, THREADS, knocks::add).orElseThrow();
  }
}
