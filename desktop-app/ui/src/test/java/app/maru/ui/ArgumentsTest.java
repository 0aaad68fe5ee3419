package app.maru.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ArgumentsTest {
  @Test
  void options_are_read() {
    Arguments none = Arguments.parse(List.of());
    assertThat(none.port()).isEmpty();
    assertThat(none.discovery()).isTrue();
    assertThat(none.profile()).hasFileName("default");
    Arguments all = Arguments.parse(List.of("--profile", "둘째", "--port", "0", "--no-discovery"));
    assertThat(all).isEqualTo(new Arguments(all.profile(), OptionalInt.of(0), false));
    assertThat(all.profile()).hasFileName("둘째");
    assertThat(all.screen()).isEqualTo(all.profile().resolveSibling("둘째.screen.properties"));
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
}
