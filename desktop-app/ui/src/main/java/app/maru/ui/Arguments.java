package app.maru.ui;

import app.maru.messaging.client.ClientOptions;
import app.maru.messaging.profile.ProfileException;
import app.maru.messaging.profile.ProfilePlaces;
import app.maru.ui.desktop.ChatLinks;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

/// What was asked for on the command line.
///
/// @param profile the folder of the person whose window this is
/// @param port where to listen; empty for the usual
/// @param discovery whether to look for people and to be found
/// @param policy an administrator's file that counts where the computer has none
/// @param hidden whether to begin in the tray, if there is one
/// @param invitation a link to follow, of a person or a conversation, or nothing
/// @param demo whether invented people are shown instead of a profile
record Arguments(
    Path profile,
    OptionalInt port,
    boolean discovery,
    Optional<Path> policy,
    boolean hidden,
    String invitation,
    boolean demo) {
  static final String USAGE =
      """
      Usage: maru [--profile NAME] [--port N] [--no-discovery] [--policy FILE] [--hidden] [INVITATION]
             maru --demo
             maru --link LINK
        --profile NAME   one person among several on this computer
        --port N         where to listen, 0 for any free port (default: %d)
        --no-discovery   neither look for people on the network nor be found
        --policy FILE    an administrator's file to try where the computer has none
        --hidden         begin in the tray, without a window, where there is a tray
        --demo           invented people, to look around: no profile, no network, nothing is kept
        --link LINK      as a system opens a link: nothing may stand beside it
        INVITATION       a link that begins with maru:// or a file with one in it\
      """
          .formatted(ClientOptions.DEFAULT_PORT);

  private static final String LINK = "--link";
  private static final String SCHEME = "maru://";
  private static final String FILE_SCHEME = "file:";
  private static final int MAX_PORT = 65_535;

  /// How the window looks: beside the profile, because it is read before any passphrase is typed.
  Path screen() {
    return profile.resolveSibling(profile.getFileName() + ".screen.properties");
  }

  /// How this profile is called.
  String name() {
    return String.valueOf(profile.getFileName());
  }

  /// What the system is to start when this person logs in, after the program itself.
  List<String> atLogin() {
    return name().equals(ProfilePlaces.DEFAULT_NAME)
        ? List.of("--hidden")
        : List.of("--hidden", "--profile", name());
  }

  /// @throws IllegalArgumentException with a sentence for the person if they can't be understood
  static Arguments parse(List<String> words) {
    return parse(words, Files::isDirectory);
  }

  /// @param profiles whether there is a profile in a folder
  static Arguments parse(List<String> words, Predicate<Path> profiles) {
    return words.contains(LINK) ? linked(words, profiles) : free(words, profiles);
  }

  /// Windows puts a link into a line of words as it is, so whoever writes one could write options
  /// behind it: here it is alone, or nothing.
  private static Arguments linked(List<String> words, Predicate<Path> profiles) {
    if (words.size() != 2 || !words.getLast().startsWith(SCHEME)) {
      throw new IllegalArgumentException(LINK + " needs a link and nothing else.");
    }
    return free(words.subList(1, 2), profiles);
  }

  private static Arguments free(List<String> words, Predicate<Path> profiles) {
    Optional<String> named = Optional.empty();
    OptionalInt port = OptionalInt.empty();
    boolean discovery = true;
    boolean demo = false;
    Optional<Path> policy = Optional.empty();
    boolean hidden = false;
    String invitation = "";
    for (Iterator<String> rest = words.iterator(); rest.hasNext(); ) {
      String word = rest.next();
      switch (word) {
        case "--profile" -> named = Optional.of(value(word, rest));
        case "--port" -> port = OptionalInt.of(port(value(word, rest)));
        case "--demo" -> demo = true;
        case "--no-discovery" -> discovery = false;
        case "--policy" -> policy = Optional.of(file(value(word, rest)));
        case "--hidden" -> hidden = true;
        default -> {
          if (word.startsWith("-")) {
            throw new IllegalArgumentException("There is no option " + word + ".");
          }
          invitation = word.startsWith(SCHEME) ? word : content(word);
        }
      }
    }
    Path profile = named.map(Arguments::folder).orElse(leadingTo(invitation, profiles));
    return new Arguments(profile, port, discovery, policy, hidden, invitation, demo);
  }

  /// The profile that a link out of a notification leads to, else the usual one. Anybody can write
  /// a link, so none makes a profile.
  private static Path leadingTo(String link, Predicate<Path> profiles) {
    Optional<String> name = ChatLinks.profile(link);
    if (name.isPresent()) {
      try {
        Path folder = ProfilePlaces.ofThisComputer(name.get());
        if (profiles.test(folder)) {
          return folder;
        }
      } catch (ProfileException e) {
        // Nobody's.
      }
    }
    return folder(ProfilePlaces.DEFAULT_NAME);
  }

  private static String value(String option, Iterator<String> rest) {
    if (!rest.hasNext()) {
      throw new IllegalArgumentException(option + " needs a value.");
    }
    return rest.next();
  }

  /// A file is looked into only as far as an invitation can reach.
  private static String content(String file) {
    try (InputStream in = Files.newInputStream(path(file))) {
      byte[] bytes = in.readNBytes(Door.MAX_KNOCK + 1);
      String text = new String(bytes, StandardCharsets.UTF_8).strip();
      if (bytes.length <= Door.MAX_KNOCK && text.startsWith(SCHEME)) {
        return text;
      }
    } catch (IOException | IllegalArgumentException | FileSystemNotFoundException e) {
      throw new IllegalArgumentException("The file " + file + " can't be read.", e);
    }
    throw new IllegalArgumentException("The file " + file + " is not an invitation.");
  }

  /// Desktops name files by addresses as well.
  private static Path path(String file) {
    return file.startsWith(FILE_SCHEME) ? Path.of(URI.create(file)) : Path.of(file);
  }

  private static Path file(String name) {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException(name + " can't be the name of a file.", e);
    }
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
