package app.maru.installer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class VersionTest {

  @Test
  void a_snapshot_comes_before_its_release() throws Exception {
    assertThat(Version.of("1.2.3-SNAPSHOT")).isEqualTo(new Version("1.2.3", "1.2.3~snapshot"));
    assertThat(Version.of("1.2.3")).isEqualTo(new Version("1.2.3", "1.2.3"));
  }

  @ParameterizedTest
  @CsvSource({"0.1.0, 1.1.0", "0.9.12-SNAPSHOT, 1.9.12", "1.0.0, 2.0.0", "9.0.1, 10.0.1"})
  void on_macos_none_begins_with_nothing_and_the_order_stays(String version, String macos)
      throws Exception {
    assertThat(Version.of(version).macos()).isEqualTo(macos);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1.2", "1.2.3.4", "1.2.3-", "1.2.3-a b", "v1.2.3", "1.2.3\n"})
  void anything_else_is_refused(String version) {
    assertThatThrownBy(() -> Version.of(version)).isInstanceOf(PackagingException.class);
  }
}
