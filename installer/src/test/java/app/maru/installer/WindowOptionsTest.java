package app.maru.installer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What the window asks of its Java stands in three places: the package, the start script and the
/// build that runs it.
final class WindowOptionsTest {
  private static final Path WINDOW = Path.of("..", "desktop-app", "ui");
  private static final Path DISTRIBUTION = WINDOW.resolve(Path.of("src", "main", "dist"));
  private static final Path COMPILERS = DISTRIBUTION.resolve("lib").resolve(Product.COMPILERS);

  /// All but where files are and what is printed.
  private static final Pattern OPTION =
      Pattern.compile("-X(?!X:AOTCache|X:CompilerDirectivesFile|log)[A-Za-z0-9:+=-]+");

  private static Set<String> options(String text) {
    return OPTION.matcher(text).results().map(found -> found.group()).collect(Collectors.toSet());
  }

  @Test
  void they_are_the_same_in_all_three() throws IOException {
    Set<String> packaged = options(String.join(" ", Product.WINDOW));

    assertThat(packaged).contains("-Xmx384m", "-XX:+UseSerialGC");
    assertThat(options(Files.readString(DISTRIBUTION.resolve("bin").resolve("maru"))))
        .isEqualTo(packaged);
    Matcher run =
        Pattern.compile("<commandlineArgs>(.*)app\\.maru\\.ui\\.Launcher")
            .matcher(Files.readString(WINDOW.resolve("pom.xml")));
    assertThat(run.find()).isTrue();
    assertThat(options(run.group(1))).isEqualTo(packaged);
  }

  @Test
  void java_understands_which_compiler_is_for_what() throws Exception {
    Process java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:CompilerDirectivesFile=" + COMPILERS,
                "-XX:+CompilerDirectivesPrint",
                "--version")
            .redirectErrorStream(true)
            .start();
    String said = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(java.waitFor()).isZero();
    assertThat(said)
        .containsPattern(
            "matching: [^\\n]*com/sun/crypto/provider/\\*\\.\\*[^\\n]*\\n(?s:(?!Directive:).)*?"
                + " c2 directives:\\n[^\\n]*\\n[^\\n]*Exclude:false")
        .containsPattern(
            "matching: \\*\\.\\*\\n(?s:(?!Directive:).)*? c2 directives:\\n[^\\n]*\\n"
                + "[^\\n]*Exclude:true");
  }
}
