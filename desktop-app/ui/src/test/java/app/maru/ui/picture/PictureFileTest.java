package app.maru.ui.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.maru.ui.picture.PictureException.Reason;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PictureFileTest {
  @TempDir Path folder;

  private Path picture(String kind, int width, int height) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D brush = image.createGraphics();
    brush.setColor(Color.ORANGE);
    brush.fillRect(0, 0, width, height);
    brush.dispose();
    Path file = folder.resolve("picture." + kind);
    assertThat(ImageIO.write(image, kind, file.toFile())).isTrue();
    return file;
  }

  private static void refused(Path file, Reason reason) {
    assertThatExceptionOfType(PictureException.class)
        .isThrownBy(() -> PictureFile.read(file, 100))
        .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(reason));
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpg", "gif", "bmp"})
  void pictures_of_all_kinds_are_read(String kind) throws Exception {
    Pixels pixels = PictureFile.read(picture(kind, 30, 20), 100);
    assertThat(pixels.width()).isEqualTo(30);
    assertThat(pixels.height()).isEqualTo(20);
    int middle = pixels.onWhite()[10 * 30 + 15];
    assertThat((middle >> 16) & 0xff).as("red").isGreaterThan(240);
    assertThat(middle & 0xff).as("blue").isLessThan(20);
  }

  @Test
  void a_large_picture_is_thinned_out_to_what_is_asked_for() throws Exception {
    Pixels pixels = PictureFile.read(picture("png", 1000, 450), 100);
    assertThat(pixels.width()).isEqualTo(250);
    assertThat(pixels.height()).isEqualTo(113);
  }

  @Test
  void what_is_transparent_is_white() {
    assertThat(new Pixels(3, 1, new int[] {0x00000000, 0xff102030, 0x80000000}).onWhite())
        .containsExactly(0xffffff, 0x102030, 0x7f7f7f);
  }

  @Test
  void a_file_that_is_no_picture_is_said_to_be_none() throws Exception {
    Path file = folder.resolve("letter.png");
    Files.writeString(file, "Dear Mina,");
    refused(file, Reason.NO_PICTURE);
    refused(folder, Reason.NO_PICTURE);
    refused(folder.resolve("nowhere"), Reason.NO_PICTURE);
    refused(Files.createFile(folder.resolve("empty")), Reason.NO_PICTURE);
  }

  @Test
  void a_picture_that_was_cut_or_garbled_is_said_to_be_broken() throws Exception {
    byte[] whole = Files.readAllBytes(picture("png", 300, 300));
    Path cut = folder.resolve("cut.png");
    Files.write(cut, Arrays.copyOf(whole, 40));
    refused(cut, Reason.BROKEN);
    whole[50] ^= 0x55;
    Path garbled = Files.write(folder.resolve("garbled.png"), whole);
    refused(garbled, Reason.BROKEN);
  }

  @Test
  void a_file_too_long_is_not_opened() throws Exception {
    Path file = folder.resolve("long.png");
    try (RandomAccessFile hole = new RandomAccessFile(file.toFile(), "rw")) {
      hole.setLength(PictureFile.MAX_BYTES + 1);
    }
    refused(file, Reason.TOO_LARGE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"20000x20000", "2000000x2", "2147483647x2147483647"})
  void a_bomb_is_refused_by_what_it_says_of_its_size(String size) throws Exception {
    String[] sides = size.split("x", -1);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
      ByteArrayOutputStream header = new ByteArrayOutputStream();
      try (DataOutputStream fields = new DataOutputStream(header)) {
        fields.write("IHDR".getBytes(StandardCharsets.US_ASCII));
        fields.writeInt(Integer.parseInt(sides[0]));
        fields.writeInt(Integer.parseInt(sides[1]));
        fields.write(new byte[] {8, 2, 0, 0, 0});
      }
      CRC32 crc = new CRC32();
      crc.update(header.toByteArray());
      out.writeInt(13);
      out.write(header.toByteArray());
      out.writeInt((int) crc.getValue());
    }
    refused(Files.write(folder.resolve("bomb.png"), bytes.toByteArray()), Reason.TOO_LARGE);
  }
}
