package app.maru.installer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A program starts from wherever its image lies and whatever it is called by, with exactly the
/// options and arguments it was given.
final class StartScriptTest {
  private static final Launcher.Rehearsal NONE = new Launcher.Rehearsal(List.of(), List.of());

  @TempDir Path folder;
  private Path image = Path.of("");

  @BeforeEach
  void image() throws Exception {
    image = folder.toRealPath().resolve("a folder with \"quotes\"");
    Files.createDirectories(image.resolve("lib/app"));
    Files.createDirectories(image.resolve("bin"));
    Path java = Files.createDirectories(image.resolve("lib/runtime/bin")).resolve("java");
    Files.writeString(
        java,
        """
        #!/bin/sh
        echo "$0"
        echo "options ${JDK_JAVA_OPTIONS-none}"
        echo "before $BEFORE"
        printf '%s\\n' "$@"
        """);
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.writeString(image.resolve("lib/app/before.sh"), "export BEFORE=Java");
    StartScript.write(
        Layout.of(image),
        new Launcher(
            "maru",
            "app.maru.Main",
            List.of(Path.of("one.jar"), Path.of("two.jar")),
            List.of(Path.of("before.sh"), Path.of("other.json")),
            List.of(),
            NONE),
        List.of("-Dplain=$HOME `id` \"x\" \\", "-XX:AOTCache=" + StartScript.APP + "/maru.aot"));
  }

  private List<String> said(Path program, String... arguments) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(program.toString());
    builder.command().addAll(List.of(arguments));
    builder.environment().put("JDK_JAVA_OPTIONS", "-Dmeant=forOthers");
    Process process = builder.directory(folder.toFile()).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said.lines().toList();
  }

  @Test
  void options_and_arguments_arrive_as_they_are() throws Exception {
    assertThat(said(image.resolve("bin/maru"), "maru://add/$x y", "", "*"))
        .containsExactly(
            image + "/lib/runtime/bin/maru",
            "options none",
            "before Java",
            "-Dplain=$HOME `id` \"x\" \\",
            "-XX:AOTCache=" + image + "/lib/app/maru.aot",
            "-Djpackage.app-path=" + image + "/bin/maru",
            "-cp",
            image + "/lib/app/one.jar:" + image + "/lib/app/two.jar",
            "app.maru.Main",
            "maru://add/$x y",
            "",
            "*");
  }

  @Test
  void where_there_is_no_shell_the_launcher_of_jpackage_stays_and_has_its_settings()
      throws Exception {
    Path bare = folder.resolve("bare");
    Files.createDirectories(bare.resolve("lib/app"));
    Files.createDirectories(bare.resolve("bin"));
    Files.writeString(bare.resolve("bin/maru"), "the launcher");
    Files.createFile(bare.resolve("lib/libapplauncher.so"));
    Settings.write(
        Layout.of(bare), new Launcher("maru", "app.maru.Main", List.of(), List.of(), NONE));
    assertThat(bare.resolve("bin/maru")).hasContent("the launcher");
    assertThat(bare.resolve("lib/app/maru.cfg"))
        .content()
        .contains("app.mainclass=app.maru.Main", "java-options=-XX:AOTCache=$APPDIR/maru.aot");
  }

  @Test
  void a_link_to_it_starts_the_same() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("started"), image.resolve("bin/maru"));
    assertThat(said(link)).contains("-Djpackage.app-path=" + image + "/bin/maru");
  }
}
