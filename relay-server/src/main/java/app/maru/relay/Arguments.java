package app.maru.relay;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/// What was asked for when the program was started.
sealed interface Arguments {

  /// Start a relay.
  record Start(RelayConfig config) implements Arguments {}

  /// Show this.
  record Show(String text) implements Arguments {}

  /// Something can't be understood.
  ///
  /// @param sentence what, in plain words
  record Wrong(String sentence) implements Arguments {}

  /// The option that names a file of settings.
  String CONFIG = "--config";

  /// Understands what the program was started with.
  static Arguments parse(String[] arguments, Map<String, String> environment) {
    CommandLine line = new CommandLine(spec());
    line.setUsageHelpLongOptionsMaxWidth(28);
    try {
      ParseResult result = line.parseArgs(arguments);
      if (result.isUsageHelpRequested()) {
        return new Show(line.getUsageMessage(CommandLine.Help.Ansi.OFF));
      }
      if (result.isVersionHelpRequested()) {
        return new Show("maru-relay " + Version.text() + "\n");
      }
      return new Start(config(result, environment));
    } catch (ParameterException e) {
      return new Wrong(e.getMessage() + "; try --help");
    } catch (ConfigException e) {
      return new Wrong(e.sentence());
    }
  }

  private static CommandSpec spec() {
    CommandSpec spec = CommandSpec.create().name("maru-relay");
    spec.usageMessage()
        .description(
            "A relay keeps encrypted mail for devices that are away.",
            "",
            "An option wins over the environment (MARU_RELAY_PORT for --port), the environment over"
                + " the file, the file over the default.",
            "");
    for (Setting setting : Setting.values()) {
      String usual = setting.usual().isEmpty() ? "" : " (default " + setting.usual() + ")";
      spec.addOption(
          OptionSpec.builder(setting.flag())
              .paramLabel(setting.label())
              .type(String.class)
              .description(setting.description() + usual)
              .build());
    }
    spec.addOption(
        OptionSpec.builder(CONFIG)
            .paramLabel("FILE")
            .type(String.class)
            .description("settings, one a line as in port=27181 (default relay.properties in DIR)")
            .build());
    spec.addOption(
        OptionSpec.builder("-h", "--help").usageHelp(true).description("show this").build());
    spec.addOption(
        OptionSpec.builder("--version").versionHelp(true).description("show the version").build());
    return spec;
  }

  private static RelayConfig config(ParseResult result, Map<String, String> environment)
      throws ConfigException {
    Map<Setting, String> flags = new EnumMap<>(Setting.class);
    for (Setting setting : Setting.values()) {
      if (result.hasMatchedOption(setting.flag())) {
        flags.put(setting, result.matchedOptionValue(setting.flag(), ""));
      }
    }
    Optional<Path> file = Optional.empty();
    if (result.hasMatchedOption(CONFIG)) {
      try {
        file = Optional.of(Path.of(result.matchedOptionValue(CONFIG, "")));
      } catch (InvalidPathException e) {
        throw new ConfigException(CONFIG + " can't be the name of a file");
      }
    }
    return RelayConfig.read(flags, environment, file);
  }
}
