package app.maru.ui.look;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.css.CssParser;
import javafx.css.Rule;
import javafx.css.Stylesheet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A style sheet that was compiled says what it says as text: JavaFX can't compile all that it
/// reads.
final class StyleSheetsTest {
  @TempDir Path folder;

  private static List<Path> sheets() throws Exception {
    URI one = Objects.requireNonNull(Look.class.getResource("base.css")).toURI();
    try (Stream<Path> files = Files.list(Path.of(one).getParent())) {
      return files.filter(file -> file.toString().endsWith(".css")).toList();
    }
  }

  @ParameterizedTest
  @MethodSource("sheets")
  void the_compiled_sheet_has_the_same_rules(Path sheet) throws Exception {
    File compiled = folder.resolve("compiled.bss").toFile();
    Stylesheet.convertToBinary(sheet.toFile(), compiled);

    assertThat(rules(Stylesheet.loadBinary(compiled.toURI().toURL())))
        .isEqualTo(rules(parsed(sheet)));
  }

  private static Stylesheet parsed(Path sheet) throws IOException {
    return new CssParser().parse(sheet.toUri().toURL());
  }

  private static List<String> rules(Stylesheet sheet) {
    return sheet.getRules().stream().map(StyleSheetsTest::words).toList();
  }

  /// Without the places in memory that some values show.
  private static String words(Rule rule) {
    return rule.getSelectors()
        + " "
        + rule.getDeclarations().toString().replaceAll("@[0-9a-f]+", "");
  }
}
