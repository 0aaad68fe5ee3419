package app.maru.ui.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// What only Windows itself can tell, for who builds there: nothing is shown and nothing left.
@EnabledOnOs(OS.WINDOWS)
final class WindowsTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final StartupKey key =
      new StartupKey(
          new Command(List.of(System32.program(System.getenv(), "reg.exe")), PATIENCE),
          "Maru.test",
          List.of("C:\\Program Files\\Nobody\\maru.exe", "--hidden"));

  @AfterEach
  void clear() throws IOException {
    key.set(false);
  }

  @Test
  void the_shell_knows_every_word_of_the_script() throws IOException {
    Command shell = new Command(ToastScript.command(System.getenv()), PATIENCE);
    Map<String, String> environment = Map.of(ToastScript.ACTS, ToastScript.clear("test"));
    assertThat(shell.end(shell.begin(List.of(), environment))).isZero();
  }

  @Test
  void the_registry_keeps_what_it_is_told() throws IOException {
    assertThat(key.isOn()).isFalse();
    key.set(true);
    assertThat(key.isOn()).isTrue();
    key.set(false);
    assertThat(key.isOn()).isFalse();
  }
}
