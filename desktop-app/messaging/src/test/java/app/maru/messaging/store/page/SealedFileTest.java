package app.maru.messaging.store.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.maru.crypto.SecretBytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class SealedFileTest {
  private final SecureRandom random = new SecureRandom();
  private final SecretBytes key = SecretBytes.random(32, random);

  @Test
  void what_is_written_anywhere_is_read_again_after_reopening() throws Exception {
    SplittableRandom chance = new SplittableRandom(7);
    RecordingFile raw = new RecordingFile();
    byte[] model = new byte[400_000];
    int size = 0;
    SealedFile file = open(raw);
    for (int i = 0; i < 300; i++) {
      int at = chance.nextInt(model.length - 20_000);
      byte[] piece = new byte[chance.nextInt(20_000)];
      chance.nextBytes(piece);
      file.write(at, ByteBuffer.wrap(piece));
      System.arraycopy(piece, 0, model, at, piece.length);
      size = Math.max(size, at + piece.length);
      if (i % 17 == 0) {
        file.force();
      }
      if (i % 50 == 49) {
        file.force();
        file.close();
        raw = new RecordingFile(raw.contents());
        file = open(raw);
      }
    }
    assertThat(read(file)).isEqualTo(Arrays.copyOf(model, size));
  }

  @Test
  void every_flipped_byte_is_an_error_with_a_name_or_changes_nothing() throws Exception {
    RecordingFile raw = new RecordingFile();
    byte[] text = new byte[9 * SealedFile.PAGE];
    new SplittableRandom(3).nextBytes(text);
    try (SealedFile file = open(raw)) {
      file.write(0, ByteBuffer.wrap(text));
      file.force();
    }
    byte[] good = raw.contents();
    int refused = 0;
    for (int i = 0; i < good.length; i += 97) {
      byte[] bad = good.clone();
      bad[i] ^= 0x40;
      try (SealedFile file = open(new RecordingFile(bad))) {
        assertThat(read(file)).isEqualTo(text);
      } catch (PageException e) {
        assertThat(e.reason()).isEqualTo(PageException.Reason.DAMAGED);
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(250);
  }

  @Test
  void a_page_put_elsewhere_is_damage() throws Exception {
    RecordingFile raw = new RecordingFile();
    try (SealedFile file = open(raw)) {
      file.write(0, ByteBuffer.wrap(new byte[6 * SealedFile.PAGE]));
      file.force();
    }
    byte[] swapped = raw.contents();
    System.arraycopy(
        raw.contents(), (int) Pages.position(3), swapped, (int) Pages.position(4), Pages.STRIDE);
    try (SealedFile file = open(new RecordingFile(swapped))) {
      assertThatThrownBy(() -> read(file))
          .isInstanceOfSatisfying(
              PageException.class,
              e -> assertThat(e.reason()).isEqualTo(PageException.Reason.DAMAGED));
    }
  }

  @Test
  void nothing_readable_reaches_the_disk_and_equal_pages_look_different() throws Exception {
    RecordingFile raw = new RecordingFile();
    byte[] page = new byte[SealedFile.PAGE];
    byte[] secret = "see you at noon".getBytes(StandardCharsets.UTF_8);
    System.arraycopy(secret, 0, page, 100, secret.length);
    try (SealedFile file = open(raw)) {
      for (int i = 0; i < 5; i++) {
        file.write((long) i * SealedFile.PAGE, ByteBuffer.wrap(page));
      }
      file.force();
    }
    byte[] contents = raw.contents();
    assertThat(new String(contents, StandardCharsets.ISO_8859_1)).doesNotContain("see you");
    byte[] one =
        Arrays.copyOfRange(contents, (int) Pages.position(2) + 24, (int) Pages.position(3));
    byte[] two =
        Arrays.copyOfRange(contents, (int) Pages.position(3) + 24, (int) Pages.position(4));
    assertThat(one).isNotEqualTo(two);
  }

  @Test
  void another_key_is_told_from_damage() throws Exception {
    RecordingFile raw = new RecordingFile();
    try (SealedFile file = open(raw)) {
      file.write(0, ByteBuffer.wrap(new byte[5 * SealedFile.PAGE]));
      file.force();
    }
    SecretBytes other = SecretBytes.random(32, random);
    RecordingFile again = new RecordingFile(raw.contents());
    assertThatThrownBy(() -> SealedFile.open(again, other, random))
        .isInstanceOfSatisfying(
            PageException.class,
            e -> assertThat(e.reason()).isEqualTo(PageException.Reason.WRONG_KEY));
    assertThat(again.closed()).isTrue();
    assertThat(again.contents()).isEqualTo(raw.contents());
  }

  @Test
  void a_file_of_a_newer_format_is_left_alone() throws Exception {
    RecordingFile raw = new RecordingFile();
    try (SealedFile file = open(raw)) {
      file.write(0, ByteBuffer.wrap(new byte[5 * SealedFile.PAGE]));
      file.force();
    }
    byte[] newer = raw.contents();
    newer[9] = 2;
    newer[Head.SLOT + 9] = 2;
    assertThatThrownBy(() -> open(new RecordingFile(newer)))
        .isInstanceOfSatisfying(
            PageException.class,
            e -> assertThat(e.reason()).isEqualTo(PageException.Reason.NEWER_VERSION));
  }

  @ParameterizedTest
  @EnumSource
  void a_force_under_way_when_the_power_fails_happened_wholly_or_not_at_all(RecordingFile.Cut cut)
      throws Exception {
    for (int seed = 0; seed < 150; seed++) {
      SplittableRandom chance = new SplittableRandom(seed);
      RecordingFile raw = new RecordingFile();
      SealedFile file = open(raw);
      byte[] old = new byte[20 * SealedFile.PAGE];
      Arrays.fill(old, (byte) 1);
      file.write(0, ByteBuffer.wrap(old));
      file.force();
      byte[] more = new byte[(1 + chance.nextInt(12)) * SealedFile.PAGE];
      Arrays.fill(more, (byte) 2);
      file.write(old.length, ByteBuffer.wrap(more));
      file.write(0, ByteBuffer.wrap(Arrays.copyOf(more, 300)));
      byte[] left = powerFailsDuringForce(raw, file, cut, chance);
      SealedFile again = open(new RecordingFile(left));
      byte[] found = read(again);
      byte[] then = Arrays.copyOf(old, old.length + more.length);
      System.arraycopy(more, 0, then, old.length, more.length);
      System.arraycopy(more, 0, then, 0, 300);
      assertThat(Arrays.equals(found, old) || Arrays.equals(found, then))
          .as("seed %s, %s", seed, cut)
          .isTrue();
    }
  }

  /// The force's head is written, but the disk has not been asked to keep anything yet.
  private byte[] powerFailsDuringForce(
      RecordingFile raw, SealedFile file, RecordingFile.Cut cut, SplittableRandom chance)
      throws IOException {
    byte[][] left = new byte[1][];
    raw.beforeForce(() -> left[0] = raw.afterPowerFailure(cut, chance));
    file.force();
    return left[0];
  }

  @Test
  void what_a_lost_force_left_never_comes_back() throws Exception {
    RecordingFile raw = new RecordingFile();
    SealedFile file = open(raw);
    file.write(0, ByteBuffer.wrap(new byte[10 * SealedFile.PAGE]));
    file.force();
    byte[] lost = new byte[2 * SealedFile.PAGE];
    Arrays.fill(lost, (byte) 9);
    file.write(4 * SealedFile.PAGE, ByteBuffer.wrap(lost));
    RecordingFile later = new RecordingFile(raw.contents());
    SealedFile again = open(later);
    again.write(2 * SealedFile.PAGE, ByteBuffer.wrap(new byte[10]));
    again.force();
    again.close();
    SealedFile third = open(new RecordingFile(later.contents()));
    assertThat(third.size()).isEqualTo(10 * SealedFile.PAGE);
    assertThatThrownBy(() -> third.read(4 * SealedFile.PAGE, ByteBuffer.allocate(10)))
        .isInstanceOf(PageException.class);
    assertThat(third.read(6 * SealedFile.PAGE, ByteBuffer.allocate(10))).isEqualTo(10);
  }

  @Test
  void a_page_is_written_over_only_when_all_before_it_is_certain() throws Exception {
    RecordingFile raw = new RecordingFile();
    SealedFile file = open(raw);
    ByteBuffer page = ByteBuffer.allocate(SealedFile.PAGE);
    file.write(0, ByteBuffer.allocate(5 * SealedFile.PAGE));
    file.force();
    file.write(5 * SealedFile.PAGE, page.rewind());
    file.force();
    file.write(6 * SealedFile.PAGE, page.rewind());
    int forces = raw.forces();
    file.write(7 * SealedFile.PAGE, page.rewind());
    assertThat(raw.forces()).as("the end of the file is free").isEqualTo(forces);
    file.write(2 * SealedFile.PAGE, page.rewind());
    assertThat(raw.forces()).as("other pages wait").isEqualTo(forces + 1);
    file.force();
    forces = raw.forces();
    file.write(2 * SealedFile.PAGE, page.rewind());
    assertThat(raw.forces()).as("those of the last force wait for another").isEqualTo(forces + 1);
  }

  @Test
  void the_header_names_the_newest_chunk_and_is_clean_only_after_closing() throws Exception {
    RecordingFile raw = new RecordingFile();
    SealedFile file = open(raw);
    file.write(0, block("H:2,block:2,chunk:1,clean:1,version:1\n"));
    file.write(2 * SealedFile.PAGE, block("chunk:1,len:1,version:1\n"));
    file.force();
    assertThat(header(raw)).contains("chunk:1").doesNotContain("clean");
    file.write(5 * SealedFile.PAGE, block("chunk:2,len:1,version:2\n"));
    file.force();
    assertThat(header(raw)).contains("chunk:2", "block:5", "version:2");
    file.write(3 * SealedFile.PAGE, block("chunk:1,len:1,version:1\n"));
    file.force();
    assertThat(header(raw)).contains("chunk:2", "block:5", "version:2");
    file.write(0, block("H:2,block:5,chunk:2,clean:1,version:2\n"));
    file.force();
    assertThat(header(raw)).contains("chunk:2").doesNotContain("clean");
    file.close();
    assertThat(header(raw)).contains("chunk:2", "clean:1");
  }

  @Test
  void what_was_closed_is_told_from_what_was_left() throws Exception {
    RecordingFile raw = new RecordingFile();
    SealedFile file = open(raw);
    file.write(0, ByteBuffer.wrap(new byte[100]));
    file.force();
    byte[] left = raw.contents();
    file.close();
    try (SealedFile again = open(new RecordingFile(left))) {
      assertThat(again.wasClosed()).isFalse();
    }
    try (SealedFile again = open(new RecordingFile(raw.contents()))) {
      assertThat(again.wasClosed()).isTrue();
    }
  }

  private static ByteBuffer block(String text) {
    byte[] bytes = Arrays.copyOf(text.getBytes(StandardCharsets.ISO_8859_1), SealedFile.PAGE);
    return ByteBuffer.wrap(bytes);
  }

  /// What H2 would read of the file as it lies there now.
  private String header(RecordingFile raw) throws IOException {
    SealedFile file = open(new RecordingFile(raw.contents()));
    ByteBuffer start = ByteBuffer.allocate(200);
    file.read(0, start);
    return new String(start.array(), StandardCharsets.ISO_8859_1);
  }

  @Test
  void a_cut_file_keeps_its_pages_until_the_cut_is_certain() throws Exception {
    RecordingFile raw = new RecordingFile();
    SealedFile file = open(raw);
    byte[] text = new byte[10 * SealedFile.PAGE];
    Arrays.fill(text, (byte) 5);
    file.write(0, ByteBuffer.wrap(text));
    file.force();
    file.truncate(4 * SealedFile.PAGE);
    assertThat(read(open(new RecordingFile(raw.contents())))).isEqualTo(text);
    file.force();
    assertThat(raw.size()).isEqualTo(Pages.position(4));
    assertThat(read(open(new RecordingFile(raw.contents())))).hasSize(4 * SealedFile.PAGE);
  }

  @Test
  void what_is_written_and_cut_off_again_before_a_force_takes_nothing_of_that_force_with_it()
      throws Exception {
    RecordingFile raw = new RecordingFile();
    SealedFile file = open(raw);
    file.write(0, ByteBuffer.wrap(new byte[4 * SealedFile.PAGE]));
    file.force();
    byte[] more = new byte[6 * SealedFile.PAGE];
    Arrays.fill(more, (byte) 7);
    file.write(4 * SealedFile.PAGE, ByteBuffer.wrap(more));
    file.write(10 * SealedFile.PAGE, ByteBuffer.wrap(more));
    file.truncate(7 * SealedFile.PAGE);
    file.force();
    SealedFile again = open(new RecordingFile(raw.contents()));
    assertThat(again.size()).isEqualTo(7 * SealedFile.PAGE);
    assertThat(read(again)).isEqualTo(read(file));
  }

  @Test
  void a_copy_is_refused_when_a_page_is_damaged() throws Exception {
    RecordingFile raw = new RecordingFile();
    try (SealedFile file = open(raw)) {
      file.write(0, ByteBuffer.wrap(new byte[10 * SealedFile.PAGE]));
      file.force();
      RecordingFile copy = new RecordingFile();
      file.copyTo(copy);
      assertThat(read(open(new RecordingFile(copy.contents())))).hasSize(10 * SealedFile.PAGE);
    }
    byte[] bad = raw.contents();
    bad[(int) Pages.position(5) + 1000] ^= 1;
    try (SealedFile file = open(new RecordingFile(bad))) {
      assertThatThrownBy(() -> file.copyTo(new RecordingFile())).isInstanceOf(PageException.class);
    }
  }

  private SealedFile open(RawFile raw) throws IOException {
    return raw.size() == 0
        ? SealedFile.create(raw, key, random)
        : SealedFile.open(raw, key, random);
  }

  private static byte[] read(SealedFile file) throws IOException {
    ByteBuffer all = ByteBuffer.allocate((int) file.size());
    file.read(0, all);
    return all.array();
  }
}
