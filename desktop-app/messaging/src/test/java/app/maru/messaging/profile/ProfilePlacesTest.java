package app.maru.messaging.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ProfilePlacesTest {
  private static final Path HOME = Path.of("/home/alice");

  @Test
  void every_system_has_its_own_place() {
    assertThat(ProfilePlaces.root("Linux", Map.of(), HOME))
        .isEqualTo(HOME.resolve(".local/share/maru/profiles"));
    assertThat(ProfilePlaces.root("Linux", Map.of("XDG_DATA_HOME", "/data"), HOME))
        .isEqualTo(Path.of("/data/maru/profiles"));
    assertThat(ProfilePlaces.root("Linux", Map.of("XDG_DATA_HOME", "relative"), HOME))
        .isEqualTo(HOME.resolve(".local/share/maru/profiles"));
    assertThat(ProfilePlaces.root("Mac OS X", Map.of(), HOME))
        .isEqualTo(HOME.resolve("Library/Application Support/Maru/profiles"));
    assertThat(ProfilePlaces.root("Windows 11", Map.of("APPDATA", "/roaming"), HOME))
        .isEqualTo(Path.of("/roaming/Maru/profiles"));
    assertThat(ProfilePlaces.root("Windows 11", Map.of(), HOME))
        .isEqualTo(HOME.resolve("AppData/Roaming/Maru/profiles"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"default", "a", "Alice B", "마루", "work-2_x", "v1.2"})
  void plain_names_are_folders(String name) throws Exception {
    assertThat(ProfilePlaces.checked(name)).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        ".",
        "..",
        "../x",
        "a/b",
        "a\\b",
        "/etc",
        "C:",
        "c:\\x",
        "nul",
        "CON",
        "com1",
        "aux.txt",
        "LPT9.log",
        "a\u0000b",
        "a\nb",
        "trailing ",
        "trailing.",
        ".hidden",
        "a:b",
        "a*b",
        "evil\u202egnp"
      })
  void anything_else_is_refused(String name) {
    refuses(name);
  }

  @Test
  void a_name_has_a_bound() {
    refuses("x".repeat(65));
  }

  private static void refuses(String name) {
    assertThatThrownBy(() -> ProfilePlaces.checked(name))
        .isInstanceOfSatisfying(
            ProfileException.class,
            e -> assertThat(e.reason()).isEqualTo(ProfileException.Reason.BAD_NAME));
  }
}
