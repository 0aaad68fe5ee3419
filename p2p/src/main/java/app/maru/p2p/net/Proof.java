package app.maru.p2p.net;

import app.maru.crypto.Bytes;
import app.maru.crypto.DecodingException;
import app.maru.crypto.DeviceCertificate;
import app.maru.crypto.Identity;
import app.maru.p2p.Peer;
import app.maru.p2p.wire.Greeting.Hello;
import app.maru.p2p.wire.Greeting.Ident;
import app.maru.p2p.wire.GreetingCodec;
import java.io.ByteArrayOutputStream;
import java.util.Optional;

/// Ties a device to one channel: the device signs the channel's exporter, its own role and both
/// first words, so that a proof is worth nothing on another channel or from the other end.
///
/// @param exporter the secret of the channel
/// @param first what the end that dialled said first
/// @param second what the other end said first
@SuppressWarnings("ArrayRecordComponent") // never compared
record Proof(byte[] exporter, Hello first, Hello second) {
  private static final int DIALLED = 1;
  private static final int ANSWERED = 2;

  Ident by(Identity identity, boolean dialled) {
    return new Ident(
        Bytes.of(identity.certificate().encode()),
        Bytes.of(identity.proveLink(transcript(dialled))));
  }

  /// Who sent `ident`, if it proves it.
  Optional<Peer> check(Ident ident, boolean dialled) {
    try {
      DeviceCertificate certificate = DeviceCertificate.decode(ident.certificate().toArray());
      // No dates are checked: the device proves itself now, and clocks may be years apart.
      return certificate.verifiesLink(transcript(dialled), ident.proof().toArray())
          ? Optional.of(new Peer(certificate.person(), certificate.device()))
          : Optional.empty();
    } catch (DecodingException e) {
      return Optional.empty();
    }
  }

  private byte[] transcript(boolean dialled) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(dialled ? DIALLED : ANSWERED);
    out.writeBytes(exporter);
    out.writeBytes(GreetingCodec.encode(first));
    out.writeBytes(GreetingCodec.encode(second));
    return out.toByteArray();
  }
}
