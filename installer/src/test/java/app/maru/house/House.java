package app.maru.house;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Where things stand in the house.
final class House {
  /// The places where a program is put together: they alone make clocks, threads and randomness.
  private static final Set<String> COMPOSITION_ROOTS =
      Set.of(
          "app.maru.messaging.client.Client",
          "app.maru.messaging.client.Parts",
          "app.maru.p2p.net.ThreadLoop",
          "app.maru.headless.Main",
          "app.maru.installer.ReleaseMain",
          "app.maru.relay.Main",
          "app.maru.relay.Parts",
          "app.maru.ui.App",
          "app.maru.ui.Launcher");

  private static final Set<String> ENTRY_POINTS =
      Set.of(
          "app.maru.headless.Main",
          "app.maru.installer.Main",
          "app.maru.installer.RelayImage",
          "app.maru.installer.ReleaseMain",
          "app.maru.relay.Main",
          "app.maru.ui.Launcher");

  private House() {}

  static DescribedPredicate<JavaClass> compositionRoot() {
    return DescribedPredicate.describe(
        "composition roots", javaClass -> COMPOSITION_ROOTS.contains(outermost(javaClass)));
  }

  static DescribedPredicate<JavaClass> talksToTerminal() {
    return DescribedPredicate.describe(
        "entry points", javaClass -> ENTRY_POINTS.contains(outermost(javaClass)));
  }

  private static String outermost(JavaClass javaClass) {
    return javaClass.getName().replaceFirst("\\$.*", "");
  }

  /// The folder with the parent POM.
  static Path root() {
    Path here = Path.of("").toAbsolutePath();
    return Files.exists(here.resolve("mvnw")) ? here : here.resolveSibling("").normalize();
  }

  /// Every Java source of every module, tests too.
  static List<Path> sources() throws IOException {
    try (Stream<Path> walk = Files.walk(root())) {
      return walk.filter(path -> path.toString().endsWith(".java"))
          .filter(path -> !path.toString().contains("/target/"))
          .sorted()
          .toList();
    }
  }
}
