package app.maru.crypto.prekey;

import app.maru.crypto.DecodingException;
import app.maru.crypto.DeviceCertificate;
import app.maru.crypto.DeviceList;
import app.maru.crypto.Identity;
import java.time.Instant;
import java.util.Optional;

/// Everything another device needs to introduce itself to this one. One that exists was verified.
@SuppressWarnings("DoNotCallSuggester")
public final class PrekeyBundle {
  private PrekeyBundle() {}

  /// Largest encoded bundle in bytes.
  public static final int MAX_ENCODED_SIZE = 20 * 1024;

  /// The bundle of my device.
  public static PrekeyBundle of(Identity me, SignedPrekey signed, Optional<OneTimePrekey> oneTime) {
    throw new UnsupportedOperationException();
  }

  /// Decodes and verifies all signatures, but no dates.
  public static PrekeyBundle decode(byte[] encoded) throws DecodingException {
    throw new UnsupportedOperationException();
  }

  /// The bytes to publish.
  public byte[] encode() {
    throw new UnsupportedOperationException();
  }

  /// Whose bundle.
  public DeviceCertificate certificate() {
    throw new UnsupportedOperationException();
  }

  /// The owner's devices.
  public DeviceList deviceList() {
    throw new UnsupportedOperationException();
  }

  /// Whether neither certificate nor signed prekey has expired, forgiving one day.
  public boolean usableAt(Instant now) {
    throw new UnsupportedOperationException();
  }

  /// This bundle, just received from the device itself over an authenticated link: the age of its
  /// signed prekey needs no clock, so two devices whose clocks are a year apart can still talk.
  public PrekeyBundle live() {
    throw new UnsupportedOperationException();
  }
}
