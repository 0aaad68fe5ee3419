package app.maru.ui;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Tells `bin/maru` which Java built it: run while packing, by that Java.
final class BuiltWith {
  private BuiltWith() {}

  /// @param args the folder of the distribution
  static void main(String[] args) throws IOException {
    Files.writeString(Path.of(args[0], "lib", "java-home"), System.getProperty("java.home") + "\n");
  }
}
