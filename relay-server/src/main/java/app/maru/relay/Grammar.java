package app.maru.relay;

import app.maru.relay.admin.Command;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ScopeType;

/// The command line, made of the tables of settings and commands.
final class Grammar {
  /// Names a file of settings.
  static final String CONFIG = "--config";

  private static final int LONGEST_OPTION = 28;

  /// What the words before the last one of a command stand for.
  private static final Map<String, String> GROUPS =
      Map.of(
          "invite", "who may come: create, list, revoke",
          "device", "who has a mailbox: list, remove",
          "person", "who is shut out: list, block, unblock",
          "quota", "how much may wait: set");

  private Grammar() {}

  /// A fresh one, to read one line with.
  static CommandLine line() {
    CommandSpec spec = CommandSpec.create().name("maru-relay");
    spec.usageMessage()
        .description(
            "A relay keeps encrypted mail for devices that are away. Without a command it starts;"
                + " a command is taken to the relay that runs in the folder --data.",
            "",
            "An option wins over the environment (MARU_RELAY_PORT for --port), the environment over"
                + " the file, the file over the default.",
            "")
        .commandListHeading("%nCommands:%n");
    for (Setting setting : Setting.values()) {
      String usual = setting.usual().isEmpty() ? "" : " (default " + setting.usual() + ")";
      spec.addOption(
          option(setting.flag(), setting.label(), setting.description() + usual)
              .scopeType(setting == Setting.DATA ? ScopeType.INHERIT : ScopeType.LOCAL)
              .build());
    }
    spec.addOption(
        option(
                CONFIG,
                "FILE",
                "settings, one a line as in port=27181 (default the one that "
                    + RelayConfig.VARIABLE
                    + " names, else DIR/"
                    + RelayConfig.FILE
                    + ")")
            .scopeType(ScopeType.INHERIT)
            .build());
    spec.addOption(help());
    spec.addOption(
        OptionSpec.builder("--version").versionHelp(true).description("show the version").build());
    CommandLine line = new CommandLine(spec);
    Command.ALL.forEach(command -> add(line, command));
    line.setAllowSubcommandsAsOptionParameters(true);
    line.setUsageHelpLongOptionsMaxWidth(LONGEST_OPTION);
    return line;
  }

  private static OptionSpec.Builder option(String name, String label, String description) {
    return OptionSpec.builder(name).paramLabel(label).type(String.class).description(description);
  }

  private static OptionSpec help() {
    return OptionSpec.builder("-h", "--help").usageHelp(true).description("show this").build();
  }

  private static void add(CommandLine line, Command command) {
    int space = command.path().indexOf(' ');
    if (space < 0) {
      line.addSubcommand(command.path(), spec(command));
      return;
    }
    String group = command.path().substring(0, space);
    CommandLine groupLine =
        Optional.ofNullable(line.getSubcommands().get(group))
            .orElseGet(() -> {
              CommandSpec spec = CommandSpec.create().addOption(help());
              spec.usageMessage().description(GROUPS.getOrDefault(group, ""));
              return line.addSubcommand(group, spec).getSubcommands().get(group);
            });
    groupLine.addSubcommand(command.path().substring(space + 1), spec(command));
  }

  private static CommandSpec spec(Command command) {
    CommandSpec spec = CommandSpec.create().addOption(help());
    spec.usageMessage().description(command.description());
    for (Command.Option each : command.options()) {
      String usual = each.usual().isEmpty() ? "" : " (default " + each.usual() + ")";
      spec.addOption(option("--" + each.key(), each.label(), each.description() + usual).build());
    }
    if (command.parameter().isPresent()) {
      Command.Parameter parameter = command.parameter().get();
      spec.addPositional(
          PositionalParamSpec.builder()
              .paramLabel(parameter.label())
              .type(String.class)
              .arity(command.offline() ? "0..1" : "1")
              .required(!command.offline())
              .index("0")
              .description(parameter.description())
              .build());
    }
    return spec;
  }
}
