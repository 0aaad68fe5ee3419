package app.maru.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.messaging.client.Client;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Maru is killed while somebody writes.
final class DraftKillTest {
  /// Longer than this and a kill takes more than a word.
  private static final long LONGEST_PAUSE_MS = 200;

  @TempDir private Path folder;

  @Test
  void what_was_written_before_the_pause_is_there_after_a_kill() throws Exception {
    Path profile = folder.resolve("ann");
    assertThat(App.DRAFT_PAUSE_MS).isLessThanOrEqualTo(LONGEST_PAUSE_MS);
    for (String text : List.of("half a", "half a thought")) {
      Process writer =
          new ProcessBuilder(
                  ChildJava.command(DraftWriter.class, List.of(), profile.toString(), text))
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      assertThat(writer.inputReader(StandardCharsets.UTF_8).lines().anyMatch("kept"::equals))
          .isTrue();
      writer.destroyForcibly().waitFor();
      try (Client client = RealWindow.client(profile, "Ann")) {
        assertThat(client.messenger().chats().drafts().get(20, TimeUnit.SECONDS).values())
            .asString()
            .contains(text);
      }
    }
  }
}
