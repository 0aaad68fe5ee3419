package app.maru.installer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Makes every package that can be made on this system.
public final class Main {
  private static final int FAILED = 1;

  private Main() {}

  /// Makes them, with their sums beside them.
  ///
  /// @param args the version; the distributions of the window, of the client without one and of the
  ///   relay; the folder of the recipes; the folder for the packages; the list of all libraries
  public static void main(String[] args) {
    try {
      Path output = Path.of(args[5]);
      List<Path> made =
          make(
              Version.of(args[0]),
              List.of(
                  Product.desktop(Path.of(args[1]), Path.of(args[2])),
                  Product.relay(Path.of(args[3]))),
              Path.of(args[4]),
              output);
      Path libraries = Path.of(args[6]);
      String name = libraries.getFileName().toString();
      // JavaFX is another library on each system.
      String named = name.replace(".cdx.json", "-" + Packages.computer() + ".cdx.json");
      made.add(Files.copy(libraries, output.resolve(named)));
      Checksums.write(output, made);
      for (Path file : made) {
        System.out.printf(
            Locale.ROOT, "%6.1f MB  %s%n", Files.size(file) / 1e6, file.getFileName());
      }
    } catch (IOException | PackagingException e) {
      System.err.println("No packages: " + e.getMessage());
      System.exit(FAILED);
    }
  }

  private static List<Path> make(Version version, List<Product> products, Path recipes, Path output)
      throws IOException, PackagingException {
    Tree.delete(output);
    Path work = Files.createDirectories(output.resolve("work"));
    Path java = Path.of(System.getProperty("java.home"));
    List<Path> made = new ArrayList<>();
    for (Product product : products) {
      Path place = Files.createDirectories(work.resolve(product.name()));
      Tools tools = new Tools(java, Files.createDirectories(place.resolve("logs")));
      Packages packages = Packages.ofThisSystem(tools, place, output, System.err::println);
      Path image =
          new AppImage(tools, place, true)
              .make(
                  product, packages.ofImage(product, version, recipes), Icons.forLaunchers(place));
      RehearsalRun rehearsal =
          new RehearsalRun(Files.createDirectories(place.resolve("home")), Machine.here());
      // The window comes last: it finds the profile that the client without one has made.
      for (Launcher launcher : product.launchers().reversed()) {
        rehearsal.rehearse(image, launcher);
      }
      made.addAll(packages.make(product, version, image, recipes));
    }
    return made;
  }
}
