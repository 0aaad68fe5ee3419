package app.maru.installer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
  private final Kind kind;

  /// What differs between the systems.
  enum Kind {
    /// `.msi`, for administrators, and `.exe`. WiX makes them.
    WINDOWS,
    /// `.dmg` and `.pkg`.
    MACOS;

    private List<String> types() {
      return this == WINDOWS ? List.of("msi", "exe") : List.of("dmg", "pkg");
    }

    /// The name of its folder.
    private String folder() {
      return name().toLowerCase(Locale.ROOT);
    }

    private String version(Version version) {
      return this == MACOS ? version.macos() : version.numbers();
    }
  }

  /// @param work a folder to work in
  /// @param output where the packages go
  JpackagePackages(Tools tools, Path work, Path output, Kind kind) {
    this.tools = tools;
    this.work = work;
    this.output = output;
    this.kind = kind;
  }

  /// What macOS is told of the types of files and the scheme of links stands in the image itself.
  @Override
  public List<String> ofImage(Product product, Version version, Path recipes)
      throws IOException, PackagingException {
    List<String> told = new ArrayList<>(List.of("--app-version", kind.version(version)));
    if (kind == Kind.MACOS && isWindow(product)) {
      told.addAll(resources(version, recipes));
    }
    return told;
  }

  private static boolean isWindow(Product product) {
    return !product.modulePath().isEmpty();
  }

  /// A copy of the recipes, with what only the build knows.
  private List<String> resources(Version version, Path recipes)
      throws IOException, PackagingException {
    Path recipe = recipes.resolve(kind.folder());
    Path copy = Files.createDirectories(work.resolve("resources"));
    try (Stream<Path> files = Files.list(recipe)) {
      for (Path file : files.toList()) {
        String text = Files.readString(file).replace("MARU_VERSION", version.numbers());
        Files.writeString(copy.resolve(file.getFileName().toString()), text);
      }
    }
    if (kind == Kind.WINDOWS) {
      Files.writeString(
          copy.resolve(WindowsLinks.SOURCE),
          WindowsLinks.into(
              WindowsLinks.ofThisJava(), Files.readString(recipe.resolve(WindowsLinks.PART))));
    }
    return List.of(
        "--resource-dir",
        copy.toString(),
        "--file-associations",
        copy.resolve("invitation.properties").toString());
  }

  @Override
  public List<Path> make(Product product, Version version, Path image, Path recipes)
      throws IOException, PackagingException {
    if (!isWindow(product)) {
      return List.of(Packages.archive(tools, product, version, image, output));
    }
    List<String> more = new ArrayList<>();
    if (kind == Kind.WINDOWS) {
      Files.copy(
          recipes.resolve(kind.folder()).resolve(FIREWALL),
          image.resolve(FIREWALL),
          StandardCopyOption.REPLACE_EXISTING);
      more.addAll(resources(version, recipes));
      more.addAll(List.of("--win-upgrade-uuid", UPGRADE, "--win-menu", "--win-dir-chooser"));
    }
    List<Path> made = new ArrayList<>();
    for (String type : kind.types()) {
      List<String> arguments = new ArrayList<>();
      arguments.addAll(List.of("--type", type, "--name", product.title()));
      arguments.addAll(List.of("--app-version", kind.version(version)));
      arguments.addAll(List.of("--app-image", image.toString()));
      arguments.addAll(List.of("--temp", work.resolve(type).toString()));
      arguments.addAll(List.of("--dest", output.toString()));
      arguments.addAll(more);
      tools.runJava("jpackage", arguments);
      Path built = output.resolve(name(product, kind.version(version), type));
      // People know the version without what macOS wants of it.
      made.add(Files.move(built, output.resolve(name(product, version.numbers(), type))));
    }
    return made;
  }

  private static String name(Product product, String version, String type) {
    return product.title() + "-" + version + "." + type;
  }
}
