package app.maru.relay.admin;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One command of the operator: this table is what is read, what `--help` shows and what the
/// running relay answers.
///
/// @param path its words, as in `invite create`
/// @param description what it does
/// @param parameter what follows it, if anything does
/// @param options with values
/// @param offline whether it works on the folder of a relay that does not run
public record Command(
    String path,
    String description,
    Optional<Parameter> parameter,
    List<Option> options,
    boolean offline) {

  /// What follows a command.
  ///
  /// @param key its name in a request
  /// @param label what stands for it in the help
  public record Parameter(String key, String label, String description) {}

  /// A value that can be given by name.
  ///
  /// @param key its name in a request; with two dashes on the command line
  /// @param usual its value unless told otherwise; empty for none
  public record Option(String key, String label, String usual, String description) {}

  /// Restores the last good copy of the accounts, or a backup.
  public static final String RESTORE = "restore";

  /// The paths that anybody on this computer may ask, supervisors too: no token, nothing changes.
  private static final Set<String> OPEN = Set.of("health", "ready");

  /// The paths of those that copy or move all there is.
  private static final Set<String> LONG = Set.of("backup", "vacuum");

  /// So long the usual command may take: a disk that does not answer within this is not going to.
  static final Duration PATIENCE = Duration.ofMinutes(1);

  /// So long all of a relay may take to be copied: a slow disk needs two hours for 20 GiB.
  static final Duration LONG_PATIENCE = Duration.ofHours(6);

  private static final Parameter DEVICE =
      new Parameter("id", "DEVICE", "the device, as device list shows it");
  private static final Parameter PERSON =
      new Parameter("id", "PERSON", "the person, as device list shows it");
  private static final Parameter INVITE =
      new Parameter("id", "ID", "the invite, as invite list shows it");
  private static final Parameter FILE = new Parameter("file", "FILE", "the file of the backup");

  /// All of them.
  public static final List<Command> ALL =
      List.of(
          of("link", "print the relay's link"),
          new Command(
              "invite create",
              "make an invite and print it as a link; it is shown this once",
              Optional.empty(),
              List.of(
                  new Option("uses", "N", "1", "how many persons it lets in"),
                  new Option("days", "N", "7", "how long it can be used")),
              false),
          of("invite list", "show the invites that can still be used"),
          of("invite revoke", "take an invite back", INVITE),
          of("device list", "show the devices that have mailboxes"),
          of("device remove", "take a device's mailbox away", DEVICE),
          of("person list", "show who is blocked"),
          of("person block", "shut a person out, with all devices", PERSON),
          of("person unblock", "let a person in again", PERSON),
          new Command(
              "quota set",
              "give one mailbox a quota of its own, or the usual one again",
              Optional.of(DEVICE),
              List.of(
                  new Option("bytes", "N", "", "how many bytes may wait"),
                  new Option("count", "N", "", "how many envelopes may wait")),
              false),
          of("stats", "show figures"),
          of("health", "end with 0 if the relay runs and answers: for supervisors"),
          of("ready", "end with 0 if the relay can also keep mail; else say what is in the way"),
          of("vacuum", "give disk space back that is not used any more"),
          of("backup", "write a backup of the running relay into a new file", FILE),
          new Command(
              RESTORE,
              "make a relay from a backup in the empty folder --data; without a file put the last"
                  + " good copy of the accounts in the place of damaged ones",
              Optional.of(FILE),
              List.of(),
              true));

  /// Keeps a copy of the options.
  public Command {
    options = List.copyOf(options);
  }

  private static Command of(String path, String description) {
    return new Command(path, description, Optional.empty(), List.of(), false);
  }

  private static Command of(String path, String description, Parameter parameter) {
    return new Command(path, description, Optional.of(parameter), List.of(), false);
  }

  /// Whether it only asks what anybody on this computer may know.
  boolean isOpen() {
    return OPEN.contains(path);
  }

  /// How long the relay may take over each step of it.
  Duration patience() {
    return LONG.contains(path) ? LONG_PATIENCE : PATIENCE;
  }

  /// Where the running relay takes it.
  public String url() {
    return isOpen() ? "/" + path : "/admin/" + path.replace(' ', '-');
  }
}
