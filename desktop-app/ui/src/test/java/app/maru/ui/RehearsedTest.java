package app.maru.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.messaging.client.Client;
import app.maru.messaging.client.ClientOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Nobody sits before a rehearsal who could read why its profile does not open, or help.
final class RehearsedTest {
  private static final long PATIENCE_SECONDS = 60;

  @TempDir private Path home;

  /// Rehearses until it ends by itself.
  private void failsSaying(String sentence) throws Exception {
    ProcessBuilder start = ChildJava.maru(home, "--no-discovery", "--port", "0");
    start.environment().put("JDK_JAVA_OPTIONS", "-Dmaru.rehearsal=" + home.resolve("shown"));
    start.environment().put("MARU_LOG", "WARN");
    Path said = home.resolve("said");
    Process maru = start.redirectErrorStream(true).redirectOutput(said.toFile()).start();
    try {
      assertThat(maru.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).as("it ends").isTrue();
      assertThat(maru.exitValue()).isEqualTo(Rehearsal.FAILED);
      assertThat(lines(said))
          .filteredOn(line -> line.contains(" ERROR "))
          .singleElement()
          .asString()
          .endsWith(sentence);
      assertThat(home.resolve("shown")).doesNotExist();
    } finally {
      maru.destroyForcibly().waitFor();
    }
  }

  private static List<String> lines(Path said) throws IOException {
    return Files.readAllLines(said, StandardCharsets.UTF_8);
  }

  @Test
  void without_a_profile_a_rehearsal_fails_at_once() throws Exception {
    failsSaying("nothing to rehearse with: there is no profile");
  }

  @Test
  void with_a_passphrase_that_nobody_types_a_rehearsal_fails_at_once() throws Exception {
    Client.open(
            new ClientOptions(
                ChildJava.profile(home),
                Optional.of("Ann"),
                Optional.of("secret words".toCharArray()),
                OptionalInt.of(0),
                false,
                false,
                List.of()))
        .close();
    failsSaying("nothing to rehearse with: the profile has a passphrase");
  }

  @Test
  void with_a_profile_that_does_not_open_a_rehearsal_fails_at_once() throws Exception {
    try (Client _ = RealWindow.client(ChildJava.profile(home), "Ann")) {
      failsSaying("nothing to rehearse with: the profile does not open (PROFILE_OPEN)");
    }
  }
}
