package app.maru.installer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

final class JpackagePackagesTest {
  @Test
  @EnabledOnOs(OS.LINUX)
  void macos_gets_an_image_that_was_signed_by_name_when_it_was_finished_and_signed_pkg(
      @TempDir Path folder) throws Exception {
    Path asked = folder.resolve("asked");
    Path jpackage = Files.createDirectories(folder.resolve("java/bin")).resolve("jpackage");
    // Writes down what it is asked for, and makes a file where a package would be.
    Files.writeString(
        jpackage,
        """
        #!/bin/sh
        echo "$*" >>"%s"
        while [ $# -gt 0 ]; do
          case $1 in
            --type) type=$2 ;;
            --name) name=$2 ;;
            --app-version) version=$2 ;;
            --dest) dest=$2 ;;
          esac
          shift
        done
        [ "$type" = app-image ] || : >"$dest/$name-$version.$type"
        """
            .formatted(asked));
    Files.setPosixFilePermissions(jpackage, PosixFilePermissions.fromString("rwx------"));
    Path output = Files.createDirectories(folder.resolve("packages"));
    Path image = folder.resolve("maru.app");
    Product window =
        new Product("maru", "Maru", List.of(), List.of(Path.of("javafx.jar")), List.of());
    List<Path> made =
        new JpackagePackages(
                new Tools(folder.resolve("java"), folder),
                folder,
                output,
                JpackagePackages.Kind.MACOS,
                "Somebody's Works")
            .make(window, Version.of("0.1.0"), image, folder);
    assertThat(made)
        .containsExactly(output.resolve("Maru-0.1.0.dmg"), output.resolve("Maru-0.1.0.pkg"))
        .allSatisfy(file -> assertThat(file).exists());
    String signed = "--mac-sign --mac-signing-key-user-name Somebody's Works";
    List<String> calls = Files.readAllLines(asked);
    assertThat(calls).hasSize(3);
    assertThat(calls.get(0)).isEqualTo("--type app-image --app-image " + image + " " + signed);
    assertThat(calls.get(1)).startsWith("--type dmg ").doesNotContain("--mac-sign");
    assertThat(calls.get(2)).startsWith("--type pkg ").endsWith(signed);
  }
}
