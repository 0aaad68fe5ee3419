package app.maru.relay.account;

import app.maru.crypto.Bytes;
import app.maru.crypto.DecodingException;
import app.maru.crypto.DeviceCertificate;
import app.maru.crypto.DeviceList;
import app.maru.p2p.Peer;
import app.maru.p2p.wire.RelayFrame.Enter;
import java.time.Instant;
import java.util.Optional;

/// What a device showed to get in, all signatures verified.
///
/// @param certificate of the device that has proved itself
/// @param list its person's, naming it
/// @param invite SHA-256 of the code it brought, if any
record Claim(DeviceCertificate certificate, DeviceList list, Optional<Bytes> invite) {

  /// Takes about a millisecond: not on the loop. Empty if anything does not fit together.
  static Optional<Claim> verify(Peer device, Enter enter, Instant now) {
    try {
      DeviceCertificate certificate = DeviceCertificate.decode(enter.certificate().toArray());
      if (!certificate.person().equals(device.person())
          || !certificate.device().equals(device.device())
          || !certificate.validAt(now)) {
        return Optional.empty();
      }
      DeviceList list = DeviceList.decode(enter.deviceList().toArray(), certificate);
      if (!list.contains(certificate)) {
        return Optional.empty();
      }
      Optional<Bytes> invite =
          enter.invite().size() == 0
              ? Optional.empty()
              : Optional.of(Stocks.sha256(enter.invite()));
      return Optional.of(new Claim(certificate, list, invite));
    } catch (DecodingException e) {
      return Optional.empty();
    }
  }
}
