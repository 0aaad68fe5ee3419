package app.maru.installer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The settings that a launcher reads when it starts: class path, main class, options of its Java.
final class Settings {
  private Settings() {}

  /// Writes those of a launcher, with the memory of its rehearsal.
  static void write(Path app, Launcher launcher) throws IOException {
    List<String> options = new ArrayList<>(launcher.options());
    // A Java that can't use it starts without, in silence.
    options.addAll(List.of("-Xlog:aot=off:stderr", "-Xlog:cds=off:stderr"));
    options.add("-XX:AOTCache=" + memory(launcher));
    write(app, launcher, options);
  }

  /// Writes those of a rehearsal.
  ///
  /// @param home what the program takes for the home of whoever starts it
  static void writeRehearsal(Path app, Launcher launcher, Path home) throws IOException {
    List<String> options = new ArrayList<>(launcher.options());
    options.addAll(launcher.rehearsal().options());
    options.add("-Duser.home=" + home);
    options.add("-XX:AOTCacheOutput=" + memory(launcher));
    write(app, launcher, options);
  }

  /// Where the rehearsal is remembered.
  static Path memory(Path app, Launcher launcher) {
    return app.resolve(launcher.name() + ".aot");
  }

  private static String memory(Launcher launcher) {
    return "$APPDIR/" + launcher.name() + ".aot";
  }

  private static void write(Path app, Launcher launcher, List<String> options) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("[Application]");
    launcher.jars().forEach(jar -> lines.add("app.classpath=$APPDIR/" + jar.getFileName()));
    lines.add("app.mainclass=" + launcher.mainClass());
    lines.add("");
    lines.add("[JavaOptions]");
    options.forEach(option -> lines.add("java-options=" + option));
    Files.write(app.resolve(launcher.name() + ".cfg"), lines);
  }
}
