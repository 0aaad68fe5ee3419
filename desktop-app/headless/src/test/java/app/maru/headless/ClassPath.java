package app.maru.headless;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What this test has on its class and module path, for processes of their own.
final class ClassPath {
  private ClassPath() {}

  /// All but the classes of one module: two programs on one path would mix their resources.
  static String without(String module) {
    return Stream.of("jdk.module.path", "java.class.path")
        .map(name -> System.getProperty(name, ""))
        .flatMap(paths -> Arrays.stream(paths.split(File.pathSeparator, -1)))
        .filter(path -> !path.isEmpty() && !isOf(module, Path.of(path)))
        .collect(Collectors.joining(File.pathSeparator));
  }

  /// Either `MODULE/target/classes`, or a jar of that name.
  private static boolean isOf(String module, Path path) {
    boolean folder = path.endsWith(Path.of(module, "target", "classes"));
    return folder || path.getFileName().toString().startsWith("maru-" + module);
  }
}
