package app.maru.p2p.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FullDiskTest {
  /// What fails for other reasons, wherever that is.
  private static final List<Exception> OTHERS =
      List.of(
          new AccessDeniedException("/a"),
          new InvalidPathException("a", "no such name"),
          new IllegalStateException("a mistake"),
          new GeneralSecurityException("a wrong key"),
          new EOFException(),
          new ClosedChannelException(),
          new IllegalStateException(new IOException(new EOFException())));

  @Test
  void a_full_disk_is_known_by_what_systems_say_of_it() {
    assertThat(FullDisk.isBehind(new IOException("No space left on device"))).isTrue();
    assertThat(FullDisk.isBehind(new IOException("There is not enough space on the disk")))
        .isTrue();
    assertThat(FullDisk.isBehind(new FileSystemException("/a", null, "Disk quota exceeded")))
        .isTrue();
    assertThat(FullDisk.isBehind(new IllegalStateException("x", new IOException("No space left"))))
        .isTrue();
  }

  @Test
  void other_failures_are_not_called_so() {
    assertThat(FullDisk.isBehind(new IOException("Input/output error"))).isFalse();
    assertThat(FullDisk.isBehind(new IOException())).isFalse();
    assertThat(FullDisk.isBehind(new IllegalStateException("no space left"))).isFalse();
    assertThat(
            FullDisk.isBehind(new FileSystemException("/no space left on device", null, "Locked")))
        .isFalse();
  }

  @Test
  void where_there_is_room_a_failure_without_a_name_is_another(@TempDir Path folder) {
    Path notYet = folder.resolve("a").resolve("b");
    assertThat(FullDisk.isBehind(new IOException("입출력 오류"), notYet)).isFalse();
    assertThat(FullDisk.isBehind(new IOException("No space left on device"), notYet)).isTrue();
  }

  @Test
  void where_there_is_no_room_it_is_full_in_any_language(@TempDir Path folder) throws Exception {
    Path small = Files.createDirectory(folder.resolve("small"));
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", small.toString()) == 0,
        "SKIPPED: mounting a small disk needs root on Linux");
    try {
      Path notYet = small.resolve("a").resolve("b");
      IOException korean = new IOException("장치에 남은 공간이 없음");
      assertThat(FullDisk.isBehind(korean, notYet)).isTrue();
      assertThat(FullDisk.isBehind(new IllegalStateException("x", korean), small)).isTrue();
      assertThat(FullDisk.isBehind(korean, folder)).isFalse();
      assertThat(FullDisk.isBehind(new UncheckedIOException(korean), small)).isTrue();
      assertThat(FullDisk.isBehind(new FileSystemException("/a", null, "실패"), small)).isTrue();
      assertThat(OTHERS).allSatisfy(e -> assertThat(FullDisk.isBehind(e, small)).isFalse());
    } finally {
      run("umount", "-l", small.toString());
    }
  }

  private static int run(String... command) throws Exception {
    try {
      return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
    } catch (IOException e) {
      return -1;
    }
  }
}
