package app.maru.messaging.content;

import app.maru.crypto.Bytes;
import app.maru.crypto.PersonId;
import app.maru.messaging.DisplayName;
import app.maru.messaging.MessageId;
import app.maru.messaging.PresenceState;
import app.maru.messaging.Status;
import app.maru.messaging.content.Content.Kind;
import app.maru.messaging.content.Content.Name;
import app.maru.messaging.content.ContentException.Reason;
import app.maru.p2p.relay.RelayAddress;
import app.maru.p2p.relay.RelayRoute;
import app.maru.p2p.wire.DeliveryToken;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Content ⇄ bytes: version, type, fields of fixed width, texts with their length. One value has
/// one encoding; anything else is refused. README.md has the table.
public final class ContentCodec {
  /// The first byte of everything.
  static final byte VERSION = 1;

  /// Longest text in UTF-16 units: with three bytes each it still fits the biggest envelope.
  public static final int MAX_TEXT = 16_000;

  /// Messages in one receipt: 16 kB of ids, an hour of talk.
  public static final int MAX_RECEIPT = 1000;

  /// Logical time a message may have; there is room for 2^62 messages before.
  public static final long MAX_LAMPORT = 1L << 62;

  /// Year 9999: what any calendar on a screen can show.
  static final long MAX_SENT_AT = 253_402_300_799_999L;

  private static final int MAX_NAME_BYTES = 4 * DisplayName.MAX_CODE_POINTS;

  private static final int MAX_STATUS_BYTES = 4 * Status.MAX_CODE_POINTS;

  /// Relays one device may have.
  public static final int MAX_RELAYS = 8;

  /// Emoji one person may put under a message: more is no feeling but a carpet.
  public static final int MAX_REACTIONS = 3;

  /// One emoji in UTF-8: a family of four with its colours of skin takes 41.
  public static final int MAX_EMOJI_BYTES = 64;

  /// The longest a message may be given to live, in seconds: a year.
  public static final int MAX_LIFETIME = 366 * 24 * 3600;

  // 1 and 8 to 12 are those of MessageCodec.
  private static final byte RECEIPT = 2;
  private static final byte INTRODUCE = 3;
  private static final byte ACCEPT = 4;
  private static final byte PROFILE = 5;
  private static final byte RETRY_REQUEST = 6;
  private static final byte RELAYS = 7;
  private static final byte DELETE_REQUEST = 16;
  private static final byte PRESENCE = 17;
  private static final byte TYPING = 18;

  /// Version and type.
  private static final int KIND_BYTES = 2;

  private static final int ROUTE_BYTES = PersonId.SIZE + DeliveryToken.SIZE + 2 + 1;

  private ContentCodec() {}

  /// The bytes of `content`.
  ///
  /// @throws IllegalArgumentException if it breaks a bound
  public static byte[] encode(Content content) {
    byte[] bytes =
        switch (content) {
          case Content.Text text -> MessageCodec.encode(text);
          case Content.Edit edit -> MessageCodec.encode(edit);
          case Content.Retract retract -> MessageCodec.encode(retract);
          case Content.React react -> MessageCodec.encode(react);
          case Content.Lifetime lifetime -> MessageCodec.encode(lifetime);
          case Content.Receipt receipt -> encode(receipt);
          case Content.Introduce introduce -> encode(INTRODUCE, introduce.name());
          case Content.Accept accept -> encode(ACCEPT, accept.name());
          case Content.Profile profile -> encode(profile);
          case Content.Relays relays -> encode(relays);
          case Content.DeleteRequest _ -> new byte[] {VERSION, DELETE_REQUEST};
          case Content.Presence presence -> new byte[] {VERSION, PRESENCE, code(presence)};
          case Content.Typing _ -> new byte[] {VERSION, TYPING};
          case Content.RetryRequest retry ->
              new byte[] {VERSION, RETRY_REQUEST, (byte) (retry.forgetful() ? 1 : 0)};
        };
    try {
      if (!decode(bytes).equals(content)) {
        throw new IllegalArgumentException("content is not text");
      }
    } catch (ContentException e) {
      throw new IllegalArgumentException("content breaks a bound", e);
    }
    return bytes;
  }

  /// With what the bytes of every content of this kind begin.
  public static byte[] kind(Content content) {
    return Arrays.copyOf(encode(content), KIND_BYTES);
  }

  private static byte code(Content.Presence presence) {
    return switch (presence.state()) {
      case UNKNOWN -> 0;
      case ONLINE -> (byte) (presence.kept() ? 1 : 3);
      case AWAY -> (byte) (presence.kept() ? 2 : 4);
    };
  }

  private static Content.Presence presence(byte code) throws ContentException {
    return switch (code) {
      case 0 -> Content.Presence.NONE;
      case 1 -> new Content.Presence(PresenceState.ONLINE, true);
      case 2 -> new Content.Presence(PresenceState.AWAY, true);
      case 3 -> new Content.Presence(PresenceState.ONLINE, false);
      case 4 -> new Content.Presence(PresenceState.AWAY, false);
      default -> throw new ContentException(Reason.MALFORMED);
    };
  }

  /// Whether a string can stand for a feeling: no words, nothing invisible, nothing that piles up.
  public static boolean isEmoji(String text) {
    return Emoji.is(text);
  }

  /// The content of `bytes`. Total: a value or a named refusal, and never more memory than a small
  /// multiple of the input.
  public static Content decode(byte[] bytes) throws ContentException {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    try {
      if (in.get() != VERSION) {
        throw new ContentException(Reason.NEWER);
      }
      Content content =
          switch (in.get()) {
            case MessageCodec.TEXT -> MessageCodec.text(in, false);
            case MessageCodec.TEXT_AND_MORE -> MessageCodec.text(in, true);
            case MessageCodec.EDIT -> MessageCodec.edit(in);
            case MessageCodec.RETRACT -> MessageCodec.retract(in);
            case MessageCodec.REACT -> MessageCodec.react(in);
            case MessageCodec.LIFETIME -> MessageCodec.lifetime(in);
            case RECEIPT -> receipt(in);
            case INTRODUCE -> new Content.Introduce(name(in));
            case ACCEPT -> new Content.Accept(name(in));
            case PROFILE -> profile(in);
            case RELAYS -> relays(in);
            case DELETE_REQUEST -> new Content.DeleteRequest();
            case PRESENCE -> presence(in.get());
            case TYPING -> new Content.Typing();
            case RETRY_REQUEST -> new Content.RetryRequest(Fields.flag(in));
            default -> throw new ContentException(Reason.NEWER);
          };
      Fields.check(!in.hasRemaining());
      return content;
    } catch (BufferUnderflowException e) {
      throw new ContentException(Reason.MALFORMED);
    }
  }

  private static byte[] encode(Content.Receipt receipt) {
    ByteBuffer out = ByteBuffer.allocate(2 + 1 + 2 + MessageId.SIZE * receipt.messages().size());
    out.put(VERSION).put(RECEIPT).put((byte) (receipt.kind() == Kind.READ ? 1 : 0));
    out.putShort((short) receipt.messages().size());
    receipt.messages().forEach(id -> out.put(id.bytes().toArray()));
    return out.array();
  }

  private static byte[] encode(Content.Relays relays) {
    int size =
        relays.routes().stream()
            .mapToInt(route -> ROUTE_BYTES + route.relay().host().length())
            .sum();
    ByteBuffer out = ByteBuffer.allocate(2 + 4 + 1 + size).put(VERSION).put(RELAYS);
    out.putInt(relays.revision()).put((byte) relays.routes().size());
    for (RelayRoute route : relays.routes()) {
      byte[] host = route.relay().host().getBytes(StandardCharsets.US_ASCII);
      out.put(route.relay().key().bytes().toArray())
          .put(route.token().bytes().toArray())
          .putShort((short) route.relay().port())
          .put((byte) host.length)
          .put(host);
    }
    return out.array();
  }

  private static byte[] encode(byte type, Name name) {
    byte[] utf8 = name.value().getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(2 + 4 + 4 + utf8.length)
        .put(VERSION)
        .put(type)
        .putInt(name.revision())
        .putInt(utf8.length)
        .put(utf8)
        .array();
  }

  private static byte[] encode(Content.Profile profile) {
    byte[] name = encode(PROFILE, profile.name());
    byte[] status = profile.status().getBytes(StandardCharsets.UTF_8);
    byte[] picture = profile.picture().toArray();
    return ByteBuffer.allocate(name.length + 4 + status.length + 4 + picture.length)
        .put(name)
        .putInt(status.length)
        .put(status)
        .putInt(picture.length)
        .put(picture)
        .array();
  }

  private static Content profile(ByteBuffer in) throws ContentException {
    Name name = name(in);
    int length = in.getInt();
    String status = length == 0 ? "" : Fields.string(in, length, MAX_STATUS_BYTES);
    Bytes picture =
        Bytes.of(Fields.bytes(in, Fields.number(in, 0, Math.min(in.limit(), Portrait.MAX_BYTES))));
    Fields.check(picture.size() == 0 || Portrait.fits(picture));
    return new Content.Profile(name, status, picture);
  }

  private static Content receipt(ByteBuffer in) throws ContentException {
    Kind kind =
        switch (in.get()) {
          case 0 -> Kind.DELIVERED;
          case 1 -> Kind.READ;
          default -> throw new ContentException(Reason.MALFORMED);
        };
    int count = Short.toUnsignedInt(in.getShort());
    Fields.check(count >= 1 && count <= MAX_RECEIPT && in.remaining() == count * MessageId.SIZE);
    List<MessageId> ids = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      ids.add(Fields.messageId(in));
    }
    return new Content.Receipt(kind, ids);
  }

  private static Content relays(ByteBuffer in) throws ContentException {
    int revision = in.getInt();
    int count = Byte.toUnsignedInt(in.get());
    Fields.check(revision >= 0 && count <= MAX_RELAYS);
    List<RelayRoute> routes = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      PersonId key = PersonId.of(Fields.bytes(in, PersonId.SIZE));
      DeliveryToken token = new DeliveryToken(Bytes.of(Fields.bytes(in, DeliveryToken.SIZE)));
      int port = Short.toUnsignedInt(in.getShort());
      byte[] host = Fields.bytes(in, Byte.toUnsignedInt(in.get()));
      routes.add(new RelayRoute(address(host, port, key), token));
    }
    return new Content.Relays(revision, routes);
  }

  private static RelayAddress address(byte[] host, int port, PersonId key) throws ContentException {
    try {
      String name = new String(host, StandardCharsets.US_ASCII);
      RelayAddress address = new RelayAddress(name, port, key);
      Fields.check(address.host().equals(name));
      return address;
    } catch (IllegalArgumentException e) {
      throw new ContentException(Reason.MALFORMED);
    }
  }

  private static Name name(ByteBuffer in) throws ContentException {
    int revision = in.getInt();
    Fields.check(revision >= 0);
    return new Name(Fields.string(in, MAX_NAME_BYTES), revision);
  }
}
