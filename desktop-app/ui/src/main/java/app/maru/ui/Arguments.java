package app.maru.ui;

import app.maru.messaging.client.ClientOptions;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;

/// What was asked for on the command line.
///
/// @param profile whose window this is
/// @param port where to listen
/// @param discovery whether to look for people and to be found
record Arguments(String profile, int port, boolean discovery) {
  static final String USAGE =
      """
      Usage: maru [--profile NAME] [--port N] [--no-discovery]
        --profile NAME   one person among several on this computer (default: main)
        --port N         where to listen, 0 for any free port (default: %d)
        --no-discovery   neither look for people on the network nor be found\
      """
          .formatted(ClientOptions.DEFAULT_PORT);

  private static final String DEFAULT_PROFILE = "main";

  /// A profile is a folder's name, so that no name leads out of the place of profiles.
  private static final Pattern PROFILE = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._ -]{0,63}");

  private static final int MAX_PORT = 65_535;

  /// @throws IllegalArgumentException with a sentence for the person if they can't be understood
  static Arguments parse(List<String> words) {
    String profile = DEFAULT_PROFILE;
    int port = ClientOptions.DEFAULT_PORT;
    boolean discovery = true;
    for (Iterator<String> rest = words.iterator(); rest.hasNext(); ) {
      String word = rest.next();
      switch (word) {
        case "--profile" -> profile = profile(value(word, rest));
        case "--port" -> port = port(value(word, rest));
        case "--no-discovery" -> discovery = false;
        default -> throw new IllegalArgumentException("There is no option " + word + ".");
      }
    }
    return new Arguments(profile, port, discovery);
  }

  private static String value(String option, Iterator<String> rest) {
    if (!rest.hasNext()) {
      throw new IllegalArgumentException(option + " needs a value.");
    }
    return rest.next();
  }

  private static String profile(String name) {
    if (!PROFILE.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "A profile name has up to 64 letters, digits, dots, spaces, - and _.");
    }
    return name;
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
