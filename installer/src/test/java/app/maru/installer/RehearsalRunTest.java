package app.maru.installer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RehearsalRunTest {
  @TempDir Path folder;

  @Test
  void a_rehearsed_program_finds_nothing_of_whoever_makes_the_packages() throws Exception {
    Path home = Files.createDirectories(folder.resolve("home"));
    Path image = folder.resolve("image");
    Path app = Files.createDirectories(image.resolve("lib/app"));
    Files.createDirectories(image.resolve("bin"));
    Path java = Files.createDirectories(image.resolve("lib/runtime/bin")).resolve("java");
    Files.writeString(
        java,
        """
        #!/bin/sh
        env >said
        printf '%%s\\n' "$@" >>said
        : >"%s/maru.aot"
        """
            .formatted(app));
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwx------"));
    new RehearsalRun(home)
        .rehearse(
            image,
            new Launcher(
                "maru",
                "app.maru.Main",
                List.of(),
                List.of(),
                new Launcher.Rehearsal(List.of(), List.of())));
    assertThat(Files.readAllLines(home.resolve("said")))
        .contains("XDG_DATA_HOME=" + home, "APPDATA=" + home, "-Duser.home=" + home);
    assertThat(Files.readString(image.resolve("bin/maru")))
        .contains("-XX:AOTCache=$app/maru.aot")
        .doesNotContain("user.home");
  }

  @Test
  void the_profile_lies_where_the_window_of_each_system_looks_for_it() {
    assertThat(RehearsalRun.profiles("Linux")).isEqualTo("maru/profiles");
    assertThat(RehearsalRun.profiles("Windows Server 2022")).isEqualTo("Maru/profiles");
    assertThat(RehearsalRun.profiles("Mac OS X"))
        .isEqualTo("Library/Application Support/Maru/profiles");
  }
}
