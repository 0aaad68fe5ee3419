package app.maru.p2p.wire;

import app.maru.crypto.Bytes;
import app.maru.crypto.DeviceId;
import app.maru.p2p.wire.Frame.Accepted;
import app.maru.p2p.wire.Frame.Bye;
import app.maru.p2p.wire.Frame.ByeReason;
import app.maru.p2p.wire.Frame.Card;
import app.maru.p2p.wire.Frame.Ping;
import app.maru.p2p.wire.Frame.Pong;
import app.maru.p2p.wire.Frame.PrekeyReply;
import app.maru.p2p.wire.Frame.PrekeyRequest;
import app.maru.p2p.wire.Frame.Put;
import app.maru.p2p.wire.Frame.RefusalReason;
import app.maru.p2p.wire.Frame.Refused;
import app.maru.p2p.wire.Frame.Select;
import app.maru.p2p.wire.Frame.Transient;
import app.maru.p2p.wire.ProtocolException.Reason;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/// Frames as bytes: `u32 length | u8 type | fields`, the length counting what follows it.
///
/// Strict: every frame has exactly one encoding. Total: any bytes are a frame or a
/// [ProtocolException], nothing else. Any thread.
public final class FrameCodec {
  private static final int PING = 0x10;
  private static final int PONG = 0x11;
  private static final int SELECT = 0x12;
  private static final int BYE = 0x13;
  private static final int CARD = 0x20;
  private static final int PUT = 0x30;
  private static final int ACCEPTED = 0x31;
  private static final int REFUSED = 0x32;
  private static final int TRANSIENT = 0x33;
  private static final int PREKEY_REQUEST = 0x40;
  private static final int PREKEY_REPLY = 0x41;

  // A reason's code is its place in the list, from 1.
  private static final List<ByeReason> BYE_REASONS =
      List.of(
          ByeReason.SHUTDOWN,
          ByeReason.NOT_SELECTED,
          ByeReason.PROTOCOL,
          ByeReason.SILENT,
          ByeReason.TOO_MANY,
          ByeReason.REPLACED,
          ByeReason.REMOVED);
  private static final List<RefusalReason> REFUSAL_REASONS =
      List.of(
          RefusalReason.NOT_MINE,
          RefusalReason.TOO_MANY,
          RefusalReason.FULL,
          RefusalReason.UNAVAILABLE,
          RefusalReason.UNREADABLE,
          RefusalReason.NO_MAILBOX,
          RefusalReason.NOT_WELCOME);

  private static final Bytes NOTHING = Bytes.of(new byte[0]);

  private FrameCodec() {}

  /// The whole frame, with its length.
  ///
  /// @throws IllegalArgumentException if a value is beyond [Limits]
  public static byte[] encode(Frame frame) {
    return switch (frame) {
      case Ping(long nonce) -> new FieldWriter(PING, Long.BYTES).u64(nonce).done();
      case Pong(long nonce) -> new FieldWriter(PONG, Long.BYTES).u64(nonce).done();
      case Select() -> new FieldWriter(SELECT, 0).done();
      case Bye(ByeReason reason) ->
          new FieldWriter(BYE, 1).u8(BYE_REASONS.indexOf(reason) + 1).done();
      case Card(String name) -> card(name);
      case Put(Envelope envelope) -> envelope(PUT, envelope);
      case Accepted(EnvelopeId id) ->
          new FieldWriter(ACCEPTED, EnvelopeId.SIZE).bytes(id.bytes()).done();
      case Refused refused -> refused(refused);
      case Transient(Envelope envelope) -> envelope(TRANSIENT, envelope);
      case PrekeyRequest() -> new FieldWriter(PREKEY_REQUEST, 0).done();
      case PrekeyReply(Bytes bundle) -> {
        check(bundle.size() <= Limits.MAX_BUNDLE_BYTES, "bundle too long");
        yield new FieldWriter(PREKEY_REPLY, bundle.size()).bytes(bundle).done();
      }
      case RelayFrame relay -> RelayFrameCodec.encode(relay);
    };
  }

  /// The whole frame in two pieces, so that nobody copies a body before it must be.
  ///
  /// @throws IllegalArgumentException if a value is beyond [Limits]
  public static Encoded encodeLazily(Frame frame) {
    return switch (frame) {
      case Put(Envelope envelope) -> lazily(PUT, NOTHING, envelope);
      case RelayFrame.Deposit(DeliveryToken token, Envelope envelope) ->
          lazily(RelayFrameCodec.DEPOSIT, token.bytes(), envelope);
      default -> new Encoded(Bytes.of(encode(frame)), NOTHING);
    };
  }

  private static Encoded lazily(int type, Bytes token, Envelope envelope) {
    Bytes body = checked(envelope).body();
    byte[] head =
        new FieldWriter(type, token.size() + DeviceId.SIZE, body.size())
            .bytes(token)
            .bytes(envelope.to().bytes())
            .done();
    return new Encoded(Bytes.of(head), body);
  }

  /// A frame as bytes.
  ///
  /// @param head what comes first
  /// @param body what follows; may be empty
  public record Encoded(Bytes head, Bytes body) {
    /// The length of both.
    public int size() {
      return head.size() + body.size();
    }
  }

  /// Reads what stands after the length; `frame` holds exactly one frame.
  ///
  /// @throws ProtocolException if it holds anything else
  public static Frame decode(ByteBuffer frame) throws ProtocolException {
    if (frame.remaining() > Limits.MAX_FRAME_BYTES) {
      throw new ProtocolException(Reason.TOO_LONG);
    }
    FieldReader in = new FieldReader(frame);
    int type = in.u8();
    Frame value =
        switch (type) {
          case PING -> new Ping(in.u64());
          case PONG -> new Pong(in.u64());
          case SELECT -> new Select();
          case BYE -> new Bye(reason(BYE_REASONS, in.u8()));
          case CARD -> new Card(in.text(Limits.MAX_NAME_BYTES));
          case PUT -> new Put(envelope(in));
          case ACCEPTED -> new Accepted(new EnvelopeId(in.bytes(EnvelopeId.SIZE)));
          case REFUSED -> refused(in);
          case TRANSIENT -> new Transient(envelope(in));
          case PREKEY_REQUEST -> new PrekeyRequest();
          case PREKEY_REPLY -> new PrekeyReply(in.rest(Limits.MAX_BUNDLE_BYTES));
          default -> RelayFrameCodec.decode(type, in);
        };
    in.end();
    return value;
  }

  private static byte[] card(String name) {
    byte[] text = name.getBytes(StandardCharsets.UTF_8);
    check(text.length <= Limits.MAX_NAME_BYTES, "name too long");
    return new FieldWriter(CARD, text.length).bytes(text).done();
  }

  private static byte[] envelope(int type, Envelope envelope) {
    return envelope(new FieldWriter(type, DeviceId.SIZE + envelope.body().size()), envelope);
  }

  static byte[] envelope(FieldWriter out, Envelope envelope) {
    return out.bytes(envelope.to().bytes()).bytes(checked(envelope).body()).done();
  }

  private static Envelope checked(Envelope envelope) {
    check(Limits.BODY_SIZES.contains(envelope.body().size()), "body of another size");
    return envelope;
  }

  static Envelope envelope(FieldReader in) throws ProtocolException {
    DeviceId to = new DeviceId(in.bytes(DeviceId.SIZE));
    if (!Limits.BODY_SIZES.contains(in.remaining())) {
      throw new ProtocolException(Reason.BAD_SIZE);
    }
    return new Envelope(to, in.rest(Limits.MAX_BODY_BYTES));
  }

  private static byte[] refused(Refused refused) {
    return new FieldWriter(REFUSED, EnvelopeId.SIZE + 1 + Integer.BYTES)
        .bytes(refused.id().bytes())
        .u8(REFUSAL_REASONS.indexOf(refused.reason()) + 1)
        .u32(millis(refused.retryAfter()))
        .done();
  }

  static long millis(Duration pause) {
    check(!pause.isNegative() && pause.compareTo(Limits.MAX_RETRY_AFTER) <= 0, "pause too long");
    return pause.toMillis();
  }

  private static Refused refused(FieldReader in) throws ProtocolException {
    EnvelopeId id = new EnvelopeId(in.bytes(EnvelopeId.SIZE));
    RefusalReason reason = reason(REFUSAL_REASONS, in.u8());
    return new Refused(id, reason, pause(in));
  }

  static Duration pause(FieldReader in) throws ProtocolException {
    Duration pause = Duration.ofMillis(in.u32());
    if (pause.compareTo(Limits.MAX_RETRY_AFTER) > 0) {
      throw new ProtocolException(Reason.BAD_VALUE);
    }
    return pause;
  }

  static <T> T reason(List<T> reasons, int code) throws ProtocolException {
    if (code < 1 || code > reasons.size()) {
      throw new ProtocolException(Reason.BAD_VALUE);
    }
    return reasons.get(code - 1);
  }

  static void check(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
