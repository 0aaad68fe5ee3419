package app.maru.installer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/// Packages of the window for Windows and macOS, by `jpackage`; the relay as an archive.
///
/// The texts and the permission of the local network lie in the folder of the system among the
/// recipes, where `jpackage` looks for its own. On macOS an image is signed when it is finished:
/// the launchers' settings and what was rehearsed come after `jpackage` has made and signed it.
final class JpackagePackages implements Packages {
  /// Never changed: by it a newer version finds the older one and takes its place.
  private static final String UPGRADE = "8f3a1c52-6f0e-4a83-9a54-5f5d0c9a7b21";

  private final Tools tools;
  private final Path work;
  private final Path output;
  private final Kind kind;
  private final String identity;

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
  /// @param identity by which macOS knows the publisher, or nothing
  JpackagePackages(Tools tools, Path work, Path output, Kind kind, String identity) {
    this.tools = tools;
    this.work = work;
    this.output = output;
    this.kind = kind;
    this.identity = identity;
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
          copy.resolve(WindowsInstaller.SOURCE),
          WindowsInstaller.into(
              WindowsInstaller.ofThisJava(),
              Files.readString(recipe.resolve(WindowsInstaller.PART))));
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
    if (kind == Kind.MACOS) {
      seal(image);
    }
    if (!isWindow(product)) {
      return List.of(Packages.archive(tools, product, version, image, output));
    }
    List<String> more = new ArrayList<>();
    if (kind == Kind.WINDOWS) {
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
      if (type.equals("pkg") && !identity.isEmpty()) {
        arguments.addAll(signed());
      }
      tools.runJava("jpackage", arguments);
      Path built = output.resolve(name(product, kind.version(version), type));
      // People know the version without what macOS wants of it.
      made.add(Files.move(built, output.resolve(name(product, version.numbers(), type))));
    }
    return made;
  }

  /// Signs a finished image. With an identity `jpackage` does, and notes in the image that it has:
  /// it then leaves image and signature alone when it makes the packages.
  private void seal(Path image) throws PackagingException {
    if (identity.isEmpty()) {
      tools.run(
          List.of("codesign", "--force", "--deep", "--sign", "-", image.toString()), Map.of());
      return;
    }
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("--type", "app-image", "--app-image", image.toString()));
    arguments.addAll(signed());
    tools.runJava("jpackage", arguments);
  }

  private List<String> signed() {
    return List.of("--mac-sign", "--mac-signing-key-user-name", identity);
  }

  private static String name(Product product, String version, String type) {
    return product.title() + "-" + version + "." + type;
  }
}
