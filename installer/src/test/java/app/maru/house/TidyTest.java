package app.maru.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/// Keeps rooms small enough to stand in and named so that one finds them.
final class TidyTest {
  /// More than this and a file holds more than one thing.
  private static final int MAX_FILE_LINES = 400;

  /// More than this and a method can't be seen at once.
  private static final int MAX_METHOD_LINES = 60;

  /// More than this and a class wants to be two.
  private static final int MAX_CONSTRUCTOR_PARAMETERS = 7;

  private static final Set<String> TOP_LEVEL =
      Set.of(
          "desktop-app",
          "relay-server",
          "p2p",
          "crypto",
          "installer",
          "docs",
          "pom.xml",
          "README.md",
          "CHANGELOG.md",
          "LICENSE",
          "mvnw",
          "mvnw.cmd");

  /// Words of a plan not carried out.
  private static final Pattern UNFINISHED = Pattern.compile("\\b(TODO|FIXME|XXX)\\b");

  @Test
  void a_file_has_room_on_a_few_screens() throws IOException {
    List<String> tooLong = new ArrayList<>();
    for (Path source : House.sources()) {
      long lines = Files.readAllLines(source).size();
      if (lines > MAX_FILE_LINES) {
        tooLong.add(name(source) + ": " + lines);
      }
    }
    assertThat(tooLong).as("files of more than %s lines", MAX_FILE_LINES).isEmpty();
  }

  @Test
  void a_method_can_be_seen_at_once_and_a_constructor_takes_few_things() throws IOException {
    List<String> faults = new ArrayList<>();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  files,
                  diagnostic -> {},
                  List.of("-proc:none"),
                  null,
                  files.getJavaFileObjectsFromPaths(House.sources()));
      SourcePositions positions = Trees.instance(task).getSourcePositions();
      for (CompilationUnitTree unit : task.parse()) {
        unit.accept(new MethodScanner(unit, positions, faults), null);
      }
    }
    assertThat(faults).isEmpty();
  }

  @Test
  void every_package_says_what_it_is_for_and_forbids_null() throws IOException {
    List<String> missing = new ArrayList<>();
    List<Path> folders = House.sources().stream().map(Path::getParent).distinct().toList();
    for (Path folder : folders) {
      if (!folder.toString().contains("/src/main/java/app")) {
        continue;
      }
      Path info = folder.resolve("package-info.java");
      if (!Files.exists(info) || !Files.readString(info).matches("(?s)///.*@NullMarked.*")) {
        missing.add(name(folder));
      }
    }
    assertThat(missing).as("packages without a sentence or @NullMarked").isEmpty();
  }

  @Test
  void sources_are_formatted() throws IOException, FormatterException {
    Formatter formatter = new Formatter();
    List<String> untidy = new ArrayList<>();
    for (Path source : House.sources()) {
      String text = Files.readString(source);
      if (!formatter.formatSourceAndFixImports(text).equals(text)) {
        untidy.add(name(source));
      }
    }
    assertThat(untidy).as("run ./mvnw -Pformat to format these").isEmpty();
  }

  @Test
  void nothing_is_left_for_later_in_a_comment() throws IOException {
    List<String> unfinished = new ArrayList<>();
    for (Path source : House.sources()) {
      Matcher matcher = UNFINISHED.matcher(Files.readString(source));
      if (!source.endsWith("TidyTest.java") && matcher.find()) {
        unfinished.add(name(source) + ": " + matcher.group());
      }
    }
    assertThat(unfinished).isEmpty();
  }

  @Test
  void the_top_level_holds_the_rooms_and_nothing_else() throws IOException {
    try (Stream<Path> entries = Files.list(House.root())) {
      assertThat(entries.map(path -> path.getFileName().toString()))
          .filteredOn(entry -> !entry.startsWith(".") && !entry.equals("target"))
          .isSubsetOf(TOP_LEVEL);
    }
  }

  @Test
  void every_module_has_its_specification() {
    assertThat(
            Stream.of(
                "crypto",
                "p2p",
                "relay-server",
                "installer",
                "desktop-app/messaging",
                "desktop-app/headless",
                "desktop-app/ui"))
        .allSatisfy(module -> assertThat(House.root().resolve(module + "/README.md")).exists());
  }

  private static String name(Path path) {
    return House.root().relativize(path).toString();
  }

  private static final class MethodScanner extends TreeScanner<Void, Void> {
    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final List<String> faults;

    MethodScanner(CompilationUnitTree unit, SourcePositions positions, List<String> faults) {
      this.unit = unit;
      this.positions = positions;
      this.faults = faults;
    }

    @Override
    public Void visitMethod(MethodTree method, Void nothing) {
      LineMap map = unit.getLineMap();
      long start = positions.getStartPosition(unit, method);
      long end = positions.getEndPosition(unit, method);
      String name = name(Path.of(unit.getSourceFile().toUri())) + " " + method.getName();
      if (start >= 0 && end >= 0) {
        long lines = map.getLineNumber(end) - map.getLineNumber(start) + 1;
        if (lines > MAX_METHOD_LINES) {
          faults.add(name + ": " + lines + " lines");
        }
      }
      if (method.getName().contentEquals("<init>")
          && method.getParameters().size() > MAX_CONSTRUCTOR_PARAMETERS) {
        faults.add(name + ": " + method.getParameters().size() + " constructor parameters");
      }
      return super.visitMethod(method, null);
    }
  }
}
