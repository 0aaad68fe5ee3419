package app.maru.installer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Makes the image of a relay alone, without packages around it: what a container holds. Needs no
/// other module, so that it can be run as a source.
public final class RelayImage {
  private static final int FAILED = 1;

  private RelayImage() {}

  /// Makes it.
  ///
  /// @param args the distribution of the relay; the folder for the image
  public static void main(String[] args) {
    try {
      Path output = Path.of(args[1]);
      Path work = Files.createTempDirectory("maru-relay");
      Path java = Path.of(System.getProperty("java.home"));
      Tools tools = new Tools(java, Files.createDirectories(work.resolve("logs")));
      Product product = Product.containedRelay(Path.of(args[0]));
      Path icon = Files.write(work.resolve("maru.png"), new byte[0]);
      // In the container there is no shell, and neither rpm nor dpkg.
      Path image =
          new AppImage(tools, work, false).make(product, List.of("--app-version", "1.0.0"), icon);
      Tree tree = new Tree(output);
      tree.copy(image, product.name());
      Path place = output.resolve(product.name());
      RehearsalRun rehearsal =
          new RehearsalRun(Files.createDirectories(work.resolve("home")), Machine.here());
      for (Launcher launcher : product.launchers()) {
        rehearsal.rehearse(place, launcher);
      }
      Tree.delete(work);
    } catch (IOException | PackagingException e) {
      System.err.println("No image: " + e.getMessage());
      System.exit(FAILED);
    }
  }
}
