package app.maru.p2p.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.maru.crypto.Bytes;
import app.maru.crypto.DeviceId;
import app.maru.crypto.PersonId;
import app.maru.p2p.wire.RelayFrame.DenialReason;
import app.maru.p2p.wire.RelayFrame.Request;
import app.maru.p2p.wire.RelayFrame.Stock;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RelayFrameCodecTest {
  private static final String DEVICE = "000102030405060708090a0b0c0d0e0f";
  private static final String ID = "101112131415161718191a1b1c1d1e1f";
  private static final String PERSON = "20".repeat(32);
  private static final DeviceId BOB = DeviceId.ofHex(DEVICE);
  private static final DeliveryToken TOKEN = new DeliveryToken(Bytes.ofHex(ID));
  private static final Stock STOCK = new Stock(Bytes.ofHex(ID), 100);

  private static Stream<RelayFrame> frames() {
    return Stream.of(
        new RelayFrame.Deposit(TOKEN, new Envelope(BOB, Bytes.of(new byte[4096]))),
        new RelayFrame.Deposit(DeliveryToken.NONE, new Envelope(BOB, Bytes.of(new byte[65_536]))),
        new RelayFrame.Enter(Bytes.ofHex("aa"), Bytes.ofHex("bbbb"), Bytes.ofHex("")),
        new RelayFrame.Enter(Bytes.ofHex("aa"), Bytes.ofHex("bbbb"), Bytes.ofHex(ID)),
        new RelayFrame.Entered(Instant.ofEpochMilli(7), Duration.ofDays(14), 9, STOCK, "1.0 한"),
        new RelayFrame.Denied(Request.LEAVE, DenialReason.UNAVAILABLE, Duration.ofSeconds(5)),
        new RelayFrame.SetToken(TOKEN),
        new RelayFrame.TokenSet(TOKEN),
        new RelayFrame.Publish(Bytes.of(new byte[32_768])),
        new RelayFrame.PublishOneTime(Collections.nCopies(40, Bytes.of(new byte[1536]))),
        STOCK,
        new RelayFrame.FindDevices(PersonId.ofHex(PERSON)),
        new RelayFrame.Devices(PersonId.ofHex(PERSON), List.of()),
        new RelayFrame.Devices(PersonId.ofHex(PERSON), Collections.nCopies(16, BOB)),
        new RelayFrame.FetchBundle(BOB),
        new RelayFrame.Bundle(BOB, Bytes.ofHex("")),
        new RelayFrame.Bundle(BOB, Bytes.of(new byte[32_768])),
        new RelayFrame.Leave(),
        new RelayFrame.Left());
  }

  @ParameterizedTest
  @MethodSource("frames")
  void a_frame_in_two_pieces_has_the_same_bytes(RelayFrame frame) {
    FrameCodecTest.assertPieces(frame);
  }

  @Test
  void frames_have_the_bytes_of_the_specification() {
    assertBytes(
        new RelayFrame.Enter(Bytes.ofHex("aa"), Bytes.ofHex("bbcc"), Bytes.ofHex(ID)),
        "00000018 50 0001 aa 0002 bbcc " + ID);
    assertBytes(
        new RelayFrame.Entered(Instant.ofEpochMilli(1), Duration.ofSeconds(2), 3, STOCK, "v"),
        "00000024 51 0000000000000001 00000002 00000003 " + ID + " 0064 76");
    assertBytes(
        new RelayFrame.Denied(Request.ENTER, DenialReason.CLOSED, Duration.ofSeconds(5)),
        "00000007 52 01 02 00001388");
    assertBytes(new RelayFrame.SetToken(TOKEN), "00000011 53 " + ID);
    assertBytes(new RelayFrame.TokenSet(TOKEN), "00000011 54 " + ID);
    assertBytes(new RelayFrame.Publish(Bytes.ofHex("aabb")), "00000003 55 aabb");
    assertBytes(
        new RelayFrame.PublishOneTime(List.of(Bytes.ofHex("aa"), Bytes.ofHex("bbcc"))),
        "00000009 56 02 0001 aa 0002 bbcc");
    assertBytes(STOCK, "00000013 57 " + ID + " 0064");
    assertBytes(new RelayFrame.FindDevices(PersonId.ofHex(PERSON)), "00000021 58 " + PERSON);
    assertBytes(
        new RelayFrame.Devices(PersonId.ofHex(PERSON), List.of(BOB)),
        "00000032 59 " + PERSON + " 01 " + DEVICE);
    assertBytes(new RelayFrame.FetchBundle(BOB), "00000011 5a " + DEVICE);
    assertBytes(new RelayFrame.Bundle(BOB, Bytes.ofHex("aabb")), "00000013 5b " + DEVICE + "aabb");
    assertBytes(new RelayFrame.Leave(), "00000001 5c");
    assertBytes(new RelayFrame.Left(), "00000001 5d");
  }

  @Test
  void a_deposit_is_a_token_before_an_envelope() {
    byte[] frame =
        FrameCodec.encode(
            new RelayFrame.Deposit(TOKEN, new Envelope(BOB, Bytes.of(new byte[4096]))));
    assertThat(HexFormat.of().formatHex(frame, 0, 37)).isEqualTo("00001021" + "34" + ID + DEVICE);
    assertThat(frame).hasSize(4 + 1 + 16 + 16 + 4096);
  }

  @ParameterizedTest
  @MethodSource("frames")
  void every_frame_comes_back_as_it_was(RelayFrame frame) throws ProtocolException {
    byte[] encoded = FrameCodec.encode(frame);

    assertThat(encoded.length - Integer.BYTES).isLessThanOrEqualTo(Limits.MAX_FRAME_BYTES);
    assertThat(decode(encoded)).isEqualTo(frame);
  }

  @ParameterizedTest
  @MethodSource("frames")
  void a_frame_cut_short_or_changed_is_another_frame_or_refused(RelayFrame frame) {
    byte[] encoded = FrameCodec.encode(frame);
    Random random = new Random(1);
    IntStream.range(0, 200)
        .forEach(round -> {
          byte[] broken = encoded.clone();
          broken[Integer.BYTES + random.nextInt(Math.min(80, encoded.length - Integer.BYTES))] ^=
              (byte) (1 + random.nextInt(255));
          int end = random.nextBoolean() ? broken.length : random.nextInt(5, broken.length + 1);
          byte[] cut = Arrays.copyOf(broken, end);
          try {
            Frame other = decode(cut);
            assertThat(FrameCodec.encode(other)).endsWith(Arrays.copyOfRange(cut, 4, cut.length));
          } catch (ProtocolException named) {
            assertThat(named.reason()).isNotNull();
          }
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "50 0001 aa 0002 bbcc 00",
        "51 0000000000000001 ffffffff 00000003 101112131415161718191a1b1c1d1e1f 0001",
        "51 0000000000000001 00000002 ffffffff 101112131415161718191a1b1c1d1e1f 0001",
        "52 00 01 00000000",
        "52 01 08 00000000",
        "52 01 01 ffffffff",
        "53 00000000000000000000000000000000",
        "54 00000000000000000000000000000000",
        "56 00",
        "57 101112131415161718191a1b1c1d1e1f 0065",
        "5c 00",
        "5e"
      })
  void what_is_out_of_range_is_refused(String hex) {
    byte[] body = HexFormat.of().parseHex(hex.replace(" ", ""));

    assertThatThrownBy(() -> FrameCodec.decode(ByteBuffer.wrap(body)))
        .isInstanceOf(ProtocolException.class);
  }

  @Test
  void a_token_does_not_show_in_text() {
    assertThat(TOKEN).hasToString("DeliveryToken").isNotEqualTo(DeliveryToken.NONE);
    assertThat(new RelayFrame.SetToken(TOKEN).toString()).doesNotContain(ID.substring(0, 8));
  }

  private static void assertBytes(RelayFrame frame, String hex) {
    assertThat(HexFormat.of().formatHex(FrameCodec.encode(frame))).isEqualTo(hex.replace(" ", ""));
  }

  private static Frame decode(byte[] encoded) throws ProtocolException {
    return FrameCodec.decode(ByteBuffer.wrap(encoded, Integer.BYTES, encoded.length - 4));
  }
}
