package app.maru.installer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What a launcher goes by when it starts: class path, main class, options of its Java. A file
/// beside the jars, or a [StartScript] itself.
final class Settings {
  private Settings() {}

  /// Writes those of a launcher, with the memory of its rehearsal.
  static void write(Layout layout, Launcher launcher) throws IOException {
    List<String> options = new ArrayList<>(launcher.options());
    // A Java that can't use it starts without, in silence.
    options.addAll(List.of("-Xlog:aot=off:stderr", "-Xlog:cds=off:stderr"));
    options.add("-XX:AOTCache=" + memory(launcher));
    write(layout, launcher, options);
  }

  /// Writes those of a rehearsal.
  ///
  /// @param home what the program takes for the home of whoever starts it
  static void writeRehearsal(Layout layout, Launcher launcher, Path home) throws IOException {
    List<String> options = new ArrayList<>(launcher.options());
    options.addAll(launcher.rehearsal().options());
    options.add("-Duser.home=" + home);
    options.add("-XX:AOTCacheOutput=" + memory(launcher));
    write(layout, launcher, options);
  }

  /// Where the rehearsal is remembered.
  static Path memory(Layout layout, Launcher launcher) {
    return layout.app().resolve(launcher.name() + ".aot");
  }

  private static String memory(Launcher launcher) {
    return StartScript.APP + "/" + launcher.name() + ".aot";
  }

  private static void write(Layout layout, Launcher launcher, List<String> options)
      throws IOException {
    if (layout.isScripted()) {
      StartScript.write(layout, launcher, options);
      return;
    }
    List<String> lines = new ArrayList<>();
    lines.add("[Application]");
    launcher
        .jars()
        .forEach(jar -> lines.add("app.classpath=" + StartScript.APP + "/" + jar.getFileName()));
    lines.add("app.mainclass=" + launcher.mainClass());
    lines.add("");
    lines.add("[JavaOptions]");
    options.forEach(option -> lines.add("java-options=" + option));
    Files.write(layout.app().resolve(launcher.name() + ".cfg"), lines);
  }
}
