package app.maru.p2p.wire;

import app.maru.crypto.Bytes;
import app.maru.p2p.wire.Greeting.Busy;
import app.maru.p2p.wire.Greeting.Hello;
import app.maru.p2p.wire.Greeting.Ident;
import app.maru.p2p.wire.Greeting.Ready;
import app.maru.p2p.wire.ProtocolException.Reason;
import java.nio.ByteBuffer;

/// Greetings as bytes: `u32 length | u8 type | fields`. Strict and bounded; any thread.
public final class GreetingCodec {
  private static final int HELLO = 0x01;
  private static final int IDENT = 0x02;
  private static final int READY = 0x03;
  private static final int BUSY = 0x04;

  /// The longest greeting, without its length: an [Ident].
  public static final int MAX_BYTES = 1 + Ident.PROOF_BYTES + Limits.MAX_CERTIFICATE_BYTES;

  private GreetingCodec() {}

  /// The whole frame, with its length.
  public static byte[] encode(Greeting greeting) {
    return switch (greeting) {
      case Hello(Bytes instance) ->
          new FieldWriter(HELLO, 1 + instance.size()).u8(Limits.VERSION).bytes(instance).done();
      case Ident(Bytes certificate, Bytes proof) ->
          new FieldWriter(IDENT, proof.size() + certificate.size())
              .bytes(proof)
              .bytes(certificate)
              .done();
      case Ready() -> new FieldWriter(READY, 0).done();
      case Busy() -> new FieldWriter(BUSY, 0).done();
    };
  }

  /// Reads what stands after the length; `frame` holds exactly one greeting.
  ///
  /// @throws ProtocolException if it holds anything else
  public static Greeting decode(ByteBuffer frame) throws ProtocolException {
    FieldReader in = new FieldReader(frame);
    Greeting greeting =
        switch (in.u8()) {
          case HELLO -> hello(in);
          case IDENT -> {
            Bytes proof = in.bytes(Ident.PROOF_BYTES);
            yield new Ident(in.rest(Limits.MAX_CERTIFICATE_BYTES), proof);
          }
          case READY -> new Ready();
          case BUSY -> new Busy();
          default -> throw new ProtocolException(Reason.UNKNOWN_TYPE);
        };
    in.end();
    return greeting;
  }

  private static Hello hello(FieldReader in) throws ProtocolException {
    // Another version may add fields, so it is looked at before anything else.
    if (in.u8() != Limits.VERSION) {
      throw new ProtocolException(Reason.OTHER_VERSION);
    }
    return new Hello(in.bytes(Limits.INSTANCE_BYTES));
  }
}
