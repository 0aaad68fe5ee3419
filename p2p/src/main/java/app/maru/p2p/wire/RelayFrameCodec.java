package app.maru.p2p.wire;

import app.maru.crypto.Bytes;
import app.maru.crypto.DeviceId;
import app.maru.crypto.PersonId;
import app.maru.p2p.wire.ProtocolException.Reason;
import app.maru.p2p.wire.RelayFrame.Bundle;
import app.maru.p2p.wire.RelayFrame.DenialReason;
import app.maru.p2p.wire.RelayFrame.Denied;
import app.maru.p2p.wire.RelayFrame.Deposit;
import app.maru.p2p.wire.RelayFrame.Devices;
import app.maru.p2p.wire.RelayFrame.Enter;
import app.maru.p2p.wire.RelayFrame.Entered;
import app.maru.p2p.wire.RelayFrame.FetchBundle;
import app.maru.p2p.wire.RelayFrame.FindDevices;
import app.maru.p2p.wire.RelayFrame.Leave;
import app.maru.p2p.wire.RelayFrame.Left;
import app.maru.p2p.wire.RelayFrame.Publish;
import app.maru.p2p.wire.RelayFrame.PublishOneTime;
import app.maru.p2p.wire.RelayFrame.Request;
import app.maru.p2p.wire.RelayFrame.SetToken;
import app.maru.p2p.wire.RelayFrame.Stock;
import app.maru.p2p.wire.RelayFrame.TokenSet;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The fields of relay frames as bytes; the rules of [FrameCodec] hold here as well.
final class RelayFrameCodec {
  static final int DEPOSIT = 0x34;
  private static final int ENTER = 0x50;
  private static final int ENTERED = 0x51;
  private static final int DENIED = 0x52;
  private static final int SET_TOKEN = 0x53;
  private static final int TOKEN_SET = 0x54;
  private static final int PUBLISH = 0x55;
  private static final int PUBLISH_ONE_TIME = 0x56;
  private static final int STOCK = 0x57;
  private static final int FIND_DEVICES = 0x58;
  private static final int DEVICES = 0x59;
  private static final int FETCH_BUNDLE = 0x5a;
  private static final int BUNDLE = 0x5b;
  private static final int LEAVE = 0x5c;
  private static final int LEFT = 0x5d;

  // A code is a place in the list, from 1.
  private static final List<Request> REQUESTS =
      List.of(
          Request.ENTER,
          Request.SET_TOKEN,
          Request.PUBLISH,
          Request.FIND_DEVICES,
          Request.FETCH_BUNDLE,
          Request.LEAVE);
  private static final List<DenialReason> DENIAL_REASONS =
      List.of(
          DenialReason.INVITE_NEEDED,
          DenialReason.CLOSED,
          DenialReason.NOT_LISTED,
          DenialReason.BLOCKED,
          DenialReason.FULL,
          DenialReason.TOO_MANY,
          DenialReason.UNAVAILABLE);

  private static final int U16 = Short.BYTES;
  private static final int STOCK_BYTES = Stock.BUNDLE_ID_BYTES + U16;

  private RelayFrameCodec() {}

  static byte[] encode(RelayFrame frame) {
    return switch (frame) {
      case Deposit(DeliveryToken token, Envelope envelope) ->
          FrameCodec.envelope(
              new FieldWriter(DEPOSIT, DeliveryToken.SIZE + DeviceId.SIZE + envelope.body().size())
                  .bytes(token.bytes()),
              envelope);
      case Enter enter -> enter(enter);
      case Entered entered -> entered(entered);
      case Denied(Request request, DenialReason reason, Duration pause) ->
          new FieldWriter(DENIED, 2 + Integer.BYTES)
              .u8(REQUESTS.indexOf(request) + 1)
              .u8(DENIAL_REASONS.indexOf(reason) + 1)
              .u32(FrameCodec.millis(pause))
              .done();
      case SetToken(DeliveryToken token) -> token(SET_TOKEN, token);
      case TokenSet(DeliveryToken token) -> token(TOKEN_SET, token);
      case Publish(Bytes bundle) ->
          new FieldWriter(PUBLISH, bounded(bundle, Limits.MAX_BUNDLE_BYTES).size())
              .bytes(bundle)
              .done();
      case PublishOneTime(List<Bytes> prekeys) -> oneTime(prekeys);
      case Stock stock -> stock(new FieldWriter(STOCK, STOCK_BYTES), stock).done();
      case FindDevices(PersonId person) ->
          new FieldWriter(FIND_DEVICES, PersonId.SIZE).bytes(person.bytes()).done();
      case Devices devices -> devices(devices);
      case FetchBundle(DeviceId device) ->
          new FieldWriter(FETCH_BUNDLE, DeviceId.SIZE).bytes(device.bytes()).done();
      case Bundle(DeviceId device, Bytes bundle) ->
          new FieldWriter(BUNDLE, DeviceId.SIZE + bounded(bundle, Limits.MAX_BUNDLE_BYTES).size())
              .bytes(device.bytes())
              .bytes(bundle)
              .done();
      case Leave() -> new FieldWriter(LEAVE, 0).done();
      case Left() -> new FieldWriter(LEFT, 0).done();
    };
  }

  /// The frame of `type`, if it is one of a relay.
  static RelayFrame decode(int type, FieldReader in) throws ProtocolException {
    return switch (type) {
      case DEPOSIT -> new Deposit(token(in), FrameCodec.envelope(in));
      case ENTER -> enter(in);
      case ENTERED -> entered(in);
      case DENIED ->
          new Denied(
              FrameCodec.reason(REQUESTS, in.u8()),
              FrameCodec.reason(DENIAL_REASONS, in.u8()),
              FrameCodec.pause(in));
      case SET_TOKEN -> new SetToken(realToken(in));
      case TOKEN_SET -> new TokenSet(realToken(in));
      case PUBLISH -> new Publish(in.rest(Limits.MAX_BUNDLE_BYTES));
      case PUBLISH_ONE_TIME -> oneTime(in);
      case STOCK -> stock(in);
      case FIND_DEVICES -> new FindDevices(person(in));
      case DEVICES -> devices(in);
      case FETCH_BUNDLE -> new FetchBundle(device(in));
      case BUNDLE -> new Bundle(device(in), in.rest(Limits.MAX_BUNDLE_BYTES));
      case LEAVE -> new Leave();
      case LEFT -> new Left();
      default -> throw new ProtocolException(Reason.UNKNOWN_TYPE);
    };
  }

  private static byte[] enter(Enter enter) {
    bounded(enter.certificate(), Limits.MAX_CERTIFICATE_BYTES);
    bounded(enter.deviceList(), Limits.MAX_DEVICE_LIST_BYTES);
    FrameCodec.check(
        enter.invite().size() == 0 || enter.invite().size() == Enter.INVITE_BYTES,
        "invite of another size");
    int size =
        2 * U16 + enter.certificate().size() + enter.deviceList().size() + enter.invite().size();
    return new FieldWriter(ENTER, size)
        .u16(enter.certificate().size())
        .bytes(enter.certificate())
        .u16(enter.deviceList().size())
        .bytes(enter.deviceList())
        .bytes(enter.invite())
        .done();
  }

  private static Enter enter(FieldReader in) throws ProtocolException {
    Bytes certificate = counted(in, Limits.MAX_CERTIFICATE_BYTES);
    Bytes deviceList = counted(in, Limits.MAX_DEVICE_LIST_BYTES);
    Bytes invite = in.rest(Enter.INVITE_BYTES);
    if (invite.size() != 0 && invite.size() != Enter.INVITE_BYTES) {
      throw new ProtocolException(Reason.BAD_SIZE);
    }
    return new Enter(certificate, deviceList, invite);
  }

  private static byte[] entered(Entered entered) {
    byte[] version = entered.version().getBytes(StandardCharsets.UTF_8);
    FrameCodec.check(version.length <= Limits.MAX_VERSION_BYTES, "version too long");
    FrameCodec.check(
        !entered.keeps().isNegative() && entered.keeps().compareTo(Limits.MAX_KEEP) <= 0,
        "kept too long");
    FieldWriter out =
        new FieldWriter(ENTERED, Long.BYTES + 2 * Integer.BYTES + STOCK_BYTES + version.length)
            .u64(entered.now().toEpochMilli())
            .u32(entered.keeps().toSeconds())
            .u32(entered.waiting());
    return stock(out, entered.stock()).bytes(version).done();
  }

  private static Entered entered(FieldReader in) throws ProtocolException {
    Instant now = Instant.ofEpochMilli(in.u64());
    Duration keeps = Duration.ofSeconds(in.u32());
    long waiting = in.u32();
    if (keeps.compareTo(Limits.MAX_KEEP) > 0 || waiting > Integer.MAX_VALUE) {
      throw new ProtocolException(Reason.BAD_VALUE);
    }
    return new Entered(now, keeps, (int) waiting, stock(in), in.text(Limits.MAX_VERSION_BYTES));
  }

  private static FieldWriter stock(FieldWriter out, Stock stock) {
    FrameCodec.check(stock.bundle().size() == Stock.BUNDLE_ID_BYTES, "no name of a bundle");
    FrameCodec.check(
        stock.oneTime() >= 0 && stock.oneTime() <= Limits.MAX_ONE_TIME_PREKEYS,
        "too many one-time prekeys");
    return out.bytes(stock.bundle()).u16(stock.oneTime());
  }

  private static Stock stock(FieldReader in) throws ProtocolException {
    Bytes bundle = in.bytes(Stock.BUNDLE_ID_BYTES);
    int oneTime = in.u16();
    if (oneTime > Limits.MAX_ONE_TIME_PREKEYS) {
      throw new ProtocolException(Reason.BAD_VALUE);
    }
    return new Stock(bundle, oneTime);
  }

  private static byte[] oneTime(List<Bytes> prekeys) {
    FrameCodec.check(
        !prekeys.isEmpty() && prekeys.size() <= Limits.ONE_TIME_PREKEYS_AT_ONCE,
        "none or too many one-time prekeys");
    int size = 1;
    for (Bytes prekey : prekeys) {
      size += U16 + bounded(prekey, Limits.MAX_ONE_TIME_PREKEY_BYTES).size();
    }
    FieldWriter out = new FieldWriter(PUBLISH_ONE_TIME, size).u8(prekeys.size());
    prekeys.forEach(prekey -> out.u16(prekey.size()).bytes(prekey));
    return out.done();
  }

  private static PublishOneTime oneTime(FieldReader in) throws ProtocolException {
    int count = in.u8();
    if (count < 1 || count > Limits.ONE_TIME_PREKEYS_AT_ONCE) {
      throw new ProtocolException(Reason.BAD_VALUE);
    }
    List<Bytes> prekeys = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      prekeys.add(counted(in, Limits.MAX_ONE_TIME_PREKEY_BYTES));
    }
    return new PublishOneTime(prekeys);
  }

  private static byte[] devices(Devices devices) {
    List<DeviceId> list = devices.devices();
    FrameCodec.check(list.size() <= Limits.MAX_DEVICES, "too many devices");
    FieldWriter out =
        new FieldWriter(DEVICES, PersonId.SIZE + 1 + list.size() * DeviceId.SIZE)
            .bytes(devices.person().bytes())
            .u8(list.size());
    list.forEach(device -> out.bytes(device.bytes()));
    return out.done();
  }

  private static Devices devices(FieldReader in) throws ProtocolException {
    PersonId person = person(in);
    int count = in.u8();
    if (count > Limits.MAX_DEVICES) {
      throw new ProtocolException(Reason.BAD_VALUE);
    }
    List<DeviceId> devices = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      devices.add(device(in));
    }
    return new Devices(person, devices);
  }

  private static byte[] token(int type, DeliveryToken token) {
    FrameCodec.check(token.isPresent(), "no token");
    return new FieldWriter(type, DeliveryToken.SIZE).bytes(token.bytes()).done();
  }

  private static DeliveryToken realToken(FieldReader in) throws ProtocolException {
    DeliveryToken token = token(in);
    if (!token.isPresent()) {
      throw new ProtocolException(Reason.BAD_VALUE);
    }
    return token;
  }

  /// A guest may have none.
  private static DeliveryToken token(FieldReader in) throws ProtocolException {
    return new DeliveryToken(in.bytes(DeliveryToken.SIZE));
  }

  private static PersonId person(FieldReader in) throws ProtocolException {
    return PersonId.of(in.bytes(PersonId.SIZE).toArray());
  }

  private static DeviceId device(FieldReader in) throws ProtocolException {
    return new DeviceId(in.bytes(DeviceId.SIZE));
  }

  private static Bytes counted(FieldReader in, int limit) throws ProtocolException {
    int size = in.u16();
    if (size > limit) {
      throw new ProtocolException(Reason.TOO_LONG);
    }
    return in.bytes(size);
  }

  private static Bytes bounded(Bytes value, int limit) {
    FrameCodec.check(value.size() <= limit, "too long");
    return value;
  }
}
