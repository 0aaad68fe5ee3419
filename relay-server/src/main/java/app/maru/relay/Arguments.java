package app.maru.relay;

import app.maru.relay.admin.Command;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/// What was asked for when the program was started.
sealed interface Arguments {

  /// Start a relay.
  record Start(RelayConfig config) implements Arguments {}

  /// Take a command to the running relay.
  ///
  /// @param fields its parameter and options
  record Ask(RelayConfig config, Command command, Map<String, String> fields)
      implements Arguments {}

  /// Bring a relay back that does not run.
  ///
  /// @param backup without one, only its accounts
  record Restore(RelayConfig config, Optional<Path> backup) implements Arguments {}

  /// Show this.
  record Show(String text) implements Arguments {}

  /// Something can't be understood.
  ///
  /// @param sentence what, in plain words
  record Wrong(String sentence) implements Arguments {}

  /// Understands what the program was started with.
  static Arguments parse(String[] arguments, Map<String, String> environment) {
    CommandLine line = Grammar.line();
    try {
      ParseResult result = line.parseArgs(arguments);
      List<CommandLine> path = result.asCommandLineList();
      ParseResult last = path.getLast().getParseResult();
      if (last.isUsageHelpRequested()) {
        return new Show(path.getLast().getUsageMessage(CommandLine.Help.Ansi.OFF));
      }
      if (result.isVersionHelpRequested()) {
        return new Show("maru-relay " + Version.text() + "\n");
      }
      RelayConfig config = config(path, environment);
      if (path.size() == 1) {
        return new Start(config);
      }
      return command(config, last.commandSpec().qualifiedName(" "), last);
    } catch (ParameterException e) {
      return new Wrong(e.getMessage() + "; try --help");
    } catch (ConfigException e) {
      return new Wrong(e.sentence());
    } catch (InvalidPathException e) {
      return new Wrong("this can't be the name of a file");
    }
  }

  private static Arguments command(RelayConfig config, String words, ParseResult result) {
    for (Command command : Command.ALL) {
      if (words.endsWith(" " + command.path())) {
        Map<String, String> fields = fields(command, result);
        return command.offline()
            ? new Restore(config, Optional.ofNullable(fields.get("file")).map(Path::of))
            : new Ask(config, command, fields);
      }
    }
    return new Wrong(words + " needs one more word; try --help");
  }

  private static Map<String, String> fields(Command command, ParseResult result) {
    Map<String, String> fields = new HashMap<>();
    for (Command.Option option : command.options()) {
      fields.put(option.key(), result.matchedOptionValue("--" + option.key(), option.usual()));
    }
    if (command.parameter().isPresent() && result.hasMatchedPositional(0)) {
      String value = result.matchedPositionalValue(0, "");
      boolean file = command.parameter().get().key().equals("file");
      // The relay works in another folder than the operator.
      fields.put(
          command.parameter().get().key(),
          file ? Path.of(value).toAbsolutePath().toString() : value);
    }
    return fields;
  }

  private static RelayConfig config(List<CommandLine> path, Map<String, String> environment)
      throws ConfigException {
    Map<Setting, String> flags = new EnumMap<>(Setting.class);
    Optional<Path> file = Optional.ofNullable(environment.get(RelayConfig.VARIABLE)).map(Path::of);
    for (CommandLine part : path) {
      ParseResult result = part.getParseResult();
      for (Setting setting : Setting.values()) {
        if (result.hasMatchedOption(setting.flag())) {
          flags.put(setting, result.matchedOptionValue(setting.flag(), ""));
        }
      }
      if (result.hasMatchedOption(Grammar.CONFIG)) {
        file = Optional.of(Path.of(result.matchedOptionValue(Grammar.CONFIG, "")));
      }
    }
    return RelayConfig.read(flags, environment, file);
  }
}
