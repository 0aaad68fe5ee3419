package app.maru.installer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/// What people of one system install, made around an image.
interface Packages {

  /// Makes all of them.
  ///
  /// @param recipes the folder of what packages consist of besides images
  /// @return the files
  List<Path> make(Product product, Version version, Path image, Path recipes)
      throws IOException, PackagingException;

  /// What `jpackage` is told when it makes the image for them.
  default List<String> ofImage(Product product, Version version, Path recipes)
      throws IOException, PackagingException {
    return List.of("--app-version", version.numbers());
  }

  /// Those of the system that this runs on.
  ///
  /// @param work a folder to work in
  /// @param output where the packages go
  /// @param missing is told in a sentence what can't be made here
  static Packages ofThisSystem(Tools tools, Path work, Path output, Consumer<String> missing) {
    String system = System.getProperty("os.name", "");
    if (system.startsWith("Windows")) {
      return new JpackagePackages(tools, work, output, JpackagePackages.Kind.WINDOWS, "");
    }
    return system.startsWith("Mac")
        ? new JpackagePackages(
            tools,
            work,
            output,
            JpackagePackages.Kind.MACOS,
            System.getProperty("maru.mac.identity", ""))
        : new LinuxPackages(
            tools, work, output, System.getProperty("maru.maintainer", ""), missing);
  }

  /// The image itself in one file, for who installs nothing.
  static Path archive(Tools tools, Product product, Version version, Path image, Path output)
      throws PackagingException {
    Path archive =
        output.resolve(product.name() + "-" + version.packaged() + "-" + computer() + ".tar.gz");
    List<String> command = new ArrayList<>(List.of("tar", "-czf", archive.toString()));
    command.addAll(
        List.of("-C", image.resolveSibling("").toString(), image.getFileName().toString()));
    tools.run(command, Map.of());
    return archive;
  }

  /// System and machine that this runs on, as part of a name: what was made in several places can
  /// lie in one folder.
  static String computer() {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    String family =
        system.startsWith("windows") ? "windows" : system.startsWith("mac") ? "macos" : "linux";
    String machine = System.getProperty("os.arch", "");
    return family + (machine.equals("aarch64") ? "-arm64" : "-x64");
  }
}
