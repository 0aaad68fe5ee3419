package app.maru.relay;

import app.maru.p2p.relay.RelayAddress;
import app.maru.p2p.wire.Limits;
import app.maru.relay.account.AccountOptions;
import app.maru.relay.session.SessionOptions;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Everything an operator can set, each in a file, in the environment and as an option: this table
/// is what is read, what `--help` shows and what the manual lists.
enum Setting {
  /// Where all of it lives.
  DATA(Kind.PATH, "DIR", "~/.maru-relay", "the relay's folder: key, accounts, waiting mail"),
  /// Where it listens.
  PORT(
      0,
      65_535,
      "" + Limits.RELAY_PORT,
      "where to listen; 0: any free port, another one each time"),
  /// What the link says.
  HOST(
      Kind.HOST,
      "NAME",
      "",
      "the name or address that others reach it by, for its link; without one this computer's"
          + " address on the LAN, or the one from which it reaches the world"),
  /// Who may come.
  ENTRY(
      Kind.WORD,
      "open|invite|closed",
      "open",
      "who gets a mailbox: everybody, who brings an invite, nobody new"),
  /// How long mail waits.
  KEEP_DAYS(
      1,
      (int) SessionOptions.KEEPS.toDays(),
      "14",
      "how many days mail waits for its device; no client waits for longer"),
  /// How long a mailbox waits.
  ABSENT_DAYS(
      1,
      3650,
      String.valueOf(AccountOptions.ABSENT_DAYS),
      "how many days a mailbox is kept whose device does not come, and at least as long as mail"
          + " waits; days on which the relay does not run don't count"),
  /// One mailbox, in bytes.
  MAILBOX_BYTES(Kind.SIZE, "SIZE", "64M", "how much may wait in one mailbox"),
  /// One mailbox, in envelopes.
  MAILBOX_COUNT(1, 10_000_000, "10000", "how many envelopes may wait in one mailbox"),
  /// All mail.
  TOTAL_BYTES(Kind.SIZE, "SIZE", "10G", "how much may wait in all mailboxes together"),
  /// All mailboxes.
  MAX_DEVICES(1, 10_000_000, "20000", "how many mailboxes there may be"),
  /// All connections.
  MAX_CONNECTIONS(1, 1_000_000, "20000", "how many connections there may be at a time"),
  /// What one address may do.
  RATES(
      1,
      1000,
      "1",
      "how many times the usual rates one address or connection may go at; the usual ones are right"
          + " for a few thousand people behind one address"),
  /// The operator's door.
  ADMIN_PORT(
      0,
      65_535,
      "0",
      "where health, metrics and the commands are served, to this computer only; 0: any free port"),
  /// On the LAN.
  DISCOVERY(Kind.WORD, "on|off", "on", "whether to announce it on the LAN"),
  /// For cameras.
  QR(
      Kind.WORD,
      "auto|on|off",
      "auto",
      "whether to show the link as a QR code too; auto: on a terminal"),
  /// How much it says.
  LOG_LEVEL(Kind.WORD, "error|warn|info|debug", "info", "how much to say on standard error");

  private final Kind kind;
  private final int least;
  private final int most;
  private final String label;
  private final String usual;
  private final String description;

  /// What values can be.
  private enum Kind {
    PATH,
    HOST,
    SIZE,
    NUMBER,
    /// One of the words of the label.
    WORD
  }

  Setting(Kind kind, String label, String usual, String description) {
    this.kind = kind;
    this.least = 0;
    this.most = 0;
    this.label = label;
    this.usual = usual;
    this.description = description;
  }

  Setting(int least, int most, String usual, String description) {
    this.kind = Kind.NUMBER;
    this.least = least;
    this.most = most;
    this.label = "N";
    this.usual = usual;
    this.description = description;
  }

  /// Its name in a file.
  String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// Its name on the command line.
  String flag() {
    return "--" + key();
  }

  /// Its name in the environment.
  String variable() {
    return "MARU_RELAY_" + name();
  }

  /// What stands for its value in the help.
  String label() {
    return label;
  }

  /// Its value unless told otherwise.
  String usual() {
    return usual;
  }

  /// What it is for.
  String description() {
    return description;
  }

  /// What is wrong with a value, as the end of a sentence; empty if nothing is.
  Optional<String> fault(String value) {
    return switch (kind) {
      case PATH -> unless(isPath(value), "must be the name of a folder");
      case HOST ->
          unless(
              value.isEmpty() || RelayAddress.isHost(value),
              "must be a host name without a port, or an address without brackets");
      case SIZE -> unless(Sizes.parse(value).isPresent(), "must be a size like 500M or 10G");
      case NUMBER -> unless(isNumber(value), "must be a number from " + least + " to " + most);
      case WORD ->
          unless(
              List.of(label.split("\\|", -1)).contains(value),
              "must be one of " + label.replace("|", ", "));
    };
  }

  private static Optional<String> unless(boolean good, String fault) {
    return good ? Optional.empty() : Optional.of(fault);
  }

  private static boolean isPath(String value) {
    try {
      Path _ = Path.of(value);
      return !value.isBlank();
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private boolean isNumber(String value) {
    try {
      int number = Integer.parseInt(value);
      return number >= least && number <= most;
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
