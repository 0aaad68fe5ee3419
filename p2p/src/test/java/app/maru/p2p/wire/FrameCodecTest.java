package app.maru.p2p.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.maru.crypto.Bytes;
import app.maru.crypto.DeviceId;
import app.maru.p2p.wire.Frame.ByeReason;
import app.maru.p2p.wire.Frame.RefusalReason;
import app.maru.p2p.wire.Greeting.Hello;
import app.maru.p2p.wire.Greeting.Ident;
import app.maru.p2p.wire.Greeting.Ready;
import app.maru.p2p.wire.ProtocolException.Reason;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FrameCodecTest {
  private static final DeviceId BOB = DeviceId.ofHex("000102030405060708090a0b0c0d0e0f");
  private static final EnvelopeId ID =
      new EnvelopeId(Bytes.ofHex("101112131415161718191a1b1c1d1e1f"));

  @Test
  void frames_have_the_bytes_of_the_specification() {
    assertBytes(new Frame.Ping(0x0102030405060708L), "00000009 10 0102030405060708");
    assertBytes(new Frame.Pong(-1), "00000009 11 ffffffffffffffff");
    assertBytes(new Frame.Select(), "00000001 12");
    assertBytes(new Frame.Bye(ByeReason.SHUTDOWN), "00000002 13 01");
    assertBytes(new Frame.Bye(ByeReason.TOO_MANY), "00000002 13 05");
    assertBytes(new Frame.Card("Ann 한"), "00000008 20 416e6e20ed959c");
    assertBytes(new Frame.Accepted(ID), "00000011 31 101112131415161718191a1b1c1d1e1f");
    assertBytes(
        new Frame.Refused(ID, RefusalReason.FULL, Duration.ofSeconds(5)),
        "00000016 32 101112131415161718191a1b1c1d1e1f 03 00001388");
    assertBytes(new Frame.PrekeyRequest(), "00000001 40");
    assertBytes(new Frame.PrekeyReply(Bytes.ofHex("aabb")), "00000003 41 aabb");
  }

  @Test
  void an_envelope_is_its_address_and_its_body() {
    byte[] body = new byte[4096];
    body[0] = 1;
    byte[] frame = FrameCodec.encode(new Frame.Put(new Envelope(BOB, Bytes.of(body))));
    assertThat(HexFormat.of().formatHex(frame, 0, 22))
        .isEqualTo("00001011" + "30" + "000102030405060708090a0b0c0d0e0f" + "01");
    assertThat(frame).hasSize(4 + 1 + 16 + 4096);
    frame[4] = 0x33;
    assertThat(decode(frame)).isInstanceOf(Frame.Transient.class);
  }

  @Test
  void a_frame_in_two_pieces_has_the_same_bytes() {
    byte[] body = new byte[8192];
    Arrays.fill(body, (byte) 7);
    Envelope envelope = new Envelope(BOB, Bytes.of(body));
    assertPieces(new Frame.Put(envelope));
    assertPieces(new Frame.Transient(envelope));
    assertPieces(new Frame.Ping(5));
    Envelope odd = new Envelope(BOB, Bytes.of(new byte[5000]));
    assertThatThrownBy(() -> FrameCodec.encodeLazily(new Frame.Put(odd)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  static void assertPieces(Frame frame) {
    FrameCodec.Encoded pieces = FrameCodec.encodeLazily(frame);
    ByteBuffer joined = ByteBuffer.allocate(pieces.size());
    pieces.head().putInto(joined);
    pieces.body().putInto(joined);
    assertThat(joined.array()).isEqualTo(FrameCodec.encode(frame));
  }

  @Test
  void greetings_have_the_bytes_of_the_specification() throws ProtocolException {
    Bytes instance = Bytes.ofHex("0011223344556677");
    byte[] hello = GreetingCodec.encode(new Hello(instance));
    assertThat(HexFormat.of().formatHex(hello))
        .isEqualTo("0000000a" + "01" + "01" + instance.hex());
    assertThat(GreetingCodec.decode(body(hello))).isEqualTo(new Hello(instance));
    Ident ident = new Ident(Bytes.ofHex("aabbcc"), Bytes.of(new byte[Ident.PROOF_BYTES]));
    byte[] encoded = GreetingCodec.encode(ident);
    assertThat(HexFormat.of().formatHex(encoded))
        .isEqualTo("00000044" + "02" + "00".repeat(64) + "aabbcc");
    assertThat(GreetingCodec.decode(body(encoded))).isEqualTo(ident);
    byte[] ready = GreetingCodec.encode(new Ready());
    assertThat(HexFormat.of().formatHex(ready)).isEqualTo("0000000103");
    assertThat(GreetingCodec.decode(body(ready))).isEqualTo(new Ready());
    byte[] busy = GreetingCodec.encode(new Greeting.Busy());
    assertThat(HexFormat.of().formatHex(busy)).isEqualTo("0000000104");
    assertThat(GreetingCodec.decode(body(busy))).isEqualTo(new Greeting.Busy());
  }

  @Test
  void a_greeting_in_another_version_is_named_whatever_follows() {
    ByteBuffer frame = ByteBuffer.wrap(HexFormat.of().parseHex("010211"));
    assertThatThrownBy(() -> GreetingCodec.decode(frame))
        .isInstanceOfSatisfying(
            ProtocolException.class, e -> assertThat(e.reason()).isEqualTo(Reason.OTHER_VERSION));
  }

  @ParameterizedTest
  @CsvSource({
    "'', TRUNCATED",
    "10010203, TRUNCATED",
    "10000000000000000001, TRAILING",
    "1200, TRAILING",
    "1300, BAD_VALUE",
    "1308, BAD_VALUE",
    "20ff, BAD_TEXT",
    "20c080, BAD_TEXT",
    "20eda080, BAD_TEXT",
    "00, UNKNOWN_TYPE",
    "01, UNKNOWN_TYPE",
    "ff, UNKNOWN_TYPE",
    "30000102030405060708090a0b0c0d0e0f, BAD_SIZE",
    "30000102030405060708090a0b0c0d0e, TRUNCATED",
    "32101112131415161718191a1b1c1d1e1f0100000000ff, TRAILING",
    "32101112131415161718191a1b1c1d1e1f0005265c00, BAD_VALUE",
    "32101112131415161718191a1b1c1d1e1f0105265c01, BAD_VALUE",
  })
  void broken_frames_are_named(String hex, Reason reason) {
    ByteBuffer frame = ByteBuffer.wrap(HexFormat.of().parseHex(hex));
    assertThatThrownBy(() -> FrameCodec.decode(frame))
        .isInstanceOfSatisfying(
            ProtocolException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  @Test
  void what_is_beyond_the_limits_is_refused_both_ways() {
    assertTooLong(1 + Limits.MAX_FRAME_BYTES, 0x30);
    assertTooLong(1 + Limits.MAX_NAME_BYTES + 1, 0x20);
    assertTooLong(1 + Limits.MAX_BUNDLE_BYTES + 1, 0x41);
    String name = "x".repeat(Limits.MAX_NAME_BYTES + 1);
    assertThatThrownBy(() -> FrameCodec.encode(new Frame.Card(name)))
        .isInstanceOf(IllegalArgumentException.class);
    Envelope odd = new Envelope(BOB, Bytes.of(new byte[4095]));
    assertThatThrownBy(() -> FrameCodec.encode(new Frame.Put(odd)))
        .isInstanceOf(IllegalArgumentException.class);
    Frame forever = new Frame.Refused(ID, RefusalReason.FULL, Duration.ofDays(2));
    assertThatThrownBy(() -> FrameCodec.encode(forever))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void every_frame_comes_back_and_names_its_length() {
    Random random = new Random(1);
    for (int i = 0; i < 500; i++) {
      Frame frame = frame(random);
      byte[] encoded = FrameCodec.encode(frame);
      assertThat(ByteBuffer.wrap(encoded).getInt()).isEqualTo(encoded.length - 4);
      assertThat(encoded.length - 4).isLessThanOrEqualTo(Limits.MAX_FRAME_BYTES);
      assertThat(decode(encoded)).isEqualTo(frame);
    }
  }

  @Test
  void a_truncated_frame_is_never_the_same_frame() {
    Random random = new Random(2);
    for (int i = 0; i < 500; i++) {
      Frame frame = frame(random);
      byte[] encoded = FrameCodec.encode(frame);
      int length = 4 + random.nextInt(encoded.length - 4);
      frameOrNamedError(Arrays.copyOf(encoded, length), frame);
    }
  }

  @Test
  void a_flipped_bit_makes_another_frame_or_a_named_error() {
    Random random = new Random(3);
    for (int i = 0; i < 1000; i++) {
      Frame frame = frame(random);
      byte[] encoded = FrameCodec.encode(frame);
      int bit = random.nextInt((Math.min(encoded.length, 64) - 4) * 8);
      encoded[4 + bit / 8] ^= (byte) (1 << (bit % 8));
      frameOrNamedError(encoded, frame);
    }
  }

  @Test
  void random_bytes_are_a_frame_with_just_these_bytes_or_a_named_error() {
    Random random = new Random(4);
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = bytes(random, random.nextInt(64));
      byte[] framed = new byte[4 + bytes.length];
      ByteBuffer.wrap(framed).putInt(bytes.length).put(bytes);
      try {
        assertThat(FrameCodec.encode(FrameCodec.decode(body(framed)))).isEqualTo(framed);
      } catch (ProtocolException e) {
        assertThat(e.reason()).isNotNull();
      }
      try {
        assertThat(GreetingCodec.encode(GreetingCodec.decode(body(framed)))).isEqualTo(framed);
      } catch (ProtocolException e) {
        assertThat(e.reason()).isNotNull();
      }
    }
  }

  /// Any frame, every kind as likely as the others.
  private static Frame frame(Random random) {
    EnvelopeId id = new EnvelopeId(Bytes.of(bytes(random, EnvelopeId.SIZE)));
    int size = Limits.BODY_SIZES.get(random.nextInt(Limits.BODY_SIZES.size()));
    Envelope envelope =
        new Envelope(DeviceId.of(bytes(random, DeviceId.SIZE)), Bytes.of(bytes(random, size)));
    return switch (random.nextInt(11)) {
      case 0 -> new Frame.Ping(random.nextLong());
      case 1 -> new Frame.Pong(random.nextLong());
      case 2 -> new Frame.Select();
      case 3 -> new Frame.PrekeyRequest();
      case 4 -> new Frame.Bye(any(random, ByeReason.values()));
      case 5 -> new Frame.Card(text(random));
      case 6 -> new Frame.Put(envelope);
      case 7 -> new Frame.Transient(envelope);
      case 8 -> new Frame.Accepted(id);
      case 9 ->
          new Frame.Refused(
              id,
              any(random, RefusalReason.values()),
              Duration.ofMillis(random.nextLong(Limits.MAX_RETRY_AFTER.toMillis() + 1)));
      default ->
          new Frame.PrekeyReply(
              Bytes.of(bytes(random, random.nextInt(Limits.MAX_BUNDLE_BYTES + 1))));
    };
  }

  private static <T> T any(Random random, T[] values) {
    return values[random.nextInt(values.length)];
  }

  private static byte[] bytes(Random random, int size) {
    byte[] bytes = new byte[size];
    random.nextBytes(bytes);
    return bytes;
  }

  /// Up to 60 characters of any script; halves of characters can't be encoded.
  private static String text(Random random) {
    return random
        .ints(random.nextInt(60), 0, Character.MAX_CODE_POINT + 1)
        .filter(point -> Character.getType(point) != Character.SURROGATE)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static void frameOrNamedError(byte[] encoded, Frame original) {
    try {
      assertThat(FrameCodec.decode(body(encoded))).isNotEqualTo(original);
    } catch (ProtocolException e) {
      assertThat(e.reason()).isNotNull();
    }
  }

  private static void assertBytes(Frame frame, String hex) {
    byte[] encoded = FrameCodec.encode(frame);
    assertThat(HexFormat.of().formatHex(encoded)).isEqualTo(hex.replace(" ", ""));
    assertThat(decode(encoded)).isEqualTo(frame);
  }

  private static void assertTooLong(int size, int type) {
    ByteBuffer frame = ByteBuffer.allocate(size).put(0, (byte) type);
    assertThatThrownBy(() -> FrameCodec.decode(frame))
        .isInstanceOfSatisfying(
            ProtocolException.class, e -> assertThat(e.reason()).isEqualTo(Reason.TOO_LONG));
  }

  private static Frame decode(byte[] encoded) {
    try {
      return FrameCodec.decode(body(encoded));
    } catch (ProtocolException e) {
      throw new AssertionError(e);
    }
  }

  private static ByteBuffer body(byte[] encoded) {
    return ByteBuffer.wrap(encoded, 4, encoded.length - 4);
  }
}
