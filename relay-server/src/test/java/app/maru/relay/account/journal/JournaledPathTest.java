package app.maru.relay.account.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.h2.store.fs.FilePath;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JournaledPathTest {
  @TempDir private Path folder;
  private Path tables;
  private Path journal;
  private String name;

  @BeforeEach
  void names() {
    tables = folder.resolve("some.mv.db");
    journal = Path.of(JournaledPath.journalOf(tables.toString()));
    name = JournaledPath.of("file:" + tables);
  }

  private FileChannel open() throws IOException {
    return FilePath.get(name).open("rw");
  }

  private static ByteBuffer bytes(int count, int value) {
    byte[] bytes = new byte[count];
    Arrays.fill(bytes, (byte) value);
    return ByteBuffer.wrap(bytes);
  }

  @Test
  void what_is_not_forced_is_read_but_not_in_the_file() throws IOException {
    try (FileChannel file = open()) {
      file.write(bytes(5000, 7), 100);
      assertThat(file.size()).isEqualTo(5100);
      ByteBuffer read = ByteBuffer.allocate(200);
      assertThat(file.read(read, 50)).isEqualTo(200);
      assertThat(read.get(49)).isZero();
      assertThat(read.get(50)).isEqualTo((byte) 7);
      assertThat(Files.size(tables)).isZero();
      file.force(true);
      assertThat(Files.size(tables)).isEqualTo(5100);
    }
  }

  @Test
  void it_reads_as_a_plain_file_does_whatever_is_done_to_it() throws IOException {
    SplittableRandom random = new SplittableRandom(5);
    byte[] plain = new byte[0];
    for (int opening = 0; opening < 5; opening++) {
      try (FileChannel file = open()) {
        for (int i = 0; i < 200; i++) {
          switch (random.nextInt(8)) {
            case 0 -> {
              int size = random.nextInt(plain.length + 1);
              file.truncate(size);
              plain = Arrays.copyOf(plain, size);
            }
            case 1 -> file.force(true);
            default -> {
              int at = random.nextInt(plain.length + 6000);
              byte[] piece = new byte[random.nextInt(9000)];
              random.nextBytes(piece);
              file.write(ByteBuffer.wrap(piece), at);
              if (piece.length > 0) {
                plain = Arrays.copyOf(plain, Math.max(plain.length, at + piece.length));
                System.arraycopy(piece, 0, plain, at, piece.length);
              }
            }
          }
        }
        ByteBuffer all = ByteBuffer.allocate(plain.length + 1);
        int count = file.read(all, 0);
        assertThat(Arrays.copyOf(all.array(), Math.max(0, count))).isEqualTo(plain);
      }
      assertThat(Files.readAllBytes(tables)).isEqualTo(plain);
      assertThat(Files.size(journal)).isZero();
    }
  }

  @Test
  void a_change_that_was_interrupted_is_done_when_it_is_opened_again() throws IOException {
    byte[] whole = interrupted();
    try (FileChannel file = open()) {
      ByteBuffer read = ByteBuffer.allocate(20_000);
      assertThat(file.read(read, 0)).isEqualTo(whole.length);
      assertThat(Arrays.copyOf(read.array(), whole.length)).isEqualTo(whole);
    }
    assertThat(Files.readAllBytes(tables)).isEqualTo(whole);
  }

  @Test
  void a_journal_that_was_not_written_to_its_end_changes_nothing() throws IOException {
    byte[] whole = interrupted();
    byte[] before = Files.readAllBytes(tables);
    assertThat(before).isNotEqualTo(whole);
    byte[] written = Files.readAllBytes(journal);
    for (int length : new int[] {0, 10, 28, 59, 60, 61, 4200, written.length - 1}) {
      Files.write(journal, Arrays.copyOf(written, length));
      open().close();
      assertThat(Files.readAllBytes(tables)).as("%s bytes", length).isEqualTo(before);
    }
    for (int at = 0; at < written.length; at += 97) {
      byte[] damaged = written.clone();
      damaged[at] ^= 1;
      Files.write(journal, damaged);
      open().close();
      assertThat(Files.readAllBytes(tables)).as("byte %s", at).isEqualTo(before);
    }
  }

  /// Leaves a journal and a file to which it was not applied.
  ///
  /// @return what the file should be
  private byte[] interrupted() throws IOException {
    Path copy = folder.resolve("copy");
    byte[] whole;
    try (FileChannel file = open()) {
      file.write(bytes(9000, 1), 0);
      file.force(true);
      Files.copy(tables, copy);
      file.write(bytes(5000, 2), 6000);
      file.force(true);
      whole = Files.readAllBytes(tables);
      Files.copy(journal, folder.resolve("journal"));
    }
    Files.move(copy, tables, StandardCopyOption.REPLACE_EXISTING);
    Files.move(folder.resolve("journal"), journal, StandardCopyOption.REPLACE_EXISTING);
    return whole;
  }
}
