package app.maru.messaging.store.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.maru.crypto.SecretBytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A file is copied in pieces while it is written, cut and forced.
final class CopyingTest {
  private static final int PIECE = Copying.PIECE * SealedFile.PAGE;

  private final SecureRandom random = new SecureRandom();
  private final SecretBytes key = SecretBytes.random(32, random);

  @ParameterizedTest
  @EnumSource
  void a_copy_made_while_the_file_changes_is_the_file_as_of_its_last_force(RecordingFile.Cut cut)
      throws Exception {
    int changed = 0;
    for (int seed = 0; seed < 25; seed++) {
      SplittableRandom chance = new SplittableRandom(1000L * seed + cut.name().length());
      RecordingFile raw = new RecordingFile();
      SealedFile file = SealedFile.create(raw, key, random);
      change(file, chance, 0, 4 * PIECE);
      RecordingFile copy = new RecordingFile();
      file.beginCopy(copy);
      while (!file.copyPiece()) {
        assertThatThrownBy(() -> open(copy.contents()))
            .as("what is not whole is no copy")
            .isInstanceOf(PageException.class);
        for (int i = chance.nextInt(6); i > 0; i--) {
          changeSomewhere(file, chance);
          changed++;
        }
      }
      byte[] then = read(file);
      assertThat(copy.size()).isEqualTo(Pages.position(Pages.count(then.length)));
      assertThat(read(open(raw.afterPowerFailure(cut, chance))))
          .as("the copied state is on the disk, seed %s", seed)
          .isEqualTo(then);
      change(file, chance, 0, PIECE);
      file.force();
      assertThat(read(open(copy.afterPowerFailure(cut, chance))))
          .as("the copy, seed %s", seed)
          .isEqualTo(then);
    }
    assertThat(changed).isGreaterThan(100);
  }

  /// Mostly small and near the beginning, as H2's are; now and then the file is cut or grows far.
  private static void changeSomewhere(SealedFile file, SplittableRandom chance) throws IOException {
    int size = (int) file.size();
    switch (chance.nextInt(8)) {
      case 0 -> file.truncate(chance.nextInt(size / 2, size));
      case 1 -> file.force();
      case 2 -> change(file, chance, chance.nextInt(size, size + PIECE / 4), 3 * SealedFile.PAGE);
      case 3 -> change(file, chance, chance.nextInt(size), PIECE / 4);
      default -> change(file, chance, chance.nextInt(size), chance.nextInt(1, 20_000));
    }
  }

  private static void change(SealedFile file, SplittableRandom chance, int at, int length)
      throws IOException {
    byte[] bytes = new byte[length];
    chance.nextBytes(bytes);
    file.write(at, ByteBuffer.wrap(bytes));
  }

  @Test
  void pages_that_change_all_the_time_do_not_keep_the_others_from_being_copied() throws Exception {
    SplittableRandom chance = new SplittableRandom(2);
    SealedFile file = SealedFile.create(new RecordingFile(), key, random);
    change(file, chance, 0, 6 * PIECE);
    RecordingFile copy = new RecordingFile();
    file.beginCopy(copy);
    int pieces = 1;
    while (!file.copyPiece()) {
      change(file, chance, 2 * SealedFile.PAGE, PIECE * 3 / 4);
      pieces++;
      assertThat(pieces).isLessThan(20);
    }
    assertThat(read(open(copy.contents()))).isEqualTo(read(file));
  }

  @Test
  void a_piece_is_no_longer_than_it_says_and_the_last_one_alone_forces() throws Exception {
    RecordingFile raw = new RecordingFile();
    SealedFile file = SealedFile.create(raw, key, random);
    change(file, new SplittableRandom(1), 0, 3 * PIECE + 5);
    int forces = raw.forces();
    RecordingFile copy = new RecordingFile();
    file.beginCopy(copy);
    assertThat(copy.size()).isZero();
    for (int piece = 1; piece <= 3; piece++) {
      long before = copy.size();
      boolean whole = file.copyPiece();
      assertThat(whole).isEqualTo(piece == 3);
      assertThat(copy.size() - before).isLessThanOrEqualTo(Pages.position(2 + Copying.PIECE));
      assertThat(raw.forces()).isEqualTo(whole ? forces + 1 : forces);
      assertThat(copy.forces()).isEqualTo(whole ? 1 : 0);
    }
    assertThat(copy.size()).isEqualTo(raw.size());
  }

  @Test
  void a_damaged_page_ends_the_copy_and_not_the_file() throws Exception {
    RecordingFile raw = new RecordingFile();
    SplittableRandom chance = new SplittableRandom(4);
    try (SealedFile file = SealedFile.create(raw, key, random)) {
      change(file, chance, 0, 3 * PIECE);
      file.force();
    }
    byte[] bad = raw.contents();
    bad[(int) Pages.position(Copying.PIECE + 40) + 1000] ^= 1;
    SealedFile file = open(bad);
    file.beginCopy(new RecordingFile());
    assertThat(file.copyPiece()).isFalse();
    assertThatThrownBy(file::copyPiece)
        .isInstanceOfSatisfying(
            PageException.class,
            e -> assertThat(e.reason()).isEqualTo(PageException.Reason.DAMAGED));
    change(file, chance, (Copying.PIECE + 30) * SealedFile.PAGE, 20 * SealedFile.PAGE);
    RecordingFile copy = new RecordingFile();
    file.copyTo(copy);
    assertThat(read(open(copy.contents()))).isEqualTo(read(file));
  }

  @Test
  void a_disk_that_is_full_for_the_copy_ends_the_copy_and_not_the_file() throws Exception {
    RecordingFile raw = new RecordingFile();
    SplittableRandom chance = new SplittableRandom(5);
    SealedFile file = SealedFile.create(raw, key, random);
    change(file, chance, 0, 3 * PIECE);
    RecordingFile copy = new RecordingFile();
    copy.capacity(Pages.position(Copying.PIECE + 100));
    file.beginCopy(copy);
    assertThat(file.copyPiece()).isFalse();
    assertThatThrownBy(file::copyPiece).hasMessageContaining("No space");
    change(file, chance, 100, 20);
    file.force();
    assertThat(read(open(raw.contents()))).isEqualTo(read(file));
  }

  @Test
  void a_copy_that_was_given_up_is_begun_anew() throws Exception {
    SplittableRandom chance = new SplittableRandom(6);
    SealedFile file = SealedFile.create(new RecordingFile(), key, random);
    change(file, chance, 0, 3 * PIECE);
    RecordingFile first = new RecordingFile();
    file.beginCopy(first);
    assertThat(file.copyPiece()).isFalse();
    file.endCopy();
    byte[] left = first.contents();
    change(file, chance, 100, 2 * PIECE);
    RecordingFile second = new RecordingFile(new byte[5 * PIECE]);
    file.copyTo(second);
    assertThat(Arrays.equals(first.contents(), left)).isTrue();
    assertThat(read(open(second.contents()))).isEqualTo(read(file));
  }

  private SealedFile open(byte[] contents) throws IOException {
    return SealedFile.open(new RecordingFile(contents), key, random);
  }

  private static byte[] read(SealedFile file) throws IOException {
    ByteBuffer all = ByteBuffer.allocate((int) file.size());
    file.read(0, all);
    return all.array();
  }
}
