package app.maru.relay;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.relay.admin.Command;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What whoever types a command is told about it.
final class HelpTest {
  static final List<Command> COMMANDS = Command.ALL;
  static final List<Command> NEEDY =
      COMMANDS.stream().filter(each -> each.parameter().isPresent() && !each.offline()).toList();

  @TempDir private Path folder;

  private Arguments parse(List<String> words, String... more) {
    List<String> line = new ArrayList<>(words);
    line.addAll(List.of(more));
    return Arguments.parse(
        line.toArray(String[]::new), Map.of("MARU_RELAY_DATA", folder.toString()));
  }

  private static List<String> words(Command command) {
    return List.of(command.path().split(" ", -1));
  }

  /// With what it needs.
  private static List<String> whole(Command command) {
    return Stream.concat(words(command).stream(), command.parameter().map(_ -> "one").stream())
        .toList();
  }

  /// Lines are broken where the screen ends.
  private static String shown(Arguments arguments) {
    assertThat(arguments).isInstanceOf(Arguments.Show.class);
    return ((Arguments.Show) arguments).text().replaceAll("\\s+", " ");
  }

  private static String sentence(Arguments arguments) {
    assertThat(arguments).isInstanceOf(Arguments.Wrong.class);
    return ((Arguments.Wrong) arguments).sentence();
  }

  @ParameterizedTest
  @FieldSource("COMMANDS")
  void every_command_says_what_it_does_and_takes(Command command) {
    for (String help : List.of("--help", "-h")) {
      String text = shown(parse(words(command), help));
      assertThat(text).contains("maru-relay " + command.path()).contains(command.description());
      command
          .parameter()
          .ifPresent(each -> assertThat(text).contains(each.label(), each.description()));
      for (Command.Option option : command.options()) {
        assertThat(text)
            .contains("--" + option.key() + "=" + option.label())
            .contains(option.description());
      }
    }
  }

  @ParameterizedTest
  @FieldSource("COMMANDS")
  void every_command_is_understood_as_the_help_has_it(Command command) {
    Arguments understood = parse(whole(command));
    if (command.offline()) {
      assertThat(understood).isInstanceOf(Arguments.Restore.class);
    } else {
      assertThat(understood)
          .isInstanceOfSatisfying(
              Arguments.Ask.class, ask -> assertThat(ask.command()).isEqualTo(command));
    }
  }

  @ParameterizedTest
  @FieldSource("COMMANDS")
  void what_no_command_takes_is_named_and_nothing_is_done(Command command) {
    assertThat(sentence(parse(whole(command), "--nonsense")))
        .contains("--nonsense")
        .endsWith("try --help");
    assertThat(sentence(parse(whole(command), "stray"))).contains("stray").endsWith("try --help");
    for (Command.Option option : command.options()) {
      assertThat(sentence(parse(whole(command), "--" + option.key())))
          .contains("--" + option.key())
          .endsWith("try --help");
    }
  }

  @ParameterizedTest
  @FieldSource("NEEDY")
  void what_a_command_lacks_is_named(Command command) {
    assertThat(sentence(parse(words(command))))
        .contains(command.parameter().orElseThrow().label())
        .endsWith("try --help");
  }

  @ParameterizedTest
  @ValueSource(strings = {"invite", "device", "person", "quota"})
  void half_a_command_says_that_a_word_is_missing_and_its_help_which(String group) {
    assertThat(sentence(parse(List.of(group)))).contains(group + " needs one more word");
    String second =
        COMMANDS.stream()
            .map(HelpTest::words)
            .filter(words -> words.size() == 2 && words.getFirst().equals(group))
            .map(List::getLast)
            .collect(Collectors.joining(", "));
    assertThat(shown(parse(List.of(group), "--help"))).contains(second);
  }

  @Test
  void the_help_of_all_lists_every_command_that_begins_a_line() {
    String help = shown(parse(List.of("--help")));
    for (Command command : COMMANDS) {
      assertThat(help).contains(" " + words(command).getFirst() + " ");
    }
  }

  @Test
  void the_version_is_told_before_a_command_and_needs_no_relay() {
    String version = "maru-relay " + Version.text() + " ";
    assertThat(shown(parse(List.of("--version")))).isEqualTo(version);
    assertThat(shown(parse(List.of("--version", "link")))).isEqualTo(version);
    assertThat(sentence(parse(List.of("link", "--version")))).contains("--version");
  }

  @Test
  void help_is_an_answer_and_what_is_wrong_a_complaint() throws Exception {
    try (RelayProcess help = RelayProcess.start(Map.of(), "invite", "create", "--help")) {
      assertThat(help.output()).contains("--uses=N");
      assertThat(help.code()).isZero();
      assertThat(help.errors()).isEmpty();
    }
    try (RelayProcess wrong = RelayProcess.start(Map.of(), "backup")) {
      assertThat(wrong.output()).isEmpty();
      assertThat(wrong.code()).isEqualTo(2);
      assertThat(wrong.errors()).startsWith("maru-relay: ").contains("FILE").hasLineCount(1);
    }
  }
}
