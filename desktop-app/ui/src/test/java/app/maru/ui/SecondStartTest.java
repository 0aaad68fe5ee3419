package app.maru.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
    ProcessBuilder start =
        new ProcessBuilder(
                ChildJava.command(
                    Launcher.class,
                    List.of(
                        "-Dglass.platform=Headless",
                        "-Dprism.order=sw",
                        "-Duser.home=" + home,
                        "-Djavafx.cachedir=" + home.resolve("javafx")),
                    arguments))
            .directory(home.toFile())
            .inheritIO();
    start
        .environment()
        .keySet()
        .removeIf(name -> name.startsWith("DBUS_") || name.endsWith("DISPLAY"));
    start.environment().put("HOME", home.toString());
    start.environment().put("XDG_DATA_HOME", home.resolve("data").toString());
    start.environment().put("XDG_RUNTIME_DIR", home.toString());
    return start.start();
  }

  @Test
  void the_second_start_hands_its_link_to_the_window_that_waits_for_a_name_and_ends()
      throws Exception {
    Path profile = home.resolve("data").resolve("maru").resolve("profiles").resolve("default");
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
