package app.maru.installer;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/// What a package consists of besides the image.
///
/// @param folder with `files`, `scripts` and `package.properties`
record Recipe(Path folder, Properties values) {

  static Recipe read(Path folder) throws IOException {
    Properties values = new Properties();
    try (Reader reader = Files.newBufferedReader(folder.resolve("package.properties"))) {
      values.load(reader);
    }
    return new Recipe(folder, values);
  }

  /// The files as they are installed.
  Path files() {
    return folder.resolve("files");
  }

  /// What is run before and after, under the names that a family gives it.
  List<Path> scripts(String family) throws IOException {
    Path scripts = folder.resolve("scripts").resolve(family);
    if (!Files.isDirectory(scripts)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(scripts)) {
      return files.sorted().toList();
    }
  }

  /// One value, or nothing.
  String value(String name) {
    return values.getProperty(name, "");
  }

  /// The description, a line each.
  List<String> description() {
    return value("description").lines().toList();
  }
}
