package app.maru.installer;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A folder that runs without anything else: launchers, jars, and a Java with only what is needed.
///
/// Made by `jlink` and `jpackage`. A class path of its own for each launcher is written into its
/// [Settings] afterwards, because `jpackage` gives all of them the same.
final class AppImage {
  /// Commas part the patterns here, so there are no groups in them.
  private static final String LIBRARIES =
      "glob:/javafx.graphics/*.so,glob:/javafx.graphics/*.dll,glob:/javafx.graphics/*.dylib";

  private final Tools tools;
  private final Path work;
  private final boolean shell;

  /// @param work a folder to work in
  /// @param shell whether there is one where the image goes: else the launchers of `jpackage` stay
  AppImage(Tools tools, Path work, boolean shell) {
    this.tools = tools;
    this.work = work;
    this.shell = shell;
  }

  /// Makes the image of a product.
  ///
  /// @param more what `jpackage` is told of it on this system, the version at least
  /// @return its folder
  Path make(Product product, List<String> more, Path icon) throws PackagingException, IOException {
    Path runtime = runtime(product);
    Path input = Files.createDirectories(work.resolve("jars"));
    for (Path file : distinct(product)) {
      Files.copy(
          file, input.resolve(file.getFileName().toString()), StandardCopyOption.COPY_ATTRIBUTES);
    }
    Launcher main = product.launchers().getFirst();
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("--type", "app-image", "--name", main.name()));
    arguments.addAll(more);
    arguments.addAll(List.of("--vendor", "Maru"));
    arguments.addAll(List.of("--description", product.title(), "--icon", icon.toString()));
    arguments.addAll(List.of("--runtime-image", runtime.toString(), "--input", input.toString()));
    arguments.addAll(List.of("--main-jar", main.jars().getFirst().getFileName().toString()));
    arguments.addAll(List.of("--main-class", main.mainClass()));
    arguments.addAll(List.of("--dest", work.toString()));
    for (Launcher other : product.launchers().subList(1, product.launchers().size())) {
      Path settings = work.resolve(other.name() + ".properties");
      Files.writeString(
          settings,
          "main-jar="
              + other.jars().getFirst().getFileName()
              + "\nmain-class="
              + other.mainClass()
              + "\nwin-console=true\n");
      arguments.addAll(List.of("--add-launcher", other.name() + "=" + settings));
    }
    tools.runJava("jpackage", arguments);
    Path image = Layout.find(work, main.name());
    Layout layout = Layout.of(image);
    if (shell && layout.isLinux()) {
      clean(layout, product);
    }
    for (Launcher launcher : product.launchers()) {
      Settings.write(layout, launcher);
    }
    return image;
  }

  /// Takes away what only the launchers of `jpackage` need.
  private static void clean(Layout layout, Product product) throws IOException {
    Files.deleteIfExists(layout.library());
    Files.deleteIfExists(layout.app().resolve(".jpackage.xml"));
    for (Launcher launcher : product.launchers()) {
      Files.deleteIfExists(layout.app().resolve(launcher.name() + ".cfg"));
    }
  }

  /// Java with the modules of the product. Libraries that JavaFX would unpack into everybody's home
  /// at the first start lie beside those of Java instead.
  private Path runtime(Product product) throws PackagingException, IOException {
    Path runtime = work.resolve("runtime");
    List<String> arguments = new ArrayList<>();
    if (!product.modulePath().isEmpty()) {
      arguments.add("--module-path");
      arguments.add(
          product.modulePath().stream()
              .map(Path::toString)
              .collect(Collectors.joining(File.pathSeparator)));
      arguments.add("--exclude-resources=" + LIBRARIES);
    }
    arguments.add("--add-modules");
    arguments.add(String.join(",", product.modules()));
    arguments.addAll(
        List.of("--strip-java-debug-attributes", "--no-header-files", "--no-man-pages"));
    // Packages are compressed as a whole, and better than each class apart.
    arguments.addAll(List.of("--compress=zip-0", "--include-locales=en,ko"));
    arguments.addAll(List.of("--output", runtime.toString()));
    tools.runJava("jlink", arguments);
    for (Path module : product.modulePath()) {
      unpackLibraries(module, runtime);
    }
    return runtime;
  }

  private static void unpackLibraries(Path jar, Path runtime) throws IOException {
    try (FileSystem inside = FileSystems.newFileSystem(jar, Map.of());
        Stream<Path> files = Files.list(inside.getPath("/"))) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        if (name.endsWith(".so") || name.endsWith(".dylib")) {
          Files.copy(file, runtime.resolve("lib").resolve(name));
        } else if (name.endsWith(".dll")) {
          Files.copy(file, runtime.resolve("bin").resolve(name));
        }
      }
    }
  }

  private static Set<Path> distinct(Product product) {
    Map<String, Path> byName = new LinkedHashMap<>();
    for (Launcher launcher : product.launchers()) {
      Stream.concat(launcher.jars().stream(), launcher.beside().stream())
          .forEach(file -> byName.putIfAbsent(file.getFileName().toString(), file));
    }
    return Set.copyOf(byName.values());
  }
}
