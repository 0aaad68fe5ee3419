package app.maru.messaging.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// What only Windows can tell.
@EnabledOnOs(OS.WINDOWS)
final class WindowsPolicyTest {
  @TempDir Path folder;

  @Test
  void the_place_is_the_one_that_the_system_knows() {
    assertThat(Windows.programData()).isPresent();
    assertThat(Windows.programData().orElseThrow()).isDirectory();
  }

  @Test
  void a_file_of_the_system_is_told_from_one_that_anybody_can_write() throws Exception {
    assertThat(
            Windows.isAdministrators(
                Path.of(System.getenv("SystemRoot"), "System32", "kernel32.dll")))
        .isTrue();
    Path shared = Files.writeString(folder.resolve("policy.json"), "{}");
    int granted =
        new ProcessBuilder("icacls", shared.toString(), "/grant", "*S-1-1-0:(M)").start().waitFor();
    assertThat(granted).isZero();
    assertThat(Windows.isAdministrators(shared)).isFalse();
  }
}
