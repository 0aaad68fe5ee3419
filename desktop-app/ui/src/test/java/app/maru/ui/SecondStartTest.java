package app.maru.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

/// Maru is started twice before anybody has typed a name.
@EnabledOnOs(OS.LINUX)
final class SecondStartTest {
  private static final long PATIENCE_SECONDS = 60;

  @TempDir private Path home;

  private Process start(String... arguments) throws Exception {
    return ChildJava.maru(home, arguments).inheritIO().start();
  }

  @Test
  void the_second_start_hands_its_link_to_the_window_that_waits_for_a_name_and_ends()
      throws Exception {
    Path profile = ChildJava.profile(home);
    Process first = start();
    try {
      WaitForAsyncUtils.waitFor(
          PATIENCE_SECONDS,
          TimeUnit.SECONDS,
          () -> Door.knock(profile, "", Thread::startVirtualThread));
      Process second = start("maru://person/0123");
      boolean ended = second.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
      second.destroyForcibly();
      assertThat(ended).isTrue();
      assertThat(second.exitValue()).isZero();
      assertThat(first.isAlive()).isTrue();
      assertThat(Files.exists(profile)).as("nobody has made a profile").isFalse();
    } finally {
      first.destroyForcibly().waitFor();
    }
  }
}
