package app.maru.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// When the copy of the accounts is made anew.
final class DataFolderTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  @TempDir private Path folder;

  private boolean isMadeAnew(Duration age) throws Exception {
    try (DataFolder data = DataFolder.open(folder)) {
      Files.writeString(data.lastGood(), "old");
      Files.setLastModifiedTime(data.lastGood(), FileTime.from(NOW.minus(age)));
      data.keepLastGood(copy -> Files.writeString(copy, "new"), NOW);
      return Files.readString(data.lastGood()).equals("new");
    }
  }

  @Test
  void a_copy_is_made_every_day_also_when_the_last_one_took_a_while() throws Exception {
    assertThat(isMadeAnew(Duration.ofDays(1).minusMinutes(2))).isTrue();
    assertThat(isMadeAnew(Duration.ofDays(2))).isTrue();
    assertThat(isMadeAnew(Duration.ofHours(20))).isFalse();
  }

  @Test
  void a_copy_from_the_future_keeps_nobody_from_making_one() throws Exception {
    assertThat(isMadeAnew(Duration.ofDays(-400))).isTrue();
  }
}
