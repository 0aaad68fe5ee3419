package app.maru.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Whoever logs out or shuts the computer down ends Maru by a signal.
@EnabledOnOs(OS.LINUX)
final class TerminatedTest {
  private static final long PATIENCE_SECONDS = 60;

  @TempDir private Path home;

  private Process start() throws IOException {
    ProcessBuilder start = ChildJava.maru(home, "--no-discovery", "--port", "0");
    start.environment().put("MARU_LOG", "INFO");
    return start.redirectErrorStream(true).start();
  }

  /// How the database was found, as soon as it is open.
  private static String found(Process maru) throws IOException {
    BufferedReader said = maru.inputReader(StandardCharsets.UTF_8);
    String line = said.readLine();
    while (line != null && !line.contains("the database was ")) {
      line = said.readLine();
    }
    assertThat(line).as("Maru ended before").isNotNull();
    return line.substring(line.indexOf("the database was "));
  }

  private static void gone(Process maru) throws InterruptedException {
    assertThat(maru.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void what_a_signal_ends_is_closed_and_what_is_killed_is_not() throws Exception {
    Path profile = ChildJava.profile(home);
    RealWindow.client(profile, "Ann").close();
    Process maru = start();
    try {
      assertThat(found(maru)).isEqualTo("the database was closed");
      maru.destroy();
      gone(maru);
      maru = start();
      assertThat(found(maru)).isEqualTo("the database was closed");
      maru.destroyForcibly();
      gone(maru);
      maru = start();
      assertThat(found(maru)).isEqualTo("the database was left open");
    } finally {
      maru.destroyForcibly().waitFor();
    }
  }
}
