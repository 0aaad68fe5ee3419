package app.maru.messaging.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.fail;

import app.maru.crypto.Bytes;
import app.maru.crypto.PersonId;
import app.maru.crypto.session.SessionBook;
import app.maru.messaging.MessageId;
import app.maru.messaging.PresenceState;
import app.maru.messaging.content.Content.Kind;
import app.maru.messaging.content.Content.Name;
import app.maru.p2p.relay.RelayAddress;
import app.maru.p2p.relay.RelayRoute;
import app.maru.p2p.wire.DeliveryToken;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ContentCodecTest {
  private static final MessageId ID = new MessageId(Bytes.of(new byte[MessageId.SIZE]));

  static List<Content> contents() {
    return List.of(
        new Content.Text(ID, 1, 0, "a"),
        new Content.Text(ID, ContentCodec.MAX_LAMPORT, ContentCodec.MAX_SENT_AT, "안녕 🌳\n\u0000"),
        new Content.Text(ID, 7, 1, "마".repeat(ContentCodec.MAX_TEXT)),
        new Content.Text(ID, 7, 1, "re", Optional.of(ID), false, 0),
        new Content.Text(ID, 7, 1, "fw", Optional.empty(), true, 0),
        new Content.Text(
            ID,
            7,
            1,
            "마".repeat(ContentCodec.MAX_TEXT),
            Optional.of(ID),
            true,
            ContentCodec.MAX_LIFETIME),
        new Content.Edit(ID, 1, 0, "b"),
        new Content.Edit(
            ID, Integer.MAX_VALUE, ContentCodec.MAX_SENT_AT, "마".repeat(ContentCodec.MAX_TEXT)),
        new Content.Retract(ID),
        new Content.React(ID, 1, List.of()),
        new Content.React(ID, 2, List.of("👍🏽", "❤️", "👨‍👩‍👧‍👦")),
        new Content.React(ID, 2, List.of("1️⃣", "🏴󠁧󠁢󠁳󠁣󠁴󠁿")),
        new Content.Lifetime(1, 0),
        new Content.Lifetime(Integer.MAX_VALUE, ContentCodec.MAX_LIFETIME),
        new Content.Receipt(Kind.DELIVERED, List.of(ID)),
        new Content.Receipt(Kind.READ, Collections.nCopies(ContentCodec.MAX_RECEIPT, ID)),
        new Content.Introduce(new Name("alice", 0)),
        new Content.Accept(new Name("🌳".repeat(64), Integer.MAX_VALUE)),
        new Content.Profile(new Name("x", 3)),
        new Content.Profile(new Name("x", 3), "🌳".repeat(140), Pictures.noise(128, 128, 7)),
        new Content.Profile(new Name("x", 3), "", Pictures.noise(1, 1, 7)),
        new Content.Relays(0, List.of()),
        new Content.Relays(
            7,
            Collections.nCopies(
                ContentCodec.MAX_RELAYS,
                new RelayRoute(
                    new RelayAddress("a".repeat(253), 65_535, PersonId.of(new byte[32])),
                    DeliveryToken.NONE))),
        new Content.DeleteRequest(),
        Content.Presence.NONE,
        new Content.Presence(PresenceState.ONLINE, true),
        new Content.Presence(PresenceState.AWAY, true),
        new Content.Presence(PresenceState.ONLINE, false),
        new Content.Presence(PresenceState.AWAY, false),
        new Content.Typing(),
        new Content.RetryRequest(false),
        new Content.RetryRequest(true));
  }

  @ParameterizedTest
  @MethodSource("contents")
  void what_is_encoded_is_decoded_and_fits_an_envelope(Content content) throws ContentException {
    byte[] bytes = ContentCodec.encode(content);
    assertThat(ContentCodec.decode(bytes)).isEqualTo(content);
    assertThat(bytes.length).isLessThanOrEqualTo(SessionBook.MAX_CONTENT);
  }

  @ParameterizedTest
  @MethodSource("contents")
  void every_truncation_and_every_trailing_byte_is_refused(Content content) {
    byte[] bytes = ContentCodec.encode(content);
    for (int length = 0; length < bytes.length; length += 1 + bytes.length / 50) {
      assertRefused(Arrays.copyOf(bytes, length));
    }
    assertRefused(Arrays.copyOf(bytes, bytes.length + 1));
  }

  @Test
  void noise_is_a_value_with_one_encoding_or_a_named_refusal() {
    Random random = new Random(42);
    List<Content> seeds = contents();
    for (int i = 0; i < 200_000; i++) {
      byte[] bytes;
      if (i % 2 == 0) {
        bytes = new byte[random.nextInt(64)];
        random.nextBytes(bytes);
        if (bytes.length > 1) {
          bytes[0] = ContentCodec.VERSION;
          bytes[1] = (byte) random.nextInt(24);
        }
      } else {
        bytes = ContentCodec.encode(seeds.get(random.nextInt(seeds.size())));
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      }
      try {
        assertThat(ContentCodec.encode(ContentCodec.decode(bytes))).isEqualTo(bytes);
      } catch (ContentException e) {
        assertThat(e.reason()).isNotNull();
      }
    }
  }

  @Test
  void values_out_of_bounds_are_not_encoded() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ContentCodec.encode(new Content.Text(ID, 0, 0, "a")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ContentCodec.encode(new Content.Text(ID, 1, -1, "a")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ContentCodec.encode(new Content.Text(ID, 1, 0, "")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ContentCodec.encode(new Content.Text(ID, 1, 0, "\ud83d")));
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            ContentCodec.encode(new Content.Text(ID, 1, 0, "a".repeat(ContentCodec.MAX_TEXT + 1))));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ContentCodec.encode(new Content.Receipt(Kind.READ, List.of())));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ContentCodec.encode(new Content.Profile(new Name("a", -1))));
  }

  @Test
  void a_profile_out_of_bounds_is_not_encoded() {
    Name name = new Name("x", 3);
    Bytes none = Bytes.of(new byte[0]);
    for (Content.Profile profile :
        List.of(
            new Content.Profile(name, "a".repeat(561), none),
            new Content.Profile(name, "\ud83d", none),
            new Content.Profile(name, "", Bytes.of(new byte[1])),
            new Content.Profile(name, "", Pictures.noise(129, 1, 1)),
            new Content.Profile(name, "", Bytes.of(new byte[Portrait.MAX_BYTES + 1])))) {
      assertThatIllegalArgumentException().isThrownBy(() -> ContentCodec.encode(profile));
    }
  }

  @Test
  void a_feeling_is_no_word_no_gap_and_not_said_twice() {
    for (List<String> emoji :
        List.of(
            List.of("a"),
            List.of("👍 👍"),
            List.of("12"),
            List.of("👍\n"),
            List.of("👍", "👍"),
            List.of("😀", "😁", "😂", "🤣"),
            List.of("👍".repeat(20)))) {
      assertThatIllegalArgumentException()
          .as("%s", emoji)
          .isThrownBy(() -> ContentCodec.encode(new Content.React(ID, 1, emoji)));
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ContentCodec.encode(new Content.React(ID, 0, List.of("👍"))));
  }

  @Test
  void changes_out_of_bounds_are_not_encoded() {
    for (Content content :
        List.of(
            new Content.Edit(ID, 0, 0, "a"),
            new Content.Edit(ID, 1, 0, ""),
            new Content.Edit(ID, 1, -1, "a"),
            new Content.Edit(ID, 1, 0, "a".repeat(ContentCodec.MAX_TEXT + 1)),
            new Content.Lifetime(0, 1),
            new Content.Lifetime(1, -1),
            new Content.Lifetime(1, ContentCodec.MAX_LIFETIME + 1),
            new Content.Text(
                ID, 1, 0, "a", Optional.empty(), false, ContentCodec.MAX_LIFETIME + 1))) {
      assertThatIllegalArgumentException().isThrownBy(() -> ContentCodec.encode(content));
    }
  }

  @Test
  void the_bytes_of_every_kind_are_what_they_were() {
    assertThat(hex(new Content.Text(ID, 1, 2, "a")))
        .isEqualTo("0101" + "00".repeat(16) + "0000000000000001000000000000000200000001" + "61");
    assertThat(hex(new Content.Text(ID, 1, 2, "a", Optional.of(ID), true, 60)))
        .isEqualTo(
            "0108"
                + "00".repeat(16)
                + "0000000000000001000000000000000200000001"
                + "61"
                + "07"
                + "00".repeat(16)
                + "0000003c");
    assertThat(hex(new Content.Edit(ID, 3, 2, "a")))
        .isEqualTo("0109" + "00".repeat(16) + "00000003" + "0000000000000002" + "0000000161");
    assertThat(hex(new Content.Profile(new Name("x", 3), "hi", Bytes.of(new byte[0]))))
        .isEqualTo("0105" + "00000003" + "0000000178" + "000000026869" + "00000000");
    assertThat(hex(new Content.Retract(ID))).isEqualTo("010a" + "00".repeat(16));
    assertThat(hex(new Content.React(ID, 3, List.of("👍"))))
        .isEqualTo("010b" + "00".repeat(16) + "00000003" + "0104f09f918d");
    assertThat(hex(new Content.Lifetime(3, 60))).isEqualTo("010c" + "00000003" + "0000003c");
  }

  private static String hex(Content content) {
    return Bytes.of(ContentCodec.encode(content)).hex();
  }

  private static void assertRefused(byte[] bytes) {
    try {
      fail("decoded as " + ContentCodec.decode(bytes));
    } catch (ContentException e) {
      assertThat(e.reason()).isNotNull();
    }
  }
}
