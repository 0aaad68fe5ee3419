package app.maru.messaging.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.maru.messaging.store.StoreException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import org.h2.api.ErrorCode;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What fails on a full disk, where the system speaks Korean.
final class FailuresTest {
  private final IOException korean = new IOException("장치에 남은 공간이 없음");
  private final MVStoreException store =
      DataUtils.newMVStoreException(DataUtils.ERROR_WRITING_FAILED, "Writing failed", korean);

  @TempDir private Path roomy;
  private Path small = Path.of("");

  @BeforeEach
  void a_disk_without_room_is_mounted() throws Exception {
    small = Files.createDirectory(roomy.resolve("small"));
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", small.toString()) == 0,
        "SKIPPED: mounting a small disk needs root on Linux");
  }

  @AfterEach
  void it_is_taken_away() throws Exception {
    run("umount", "-l", small.toString());
  }

  private static int run(String... command) throws Exception {
    try {
      return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
    } catch (IOException e) {
      return -1;
    }
  }

  private Optional<Path> in(Path folder) {
    return Optional.of(folder.resolve("store.db"));
  }

  @Test
  void a_file_is_told_by_the_room_beside_it() {
    assertThat(Failures.of(korean, in(small)).reason()).isEqualTo(Reason.DISK_FULL);
    assertThat(Failures.of(korean, in(roomy)).reason()).isEqualTo(Reason.IO);
    assertThat(Failures.of(korean, Optional.empty()).reason()).isEqualTo(Reason.IO);
  }

  @Test
  void a_statement_too() {
    SQLException statement = new SQLException("", null, ErrorCode.IO_EXCEPTION_1, store);
    assertThat(Failures.of(statement, in(small)).reason()).isEqualTo(Reason.DISK_FULL);
    assertThat(Failures.of(statement, in(roomy)).reason()).isEqualTo(Reason.IO);
  }

  @Test
  void a_flush_too_also_where_the_store_below_tells_of_it_unchecked() {
    assertThat(Failures.duringFlush(store, in(small)).reason()).isEqualTo(Reason.DISK_FULL);
    assertThat(Failures.duringFlush(store, in(roomy)).reason()).isEqualTo(Reason.IO);
  }

  @Test
  void who_has_the_file_open_has_it_open_also_where_there_is_no_room() {
    SQLException open = new SQLException("", null, ErrorCode.DATABASE_ALREADY_OPEN_1, null);
    assertThat(Failures.of(open, in(small)).reason()).isEqualTo(Reason.ALREADY_OPEN);
  }

  @Test
  void what_failed_without_a_write_is_no_full_disk_even_where_one_is() {
    MVStoreException lost = DataUtils.newMVStoreException(DataUtils.ERROR_CHUNK_NOT_FOUND, "lost");
    SQLException read = new SQLException("", null, ErrorCode.GENERAL_ERROR_1, lost);
    assertThat(Failures.of(read, in(small)).reason()).isEqualTo(Reason.IO);
    assertThat(Failures.duringFlush(read, in(small)).reason()).isEqualTo(Reason.IO);
    assertThat(Failures.duringFlush(new IllegalStateException("a mistake"), in(small)).reason())
        .isEqualTo(Reason.IO);
  }
}
