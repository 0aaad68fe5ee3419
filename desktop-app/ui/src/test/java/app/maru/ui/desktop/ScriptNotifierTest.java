package app.maru.ui.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import app.maru.ui.attention.Notification;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
final class ScriptNotifierTest {

  @Test
  void the_words_go_in_by_the_input_as_strings_that_can_not_end_early(@TempDir Path folder)
      throws Exception {
    Path pipe = folder.resolve("script");
    Process made = new ProcessBuilder("mkfifo", pipe.toString()).start();
    assertThat(made.waitFor()).isZero();
    try (ExecutorService background = Executors.newVirtualThreadPerTaskExecutor()) {
      new ScriptNotifier(List.of("tee", pipe.toString()), background)
          .show(
              new Notification(
                  Optional.empty(), "Mina \"M\"", "\" & (do shell script \"ls\") \\ 김", "Open"));
      assertThat(Files.readString(pipe))
          .isEqualTo(
              "display notification \"\\\" & (do shell script \\\"ls\\\") \\\\ 김\""
                  + " with title \"Mina \\\"M\\\"\"\n");
    }
  }

  @Test
  void a_command_that_is_not_there_costs_nothing() {
    ScriptNotifier notifier = new ScriptNotifier(List.of("/nowhere/osascript"), Runnable::run);
    Notification notification = new Notification(Optional.empty(), "Mina", "Hello", "Open");
    assertThatNoException().isThrownBy(() -> notifier.show(notification));
  }
}
