package app.maru.installer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What `./mvnw -q -Pinstaller` made is installed, used and removed, in a copy of this system that
/// forgets everything. Needs root, dpkg, Xvfb and xdotool.
final class InstallTest {
  private static final Path PACKAGES = Path.of("target", "packages");

  @Test
  void packages_install_run_and_go_again() throws Exception {
    assumeTrue(made(), "no packages: ./mvnw -q -Pinstaller makes them");
    for (String tool : new String[] {"dpkg", "unshare", "Xvfb", "xdotool", "setpriv"}) {
      assumeTrue(Tools.has(tool), "packages are not tried: there is no " + tool);
    }
    assumeTrue("root".equals(System.getProperty("user.name")), "packages are tried by root only");
    Process trial =
        new ProcessBuilder(
                "unshare",
                "--mount",
                "--propagation",
                "private",
                "sh",
                "src/test/linux/trial.sh",
                PACKAGES.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(trial.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(trial.waitFor()).as(said).isZero();
    assertThat(said).contains("all steps passed");
  }

  private static boolean made() throws IOException {
    if (!Files.isDirectory(PACKAGES)) {
      return false;
    }
    try (Stream<Path> files = Files.list(PACKAGES)) {
      return files.filter(file -> file.toString().endsWith(".deb")).count() == 2;
    }
  }
}
