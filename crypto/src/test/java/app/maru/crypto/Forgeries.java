package app.maru.crypto;

import app.maru.crypto.primitive.SigningKeys;
import java.time.Instant;

/// What somebody hostile can sign with keys of his own.
@SuppressWarnings("exports") // tests are not exported
public final class Forgeries {
  private Forgeries() {}

  /// A certificate for any public keys under the forger's own person key.
  public static DeviceCertificate certificate(
      SigningKeys forger, byte[] dhKey, byte[] signingKey, Instant now) {
    return DeviceCertificate.issue(forger, dhKey, signingKey, now);
  }

  /// A device list naming that certificate.
  public static DeviceList list(SigningKeys forger, DeviceCertificate certificate) {
    return DeviceList.first(forger, certificate);
  }
}
