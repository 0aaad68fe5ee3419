package app.maru.installer;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A program in an image.
///
/// @param name of the file that starts it
/// @param mainClass what it runs
/// @param jars the jars it needs, its own first; an image keeps each file name once
/// @param beside other files that lie beside the jars; what ends in `.sh` is read by a
///   [StartScript] before Java begins
/// @param options for its Java
/// @param rehearsal how it is started once so that it starts quicker ever after
record Launcher(
    String name,
    String mainClass,
    List<Path> jars,
    List<Path> beside,
    List<String> options,
    Rehearsal rehearsal) {

  /// @param options for its Java, only this once
  /// @param arguments of the program
  /// @param report the name of a file that it makes in its home when it has shown all; nothing if
  ///   it only has to start
  record Rehearsal(List<String> options, List<String> arguments, Optional<String> report) {
    Rehearsal {
      options = List.copyOf(options);
      arguments = List.copyOf(arguments);
    }

    /// Of a program that only has to start.
    Rehearsal(List<String> options, List<String> arguments) {
      this(options, arguments, Optional.empty());
    }
  }

  Launcher {
    jars = List.copyOf(jars);
    beside = List.copyOf(beside);
    options = List.copyOf(options);
  }

  /// One whose jars are all it needs.
  Launcher(
      String name, String mainClass, List<Path> jars, List<String> options, Rehearsal rehearsal) {
    this(name, mainClass, jars, List.of(), options, rehearsal);
  }
}
