package app.maru.installer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Starts a program on Linux, in the place of what `jpackage` puts there: that one asks `rpm` and
/// `dpkg` whose file it is before it begins, which takes longer than Java does to come up. And the
/// `rpm` of Debian leaves a folder in the home of whoever starts it.
///
/// Java goes by the program's name, so that lists of what runs show that.
final class StartScript {
  /// Stands in options for the folder of the jars.
  static final String APP = "$APPDIR";

  private StartScript() {}

  /// Writes it.
  ///
  /// @param options for Java, with [#APP]
  static void write(Layout layout, Launcher launcher, List<String> options) throws IOException {
    Path programs = layout.runtime().resolve("bin");
    Files.copy(
        programs.resolve("java"),
        programs.resolve(launcher.name()),
        StandardCopyOption.COPY_ATTRIBUTES,
        StandardCopyOption.REPLACE_EXISTING);
    String jars =
        launcher.jars().stream()
            .map(jar -> APP + "/" + jar.getFileName())
            .collect(Collectors.joining(":"));
    List<String> words = new ArrayList<>();
    words.add("exec \"$root/lib/runtime/bin/" + launcher.name() + "\"");
    options.forEach(option -> words.add(quoted(option)));
    words.add("\"-Djpackage.app-path=$root/bin/" + launcher.name() + "\"");
    words.add("-cp " + quoted(jars));
    words.add(launcher.mainClass() + " \"$@\"");
    Path script = layout.launchers().resolve(launcher.name());
    Files.deleteIfExists(script);
    Files.writeString(
        script,
        """
        #!/bin/sh
        root=$(readlink -f "$0")
        root=${root%%/bin/*}
        app=$root/lib/app
        # Meant for another Java.
        unset JDK_JAVA_OPTIONS
        %s
        """
            .formatted(first(launcher) + String.join(" \\\n  ", words)));
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /// What the program has a shell do before Java begins.
  private static String first(Launcher launcher) {
    return launcher.beside().stream()
        .map(file -> file.getFileName().toString())
        .filter(name -> name.endsWith(".sh"))
        .map(name -> ". \"$app/" + name + "\"\n")
        .collect(Collectors.joining());
  }

  /// For the shell, which is to see to nothing but the folder of the jars.
  private static String quoted(String option) {
    String plain =
        option.replace("\\", "\\\\").replace("\"", "\\\"").replace("`", "\\`").replace("$", "\\$");
    return '"' + plain.replace("\\" + APP, "$app") + '"';
  }
}
