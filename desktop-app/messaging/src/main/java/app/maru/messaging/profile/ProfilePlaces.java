package app.maru.messaging.profile;

import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where the profiles of a user of this computer are.
public final class ProfilePlaces {
  /// The profile of who names none.
  public static final String DEFAULT_NAME = "default";

  private static final int MAX_NAME = 64;

  /// Letters and digits of any script, and inside also space, dot, dash and underscore.
  private static final Pattern NAME =
      Pattern.compile("[\\p{L}\\p{N}]([\\p{L}\\p{M}\\p{N} ._-]*[\\p{L}\\p{M}\\p{N}_-])?");

  /// Windows opens devices under these, whatever follows a dot.
  private static final Set<String> DEVICES = Set.of("con", "prn", "aux", "nul");

  private static final Pattern NUMBERED_DEVICE =
      Pattern.compile("(com|lpt)[0-9\u00b9\u00b2\u00b3]");

  private ProfilePlaces() {}

  /// The folder of a profile for this user on this computer.
  ///
  /// @throws ProfileException BAD_NAME
  public static Path ofThisComputer(String name) throws ProfileException {
    Path root =
        root(
            System.getProperty("os.name", ""),
            System.getenv(),
            Path.of(System.getProperty("user.home", ".")));
    return root.resolve(checked(name));
  }

  /// The folder of all profiles on a system.
  static Path root(String system, Map<String, String> environment, Path home) {
    String os = system.toLowerCase(Locale.ROOT);
    if (os.startsWith("windows")) {
      Path appData = absolute(environment.get("APPDATA"));
      return (appData == null ? home.resolve("AppData").resolve("Roaming") : appData)
          .resolve("Maru")
          .resolve("profiles");
    }
    if (os.startsWith("mac")) {
      return home.resolve("Library").resolve("Application Support").resolve("Maru/profiles");
    }
    Path data = absolute(environment.get("XDG_DATA_HOME"));
    return (data == null ? home.resolve(".local").resolve("share") : data)
        .resolve("maru")
        .resolve("profiles");
  }

  /// The XDG specification asks to ignore what is not absolute.
  private static @Nullable Path absolute(@Nullable String value) {
    if (value == null || value.isEmpty()) {
      return null;
    }
    Path path = Path.of(value);
    return path.isAbsolute() ? path : null;
  }

  /// The name as the folder will have it.
  ///
  /// @throws ProfileException BAD_NAME if it could be anything but one plain folder
  static String checked(String name) throws ProfileException {
    String normal = Normalizer.normalize(name, Normalizer.Form.NFC);
    String stem = normal.toLowerCase(Locale.ROOT).split("[. ]", 2)[0];
    if (normal.length() > MAX_NAME
        || !NAME.matcher(normal).matches()
        || DEVICES.contains(stem)
        || NUMBERED_DEVICE.matcher(stem).matches()) {
      throw new ProfileException(ProfileException.Reason.BAD_NAME);
    }
    return normal;
  }
}
