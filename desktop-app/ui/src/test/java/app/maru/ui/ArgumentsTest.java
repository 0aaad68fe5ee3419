package app.maru.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import app.maru.messaging.client.ClientOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ArgumentsTest {
  @Test
  void options_are_read() {
    assertThat(Arguments.parse(List.of()))
        .isEqualTo(new Arguments("main", ClientOptions.DEFAULT_PORT, true));
    assertThat(
            Arguments.parse(List.of("--profile", "둘째", "--port", "0", "--no-discovery")))
        .isEqualTo(new Arguments("둘째", 0, false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--nonsense",
        "--profile",
        "--profile ../x",
        "--profile .x",
        "--port x",
        "--port 65536"
      })
  void what_is_not_understood_is_said(String line) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Arguments.parse(List.of(line.split(" "))));
  }

  @Test
  void profiles_lie_where_each_system_keeps_such_things() {
    assertThat(place("Linux", Map.of())).isEqualTo(Path.of("/home/me/.local/share/maru/profiles/p"));
    assertThat(place("Linux", Map.of("XDG_DATA_HOME", "/data")))
        .isEqualTo(Path.of("/data/maru/profiles/p"));
    assertThat(place("Linux", Map.of("XDG_DATA_HOME", "data")))
        .isEqualTo(Path.of("/home/me/.local/share/maru/profiles/p"));
    assertThat(place("Mac OS X", Map.of()))
        .isEqualTo(Path.of("/home/me/Library/Application Support/Maru/profiles/p"));
    assertThat(place("Windows 11", Map.of("LOCALAPPDATA", "/local")))
        .isEqualTo(Path.of("/local/Maru/profiles/p"));
  }

  private static Path place(String system, Map<String, String> environment) {
    Properties properties = new Properties();
    properties.setProperty("os.name", system);
    properties.setProperty("user.home", "/home/me");
    return ProfilePlace.of("p", properties, environment).folder();
  }
}
