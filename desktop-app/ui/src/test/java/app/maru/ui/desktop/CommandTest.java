package app.maru.ui.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisabledOnOs(OS.WINDOWS)
final class CommandTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  @Test
  void what_a_command_says_is_told_with_what_it_ended_with() throws IOException {
    Command command = new Command(List.of("sh", "-c"), LONG);
    assertThat(command.ask(List.of("echo yes; echo no >&2; exit 3")))
        .isEqualTo(new Command.Answer(3, "yes\nno\n"));
  }

  @Test
  void it_is_told_more_by_its_environment() throws IOException {
    Command command = new Command(List.of("sh", "-c", "test \"$WORD\" = 'a b'"), LONG);
    assertThat(command.end(command.begin(List.of(), Map.of("WORD", "a b")))).isZero();
    assertThat(command.end(command.begin(List.of(), Map.of("WORD", "c")))).isOne();
  }

  @Test
  void one_that_never_ends_is_ended() throws IOException {
    Command command = new Command(List.of("sleep", "600"), Duration.ofMillis(1));
    Process process = command.begin(List.of(), Map.of());
    assertThatIOException().isThrownBy(() -> command.end(process)).withMessage("no answer");
    assertThat(process.onExit().join().isAlive()).isFalse();
  }
}
