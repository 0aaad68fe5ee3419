package app.maru.p2p.lan;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.crypto.Bytes;
import app.maru.p2p.lan.Announcement.Kind;
import app.maru.p2p.wire.Limits;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AnnouncementTest {
  private static final Bytes INSTANCE = Bytes.ofHex("0102030405060708");

  @Test
  void a_hello_has_these_bytes() {
    byte[] datagram = new Announcement(Kind.HELLO, new Advert(INSTANCE, 27_180)).encode();

    assertThat(HexFormat.of().formatHex(datagram)).isEqualTo("4d61727501006a2c0102030405060708");
  }

  @ParameterizedTest
  @EnumSource
  void what_is_said_is_heard(Kind kind) {
    Random random = new Random(1);
    for (int port = 1; port <= Limits.MAX_PORT; port += 1 + random.nextInt(200)) {
      Bytes instance = Bytes.of(bytes(random, Limits.INSTANCE_BYTES));
      Announcement said = new Announcement(kind, new Advert(instance, port));

      assertThat(Announcement.decode(ByteBuffer.wrap(said.encode()))).contains(said);
    }
  }

  @Test
  void a_later_version_may_say_more_at_the_end() {
    Announcement said = new Announcement(Kind.ANSWER, new Advert(INSTANCE, 1));
    byte[] longer = Arrays.copyOf(said.encode(), Announcement.MAX_SIZE);

    assertThat(Announcement.decode(ByteBuffer.wrap(longer))).contains(said);
  }

  @Test
  void anything_else_is_nothing() {
    Random random = new Random(1);
    for (int i = 0; i < 1000; i++) {
      byte[] noise = bytes(random, random.nextInt(100));

      assertThat(Announcement.decode(ByteBuffer.wrap(noise))).as("noise %d", i).isEmpty();
    }
  }

  private static byte[] bytes(Random random, int size) {
    byte[] bytes = new byte[size];
    random.nextBytes(bytes);
    return bytes;
  }

  @Test
  void every_cut_and_every_oversize_is_nothing() {
    byte[] good = new Announcement(Kind.BEACON, new Advert(INSTANCE, 99)).encode();

    for (int length = 0; length < good.length; length++) {
      assertThat(Announcement.decode(ByteBuffer.wrap(good, 0, length))).isEmpty();
    }
    byte[] oversize = Arrays.copyOf(good, Announcement.MAX_SIZE + 1);
    assertThat(Announcement.decode(ByteBuffer.wrap(oversize))).isEmpty();
  }

  @Test
  void every_flipped_bit_is_nothing_or_a_whole_announcement() {
    byte[] good = new Announcement(Kind.HELLO, new Advert(INSTANCE, 99)).encode();

    for (int bit = 0; bit < Byte.SIZE * good.length; bit++) {
      byte[] flipped = good.clone();
      flipped[bit / Byte.SIZE] ^= (byte) (1 << (bit % Byte.SIZE));
      Announcement.decode(ByteBuffer.wrap(flipped))
          .ifPresent(heard -> assertThat(heard.encode()).isEqualTo(flipped));
    }
  }

  @Test
  void port_zero_is_nothing() {
    byte[] datagram = new Announcement(Kind.HELLO, new Advert(INSTANCE, 256)).encode();
    datagram[6] = 0;

    assertThat(Announcement.decode(ByteBuffer.wrap(datagram))).isEmpty();
  }
}
