package app.maru.installer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Packages of the window for Windows and macOS, by `jpackage`; the relay as an archive.
///
/// The texts and the permission of the local network lie in the folder of the system among the
/// recipes, where `jpackage` looks for its own; so does what lets Maru through the firewall of
/// Windows, which is installed beside the program.
final class JpackagePackages implements Packages {
  /// Never changed: by it a newer version finds the older one and takes its place.
  private static final String UPGRADE = "8f3a1c52-6f0e-4a83-9a54-5f5d0c9a7b21";

  private static final String FIREWALL = "firewall.cmd";

  private final Tools tools;
  private final Path work;
  private final Path output;
  private final String system;
  private final List<String> types;
  private final List<String> options;

  private JpackagePackages(
      Tools tools,
      Path work,
      Path output,
      String system,
      List<String> types,
      List<String> options) {
    this.tools = tools;
    this.work = work;
    this.output = output;
    this.system = system;
    this.types = types;
    this.options = options;
  }

  /// `.msi`, for administrators, and `.exe`. WiX makes them.
  static Packages windows(Tools tools, Path work, Path output) {
    return new JpackagePackages(
        tools,
        work,
        output,
        "windows",
        List.of("msi", "exe"),
        List.of("--win-upgrade-uuid", UPGRADE, "--win-menu", "--win-dir-chooser"));
  }

  /// `.dmg` and `.pkg`.
  static Packages mac(Tools tools, Path work, Path output) {
    return new JpackagePackages(tools, work, output, "macos", List.of("dmg", "pkg"), List.of());
  }

  @Override
  public List<Path> make(Product product, Version version, Path image, Path recipes)
      throws IOException, PackagingException {
    if (product.modulePath().isEmpty()) {
      return List.of(Packages.archive(tools, product, version, image, output));
    }
    Path recipe = recipes.resolve(system);
    Path firewall = recipe.resolve(FIREWALL);
    if (Files.exists(firewall)) {
      Files.copy(firewall, image.resolve(FIREWALL), StandardCopyOption.REPLACE_EXISTING);
    }
    for (String type : types) {
      List<String> arguments = new ArrayList<>();
      arguments.addAll(List.of("--type", type, "--name", product.title()));
      arguments.addAll(List.of("--app-version", version.numbers()));
      arguments.addAll(List.of("--app-image", image.toString()));
      arguments.addAll(
          List.of("--file-associations", recipe.resolve("invitation.properties").toString()));
      arguments.addAll(List.of("--resource-dir", recipe.toString()));
      arguments.addAll(List.of("--temp", work.resolve(type).toString()));
      arguments.addAll(List.of("--dest", output.toString()));
      arguments.addAll(options);
      tools.runJava("jpackage", arguments);
    }
    try (Stream<Path> files = Files.list(output)) {
      return files
          .filter(file -> types.stream().anyMatch(type -> file.toString().endsWith("." + type)))
          .sorted()
          .toList();
    }
  }
}
