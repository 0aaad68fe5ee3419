package app.maru.messaging.release;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// What a computer can install, in the words of a [Release].
public final class Computer {
  private Computer() {}

  /// What this computer can install, the best first: as `linux-x64-deb`.
  public static List<String> kinds() {
    return kinds(
        System.getProperty("os.name", ""), System.getProperty("os.arch", ""), Path.of("/"));
  }

  /// @param root of the files, where a package of Linux has left its traces
  static List<String> kinds(String system, String machine, Path root) {
    String os = system.toLowerCase(Locale.ROOT);
    String arch =
        switch (machine) {
          case "amd64", "x86_64" -> "x64";
          case "aarch64" -> "arm64";
          default -> machine;
        };
    if (os.startsWith("windows")) {
      return named("windows-" + arch, "msi", "exe");
    }
    if (os.startsWith("mac")) {
      return named("macos-" + arch, "dmg", "pkg");
    }
    if (Files.exists(root.resolve("var/lib/dpkg/info/maru.list"))) {
      return named("linux-" + arch, "deb", "tar.gz");
    }
    // Whoever unpacked an archive does so again; whoever has rpm has installed by it.
    return Files.exists(root.resolve("opt/maru")) && Files.exists(root.resolve("usr/bin/rpm"))
        ? named("linux-" + arch, "rpm", "tar.gz")
        : named("linux-" + arch, "tar.gz");
  }

  private static List<String> named(String computer, String... kinds) {
    return Stream.of(kinds).map(kind -> computer + "-" + kind).toList();
  }
}
