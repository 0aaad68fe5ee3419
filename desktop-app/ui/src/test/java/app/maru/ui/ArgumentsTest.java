package app.maru.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import app.maru.ui.desktop.ChatLinks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ArgumentsTest {
  @Test
  void options_are_read() {
    Arguments none = Arguments.parse(List.of());
    assertThat(none.port()).isEmpty();
    assertThat(none.discovery()).isTrue();
    assertThat(none.profile()).hasFileName("default");
    assertThat(none.policy()).isEmpty();
    assertThat(none.demo()).isFalse();
    assertThat(Arguments.parse(List.of("--demo")).demo()).isTrue();
    Arguments all =
        Arguments.parse(
            List.of("--profile", "둘째", "--port", "0", "--no-discovery", "--policy", "p.json"));
    assertThat(all)
        .isEqualTo(
            new Arguments(
                all.profile(),
                OptionalInt.of(0),
                false,
                Optional.of(Path.of("p.json")),
                false,
                "",
                false));
    assertThat(all.profile()).hasFileName("둘째");
    assertThat(all.screen()).isEqualTo(all.profile().resolveSibling("둘째.screen.properties"));
  }

  @Test
  void an_invitation_is_a_link_or_a_file_with_one(@TempDir Path folder) throws Exception {
    assertThat(Arguments.parse(List.of("maru://invite/x")).invitation())
        .isEqualTo("maru://invite/x");
    Path file = Files.writeString(folder.resolve("ada.maru-invitation"), "maru://invite/y\n");
    assertThat(Arguments.parse(List.of(file.toString())).invitation()).isEqualTo("maru://invite/y");
    Path spaced = Files.writeString(folder.resolve("초대 100%.maru-invitation"), "maru://invite/z");
    assertThat(Arguments.parse(List.of(spaced.toUri().toString())).invitation())
        .isEqualTo("maru://invite/z");
    assertThat(Arguments.parse(List.of(spaced.toUri().toASCIIString())).invitation())
        .isEqualTo("maru://invite/z");
    Path other = Files.writeString(folder.resolve("other"), "https://example.org/");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Arguments.parse(List.of(other.toString())));
    Path huge = Files.writeString(folder.resolve("long"), "maru://" + "x".repeat(Door.MAX_KNOCK));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Arguments.parse(List.of(huge.toString())));
  }

  @Test
  void a_link_out_of_a_notification_leads_to_its_profile_and_makes_none() {
    String link = new ChatLinks("work", "00112233445566778899aabbccddeeff").to(Optional.empty());
    List<String> words = List.of(link);
    assertThat(Arguments.parse(words, _ -> true).profile()).hasFileName("work");
    assertThat(Arguments.parse(words, _ -> true).invitation()).isEqualTo(link);
    assertThat(Arguments.parse(words, _ -> false).profile()).hasFileName("default");
    assertThat(Arguments.parse(List.of("--profile", "b", link), _ -> true).profile())
        .hasFileName("b");
    String outside = new ChatLinks("../x", "00112233445566778899aabbccddeeff").to(Optional.empty());
    assertThat(Arguments.parse(List.of(outside), _ -> true).profile()).hasFileName("default");
  }

  @Test
  void a_link_that_a_system_opens_is_alone_or_nothing() {
    String link = "maru://invite/x";
    assertThat(Arguments.parse(List.of("--link", link))).isEqualTo(Arguments.parse(List.of(link)));
    for (List<String> words :
        List.of(
            List.of("--link"),
            List.of("--link", "C:\\x"),
            List.of("--link", "--policy"),
            List.of("--link", link, "--policy", "x"),
            List.of("--hidden", "--link", link))) {
      assertThatIllegalArgumentException().isThrownBy(() -> Arguments.parse(words));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--nonsense",
        "--profile",
        "--profile ../x",
        "--profile .x",
        "--port x",
        "nosuchfile",
        "file:///no/such/file",
        "file:nosuchfile",
        "file://somewhere/else",
        "file:///%zz",
        "--port 65536"
      })
  void what_is_not_understood_is_said(String line) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Arguments.parse(List.of(line.split(" "))));
  }

  @Test
  void at_login_it_begins_hidden_with_the_same_profile() {
    assertThat(Arguments.parse(List.of()).hidden()).isFalse();
    assertThat(Arguments.parse(List.of()).atLogin()).containsExactly("--hidden");
    Arguments other = Arguments.parse(List.of("--profile", "work", "--hidden"));
    assertThat(other.hidden()).isTrue();
    assertThat(Arguments.parse(other.atLogin())).isEqualTo(other);
  }
}
