package app.maru.p2p.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FolderLockTest {
  @TempDir private Path folder;

  @Test
  void a_folder_is_taken_by_one_at_a_time() throws IOException {
    FolderLock first = FolderLock.take(folder).orElseThrow();
    assertThat(FolderLock.take(folder)).isEmpty();
    assertThat(FolderLock.take(folder)).as("asking twice takes nothing away").isEmpty();
    first.close();
    first.close();
    FolderLock.take(folder).orElseThrow().close();
    assertThat(folder.resolve(FolderLock.FILE)).isEmptyFile();
  }

  @Test
  void a_folder_that_is_not_there_is_an_error_and_nothing_is_made() {
    Path nowhere = folder.resolve("nowhere");
    assertThatThrownBy(() -> FolderLock.take(nowhere)).isInstanceOf(IOException.class);
    assertThat(Files.exists(nowhere)).isFalse();
  }
}
