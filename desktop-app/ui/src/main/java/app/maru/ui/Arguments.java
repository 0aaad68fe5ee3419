package app.maru.ui;

import app.maru.messaging.client.ClientOptions;
import app.maru.messaging.profile.ProfileException;
import app.maru.messaging.profile.ProfilePlaces;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalInt;

/// What was asked for on the command line.
///
/// @param profile the folder of the person whose window this is
/// @param port where to listen; empty for the usual
/// @param discovery whether to look for people and to be found
record Arguments(Path profile, OptionalInt port, boolean discovery) {
  static final String USAGE =
      """
      Usage: maru [--profile NAME] [--port N] [--no-discovery]
        --profile NAME   one person among several on this computer
        --port N         where to listen, 0 for any free port (default: %d)
        --no-discovery   neither look for people on the network nor be found\
      """
          .formatted(ClientOptions.DEFAULT_PORT);

  private static final int MAX_PORT = 65_535;

  /// How the window looks: beside the profile, because it is read before any passphrase is typed.
  Path screen() {
    return profile.resolveSibling(profile.getFileName() + ".screen.properties");
  }

  /// @throws IllegalArgumentException with a sentence for the person if they can't be understood
  static Arguments parse(List<String> words) {
    String profile = ProfilePlaces.DEFAULT_NAME;
    OptionalInt port = OptionalInt.empty();
    boolean discovery = true;
    for (Iterator<String> rest = words.iterator(); rest.hasNext(); ) {
      String word = rest.next();
      switch (word) {
        case "--profile" -> profile = value(word, rest);
        case "--port" -> port = OptionalInt.of(port(value(word, rest)));
        case "--no-discovery" -> discovery = false;
        default -> throw new IllegalArgumentException("There is no option " + word + ".");
      }
    }
    return new Arguments(folder(profile), port, discovery);
  }

  private static String value(String option, Iterator<String> rest) {
    if (!rest.hasNext()) {
      throw new IllegalArgumentException(option + " needs a value.");
    }
    return rest.next();
  }

  private static Path folder(String profile) {
    try {
      return ProfilePlaces.ofThisComputer(profile);
    } catch (ProfileException e) {
      throw new IllegalArgumentException(
          "A profile name has up to 64 letters, digits, spaces, dots, - and _.", e);
    }
  }

  private static int port(String text) {
    try {
      int port = Integer.parseInt(text);
      if (port >= 0 && port <= MAX_PORT) {
        return port;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw new IllegalArgumentException("A port is a number from 0 to 65535.");
  }
}
