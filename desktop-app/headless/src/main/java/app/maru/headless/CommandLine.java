package app.maru.headless;

import app.maru.messaging.client.ClientOptions;
import app.maru.p2p.relay.RelayInvitation;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// What was asked for when the program was started.
sealed interface CommandLine {

  /// What `--help` shows.
  String USAGE =
      """
      Usage: maru-headless --profile DIR [options]

      Maru without a screen: JSON-RPC 2.0, one JSON object a line, on standard input and output.

        --profile DIR          the profile's folder; it is made if it is not there
        --name NAME            what the person is called: needed for a new profile, renames an old one
        --passphrase-env VAR   the environment variable that holds the profile's passphrase
        --port N               where to listen, or close to it if that is taken; 0 for any (default %d)
        --no-discovery         look for nobody on the LAN and don't be found there
        --auto-accept          accept everybody's request
        --relay LINK           have mail kept by this relay too (maru://relay/...); may be repeated
        --restore-last-good    if the database is damaged, open its last good copy instead
        --policy FILE          an administrator's file to try where the computer has none
        --help                 show this
      """
          .formatted(ClientOptions.DEFAULT_PORT);

  /// Open a client.
  ///
  /// @param orLastGood whether the last good copy takes the place of a damaged database
  /// @param policy an administrator's file that counts where the computer has none
  record Start(ClientOptions options, boolean orLastGood, Optional<Path> policy)
      implements CommandLine {}

  /// Show [#USAGE].
  record Help() implements CommandLine {}

  /// Something can't be understood.
  ///
  /// @param sentence what, in plain words
  record Wrong(String sentence) implements CommandLine {}

  /// Understands `arguments`; passphrases come from `environment`, never from the arguments, which
  /// every user of the computer can see.
  static CommandLine parse(List<String> arguments, Map<String, String> environment) {
    try {
      return new Reading(environment).read(arguments.iterator());
    } catch (WrongException e) {
      return new Wrong(String.valueOf(e.getMessage()));
    }
  }

  /// Carries a [Wrong] out of the reading.
  final class WrongException extends Exception {
    private static final long serialVersionUID = 1L;

    private WrongException(String sentence) {
      super(sentence);
    }
  }

  /// The reading of one command line.
  final class Reading {
    private final Map<String, String> environment;
    private @Nullable Path profile;
    private @Nullable String name;
    private char @Nullable [] passphrase;
    private OptionalInt port = OptionalInt.empty();
    private boolean discovery = true;
    private boolean autoAccept;
    private final List<RelayInvitation> relays = new ArrayList<>();
    private boolean orLastGood;
    private @Nullable Path policy;

    private Reading(Map<String, String> environment) {
      this.environment = environment;
    }

    private CommandLine read(Iterator<String> arguments) throws WrongException {
      while (arguments.hasNext()) {
        String option = arguments.next();
        switch (option) {
          case "--profile" ->
              profile =
                  path(value(option, arguments), "--profile: this can't be the name of a folder");
          case "--policy" ->
              policy = path(value(option, arguments), "--policy: this can't be the name of a file");
          case "--name" -> name = value(option, arguments);
          case "--passphrase-env" -> passphrase = passphrase(value(option, arguments));
          case "--port" -> port = OptionalInt.of(port(value(option, arguments)));
          case "--no-discovery" -> discovery = false;
          case "--auto-accept" -> autoAccept = true;
          case "--relay" -> relays.add(relay(value(option, arguments)));
          case "--restore-last-good" -> orLastGood = true;
          case "--help" -> {
            return new Help();
          }
          default -> throw new WrongException("unknown option " + option + "; try --help");
        }
      }
      if (profile == null) {
        throw new WrongException("--profile DIR is missing; try --help");
      }
      return new Start(
          new ClientOptions(
              profile,
              Optional.ofNullable(name),
              Optional.ofNullable(passphrase),
              port,
              discovery,
              autoAccept,
              relays),
          orLastGood,
          Optional.ofNullable(policy));
    }

    private static RelayInvitation relay(String link) throws WrongException {
      return RelayInvitation.parse(link)
          .orElseThrow(() -> new WrongException("--relay: this is not the link of a relay"));
    }

    private static String value(String option, Iterator<String> arguments) throws WrongException {
      if (!arguments.hasNext()) {
        throw new WrongException(option + " needs a value after it; try --help");
      }
      String value = arguments.next();
      if (value.isBlank()) {
        throw new WrongException(option + " needs a value that is not empty");
      }
      return value;
    }

    private static Path path(String text, String otherwise) throws WrongException {
      try {
        return Path.of(text);
      } catch (InvalidPathException e) {
        throw new WrongException(otherwise);
      }
    }

    private char[] passphrase(String variable) throws WrongException {
      String value = environment.getOrDefault(variable, "");
      if (value.isEmpty()) {
        throw new WrongException(
            "--passphrase-env: the environment variable " + variable + " is empty or not set");
      }
      return value.toCharArray();
    }

    private static int port(String text) throws WrongException {
      try {
        int port = Integer.parseInt(text);
        if (port >= 0 && port <= 65_535) {
          return port;
        }
      } catch (NumberFormatException e) {
        throw new WrongException("--port must be a number from 0 to 65535, not " + text);
      }
      throw new WrongException("--port must be a number from 0 to 65535, not " + text);
    }
  }
}
