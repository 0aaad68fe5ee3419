package app.maru.installer;

import java.nio.file.Files;
import java.nio.file.Path;

/// Where things lie in an image; each system has its own way.
///
/// @param launchers the folder of the programs
/// @param app the folder of their jars and settings
/// @param runtime their Java
record Layout(Path launchers, Path app, Path runtime) {

  /// The image that `jpackage` has made under a name in a folder.
  static Path find(Path folder, String name) {
    Path mac = folder.resolve(name + ".app");
    return Files.isDirectory(mac) ? mac : folder.resolve(name);
  }

  static Layout of(Path image) {
    if (image.toString().endsWith(".app")) {
      Path contents = image.resolve("Contents");
      return new Layout(
          contents.resolve("MacOS"), contents.resolve("app"), contents.resolve("runtime"));
    }
    Path lib = image.resolve("lib");
    if (Files.isDirectory(lib.resolve("app"))) {
      return new Layout(image.resolve("bin"), lib.resolve("app"), lib.resolve("runtime"));
    }
    return new Layout(image, image.resolve("app"), image.resolve("runtime"));
  }

  /// Whether it is an image for Linux.
  boolean isLinux() {
    return launchers.endsWith("bin");
  }

  /// Whether a [StartScript] starts its programs: for Linux, unless the launchers of `jpackage`
  /// were left what they need.
  boolean isScripted() {
    return isLinux() && Files.notExists(library());
  }

  /// What only the launchers of `jpackage` need, on Linux.
  Path library() {
    return app.resolveSibling("libapplauncher.so");
  }

  /// The file that starts a program.
  Path launcher(String name) {
    Path windows = launchers.resolve(name + ".exe");
    return Files.exists(windows) ? windows : launchers.resolve(name);
  }
}
