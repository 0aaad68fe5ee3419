package app.maru.ui;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/// Where a profile lies, by the custom of each system.
///
/// @param folder the encrypted profile
/// @param screen how its window looks: nothing personal
record ProfilePlace(Path folder, Path screen) {

  /// @param system the system's properties
  /// @param environment the process's environment
  static ProfilePlace of(String profile, Properties system, Map<String, String> environment) {
    Path profiles = base(system, environment).resolve("profiles");
    return new ProfilePlace(
        profiles.resolve(profile), profiles.resolve(profile + ".screen.properties"));
  }

  private static Path base(Properties system, Map<String, String> environment) {
    String os = system.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    Path home = Path.of(system.getProperty("user.home", "."));
    if (os.contains("win")) {
      String local = environment.get("LOCALAPPDATA");
      return (local == null ? home.resolve("AppData").resolve("Local") : Path.of(local))
          .resolve("Maru");
    }
    if (os.contains("mac")) {
      return home.resolve("Library").resolve("Application Support").resolve("Maru");
    }
    String data = environment.get("XDG_DATA_HOME");
    // The specification says that a relative path is to be ignored.
    return data != null && Path.of(data).isAbsolute()
        ? Path.of(data).resolve("maru")
        : home.resolve(".local").resolve("share").resolve("maru");
  }
}
