package app.maru.messaging.release;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class VersionNumberTest {
  private static VersionNumber version(String text) {
    return VersionNumber.parse(text).orElseThrow();
  }

  @Test
  void versions_are_ordered_by_their_numbers_and_a_preview_comes_before() {
    assertThat(version("1.10.0")).isGreaterThan(version("1.9.9"));
    assertThat(version("2.0.0")).isGreaterThan(version("1.99.99"));
    assertThat(version("1.2.4")).isGreaterThan(version("1.2.3"));
    assertThat(version("1.2.3-SNAPSHOT")).isLessThan(version("1.2.3"));
    assertThat(version("1.2.3-SNAPSHOT")).isGreaterThan(version("1.2.2"));
    assertThat(version("1.2.3-SNAPSHOT")).hasToString("1.2.3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "1.2", "1.2.3.4", "v1.2.3", "1.2.x", "-1.2.3", "1234567.0.0"})
  void anything_else_is_no_version(String text) {
    assertThat(VersionNumber.parse(text)).isEmpty();
  }
}
