package app.maru.crypto;

import app.maru.crypto.codec.Kind;
import app.maru.crypto.primitive.Octets;
import app.maru.crypto.primitive.SigningKeys;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/// What somebody hostile can sign with keys of his own.
@SuppressWarnings("exports") // tests are not exported
public final class Forgeries {
  private Forgeries() {}

  /// A certificate for any public keys under the forger's own person key.
  public static DeviceCertificate certificate(
      SigningKeys forger, byte[] dhKey, byte[] signingKey, Instant now) {
    return DeviceCertificate.issue(forger, dhKey, signingKey, now);
  }

  /// The person keys of an identity, as its owner could take them out of it.
  public static SigningKeys personKeys(Identity identity) {
    SeededRandom random = new SeededRandom(0);
    SecretBytes key = SecretBytes.random(32, random);
    try {
      byte[] record = key.open(Octets.label("maru1/identity"), identity.seal(key, random));
      return SigningKeys.of(
          Arrays.copyOfRange(record, Kind.HEAD_SIZE, Kind.HEAD_SIZE + SigningKeys.SEED_SIZE));
    } catch (DecodingException e) {
      throw new AssertionError(e);
    }
  }

  /// A second list of the owner that does not name the owner's device.
  public static DeviceList withoutOwnDevice(Identity identity) {
    return DeviceList.issue(
        personKeys(identity),
        identity.person(),
        2,
        List.of(Bytes.of(new byte[32])),
        List.of(),
        identity.deviceList().hash());
  }

  /// A device list naming that certificate.
  public static DeviceList list(SigningKeys forger, DeviceCertificate certificate) {
    return DeviceList.first(forger, certificate);
  }
}
