package app.maru.headless;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.messaging.client.ClientOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineTest {
  private static final Map<String, String> ENVIRONMENT = Map.of("SECRET", "마루 123", "EMPTY", "");

  private static final String RELAY = "maru://relay/192.0.2.1:27181#" + "0f".repeat(32);

  @Test
  void every_option_has_its_place() {
    CommandLine line =
        parse(
            "--profile /tmp/p --name 지민 --passphrase-env SECRET --port 4000 --no-discovery"
                + " --auto-accept --restore-last-good --relay "
                + RELAY
                + " --relay "
                + RELAY);
    assertThat(line).isInstanceOf(CommandLine.Start.class);
    ClientOptions options = ((CommandLine.Start) line).options();
    assertThat(options.profile()).isEqualTo(Path.of("/tmp/p"));
    assertThat(options.name()).contains("지민");
    assertThat(options.passphrase().map(String::new)).contains("마루 123");
    assertThat(options.port()).hasValue(4000);
    assertThat(options.discovery()).isFalse();
    assertThat(options.autoAccept()).isTrue();
    assertThat(options.relays()).hasSize(2).allMatch(relay -> relay.toString().equals(RELAY));
    assertThat(((CommandLine.Start) line).orLastGood()).isTrue();
  }

  @Test
  void only_the_profile_is_needed() {
    assertThat(parse("--profile p"))
        .isEqualTo(
            new CommandLine.Start(
                new ClientOptions(
                    Path.of("p"),
                    Optional.empty(),
                    Optional.empty(),
                    OptionalInt.empty(),
                    true,
                    false,
                    List.of()),
                false,
                Optional.empty()));
    assertThat(((CommandLine.Start) parse("--profile p --policy f.json")).policy())
        .contains(Path.of("f.json"));
  }

  @Test
  void help_is_shown_whatever_else_there_is() {
    assertThat(parse("--help")).isEqualTo(new CommandLine.Help());
    assertThat(parse("--profile p --help --nonsense")).isEqualTo(new CommandLine.Help());
    assertThat(CommandLine.USAGE.lines()).allMatch(line -> line.length() <= 100);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--name x                            | --profile DIR is missing",
        "--profile                           | --profile needs a value",
        "--profile p --nonsense              | unknown option --nonsense",
        "--profile p --relay maru://person/1 | --relay: this is not the link of a relay",
        "--profile p extra                   | unknown option extra",
        "--profile p --port                  | --port needs a value",
        "--profile p --port x                | --port must be a number from 0 to 65535",
        "--profile p --port -1               | --port must be a number from 0 to 65535",
        "--profile p --port 65536            | --port must be a number from 0 to 65535",
        "--profile p --port 99999999999      | --port must be a number from 0 to 65535",
        "--profile p --passphrase-env NOT    | variable NOT is empty or not set",
        "--profile p --passphrase-env EMPTY  | variable EMPTY is empty or not set"
      })
  void what_is_wrong_is_said_in_a_sentence(String arguments, String sentence) {
    assertThat(parse(arguments))
        .isInstanceOfSatisfying(
            CommandLine.Wrong.class, wrong -> assertThat(wrong.sentence()).contains(sentence));
  }

  private static CommandLine parse(String arguments) {
    return CommandLine.parse(List.of(arguments.split(" ")), ENVIRONMENT);
  }
}
