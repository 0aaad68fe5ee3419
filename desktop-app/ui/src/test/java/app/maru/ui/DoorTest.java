package app.maru.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DoorTest {
  private static final Executor THREADS = Thread::startVirtualThread;

  private final LinkedBlockingQueue<String> knocks = new LinkedBlockingQueue<>();

  @TempDir Path profile;

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
    assertThat(profile.resolve("door")).doesNotExist();
  }

  @Test
  void what_a_killed_window_left_is_no_answer_and_no_hindrance() throws Exception {
    Files.writeString(profile.resolve("door"), "");
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
    Path deep = Files.createDirectories(profile.resolve("x".repeat(100)).resolve("y".repeat(100)));
    Optional<Door> door = Door.open(deep, THREADS, knocks::add);
    assertThat(door).isEmpty();
    assertThat(Door.knock(deep, "", THREADS)).isFalse();
  }

  private Door open() {
    return Door.open(profile, THREADS, knocks::add).orElseThrow();
  }
}
