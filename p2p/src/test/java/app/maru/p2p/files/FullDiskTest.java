package app.maru.p2p.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystemException;
import org.junit.jupiter.api.Test;

final class FullDiskTest {
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
}
