package app.maru.installer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Packages of the two families of Linux around an image: `.deb` and `.rpm`.
///
/// Not made by `jpackage`: it copies the image anew, and Java then takes what it remembers of the
/// jars for stale. Everything of a package that is not the image lies in a folder of the sources:
/// `files` as installed, `scripts` that are run before and after, `package.properties` with what
/// differs between the families.
final class LinuxPackages implements Packages {
  private static final Pattern COMMA = Pattern.compile(",\\s*");

  private final Tools tools;
  private final Path work;
  private final Path output;
  private final String maintainer;
  private final Consumer<String> missing;

  /// @param work a folder to work in
  /// @param output where the packages go
  /// @param maintainer whom people turn to
  /// @param missing is told in a sentence what can't be made here
  LinuxPackages(Tools tools, Path work, Path output, String maintainer, Consumer<String> missing) {
    this.tools = tools;
    this.work = work;
    this.output = output;
    this.maintainer = maintainer;
    this.missing = missing;
  }

  /// What a package is made of.
  ///
  /// @param recipe what is not the image
  /// @param tree everything installed
  private record Parts(Product product, Version version, Recipe recipe, Tree tree) {}

  @Override
  public List<Path> make(Product product, Version version, Path image, Path recipes)
      throws IOException, PackagingException {
    Parts parts = lay(product, version, image, recipes);
    List<Path> made = new ArrayList<>();
    made.add(Packages.archive(tools, product, version, image, output));
    if (Tools.has("dpkg-deb")) {
      made.add(deb(parts));
    } else {
      missing.accept("No .deb: dpkg-deb is not installed.");
    }
    if (Tools.has("rpmbuild")) {
      made.add(rpm(parts));
    } else {
      missing.accept("No .rpm: rpmbuild is not installed.");
    }
    return made;
  }

  /// What both families install.
  private Parts lay(Product product, Version version, Path image, Path recipes) throws IOException {
    Recipe recipe = Recipe.read(recipes.resolve("linux").resolve(product.name()));
    Tree tree = new Tree(work.resolve("tree"));
    tree.copy(image, "opt/" + product.name());
    tree.copy(recipe.files(), "");
    for (Launcher launcher : product.launchers()) {
      // A recipe may have a start script of its own.
      String command = "usr/bin/" + launcher.name();
      if (!tree.names().contains(command)) {
        tree.link(command, "/opt/" + product.name() + "/bin/" + launcher.name());
      }
    }
    if (Files.isDirectory(tree.root().resolve("usr/share/applications"))) {
      Icons.forDesktops(tree.root());
    }
    return new Parts(product, version, recipe, tree);
  }

  private Path deb(Parts parts) throws IOException, PackagingException {
    Path control = Files.createDirectories(parts.tree().root().resolve("DEBIAN"));
    Recipe recipe = parts.recipe();
    String name = parts.product().name();
    String machine = debianMachine();
    List<String> lines = new ArrayList<>();
    lines.add("Package: " + name);
    lines.add("Version: " + parts.version().packaged());
    lines.add("Architecture: " + machine);
    lines.add("Maintainer: " + maintainer);
    lines.add("Section: net");
    lines.add("Priority: optional");
    lines.add("Installed-Size: " + parts.tree().kibibytes());
    lines.add("Depends: " + recipe.value("deb.depends"));
    lines.add("Recommends: " + recipe.value("deb.recommends"));
    lines.add("Description: " + recipe.value("summary"));
    recipe.description().forEach(line -> lines.add(" " + (line.isBlank() ? "." : line)));
    lines.removeIf(line -> line.endsWith(": "));
    Files.write(control.resolve("control"), lines);
    List<String> settings =
        parts.tree().names().stream().filter(file -> file.startsWith("etc/")).toList();
    if (!settings.isEmpty()) {
      Files.write(control.resolve("conffiles"), settings.stream().map(file -> "/" + file).toList());
    }
    for (Path script : recipe.scripts("deb")) {
      Path copy = Files.copy(script, control.resolve(script.getFileName().toString()));
      Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    Path made = output.resolve(name + "_" + parts.version().packaged() + "_" + machine + ".deb");
    tools.run(
        List.of(
            "dpkg-deb",
            "--root-owner-group",
            "-Zxz",
            "--build",
            parts.tree().root().toString(),
            made.toString()),
        Map.of());
    Tree.delete(control);
    return made;
  }

  private Path rpm(Parts parts) throws IOException, PackagingException {
    Recipe recipe = parts.recipe();
    String name = parts.product().name();
    List<String> spec = new ArrayList<>();
    spec.add("Name: " + name);
    spec.add("Version: " + parts.version().packaged());
    spec.add("Release: 1");
    spec.add("Summary: " + recipe.value("summary"));
    spec.add("License: GPL-3.0-or-later");
    spec.add("Packager: " + maintainer);
    spec.add("AutoReqProv: no");
    COMMA
        .splitAsStream(recipe.value("rpm.requires"))
        .filter(wanted -> !wanted.isBlank())
        .forEach(wanted -> spec.add("Requires: " + wanted));
    spec.add("%description");
    spec.addAll(recipe.description());
    for (Path script : recipe.scripts("rpm")) {
      spec.add("%" + script.getFileName());
      spec.addAll(Files.readAllLines(script));
    }
    spec.add("%files");
    spec.addAll(listed(parts.tree(), name));
    Path file = Files.write(work.resolve(name + ".spec"), spec);
    Path made = Files.createDirectories(work.resolve("rpm"));
    tools.run(
        List.of(
            "rpmbuild",
            "-bb",
            "--define",
            "_topdir " + work.resolve("rpmbuild"),
            "--define",
            "_rpmdir " + made,
            "--define",
            "_build_name_fmt %%{NAME}-%%{VERSION}-%%{RELEASE}.%%{ARCH}.rpm",
            // The files are finished: nothing may strip them, and nothing may change their time.
            "--define",
            "__os_install_post %{nil}",
            "--define",
            "_build_id_links none",
            "--define",
            "_binary_payload w6.xzdio",
            "--buildroot",
            parts.tree().root().toString(),
            "--noclean",
            file.toString()),
        Map.of());
    try (Stream<Path> files = Files.list(made)) {
      Path built =
          files
              .filter(path -> path.toString().endsWith(".rpm"))
              .findFirst()
              .orElseThrow(() -> new PackagingException("rpmbuild made nothing"));
      return Files.move(built, output.resolve(built.getFileName().toString()));
    }
  }

  /// Files, and the folders that are nobody else's: an empty one would stay when the package goes.
  ///
  /// @param name of the package, as its folders are called
  static List<String> listed(Tree tree, String name) throws IOException {
    List<String> listed = new ArrayList<>();
    listed.add("%defattr(-,root,root,-)");
    Set<String> own = new LinkedHashSet<>();
    for (String file : tree.names()) {
      int folder = file.indexOf("/" + name + "/");
      if (file.startsWith("opt/")) {
        own.add("/opt/" + name);
        continue;
      }
      if (folder >= 0) {
        own.add("%dir /" + file.substring(0, folder + 1 + name.length()));
      }
      own.add((file.startsWith("etc/") ? "%config(noreplace) /" : "/") + file);
    }
    listed.addAll(own);
    return listed;
  }

  private static String debianMachine() {
    return switch (System.getProperty("os.arch", "")) {
      case "amd64", "x86_64" -> "amd64";
      case "aarch64" -> "arm64";
      case String other -> other;
    };
  }
}
