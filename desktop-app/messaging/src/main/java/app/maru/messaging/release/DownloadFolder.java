package app.maru.messaging.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a person finds what was downloaded.
public final class DownloadFolder {
  /// As desktops of Linux write it down: in people's own languages the folder has another name.
  private static final Pattern LINE =
      Pattern.compile("(?m)^XDG_DOWNLOAD_DIR=\"(\\$HOME)?(/[^\"\\n]+)\"\\s*$");

  private DownloadFolder() {}

  /// That of this user.
  public static Path ofThisUser() {
    Path home = Path.of(System.getProperty("user.home", "."));
    String config = System.getenv("XDG_CONFIG_HOME");
    return of(home, config == null ? home.resolve(".config") : Path.of(config));
  }

  static Path of(Path home, Path config) {
    return written(home, config.resolve("user-dirs.dirs")).orElse(home.resolve("Downloads"));
  }

  private static Optional<Path> written(Path home, Path file) {
    try {
      Matcher line = LINE.matcher(Files.exists(file) ? Files.readString(file) : "");
      if (!line.find()) {
        return Optional.empty();
      }
      String path = line.group(2);
      return Optional.of(line.group(1) == null ? Path.of(path) : home.resolve(path.substring(1)));
    } catch (IOException | InvalidPathException e) {
      return Optional.empty();
    }
  }
}
