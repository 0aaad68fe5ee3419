package app.maru.crypto;

import java.security.SecureRandom;
import java.time.Instant;

/// Me: my person key and the keys of this device, with the certificate and list that bind them.
///
/// Immutable and usable from any thread until closed. Leaves memory only through [#seal].
@SuppressWarnings("DoNotCallSuggester")
public final class Identity implements AutoCloseable {
  private Identity() {}

  /// A new person with this one device.
  public static Identity create(SecureRandom random, Instant now) {
    throw new UnsupportedOperationException();
  }

  /// Opens what [#seal] wrote under the same key (a vault subkey of 32 bytes).
  public static Identity open(byte[] sealed, SecretBytes key) throws DecodingException {
    throw new UnsupportedOperationException();
  }

  /// All of it encrypted under `key` (32 bytes, a vault subkey), to be kept on this device.
  public byte[] seal(SecretBytes key, SecureRandom random) {
    throw new UnsupportedOperationException();
  }

  /// Who I am.
  public PersonId person() {
    throw new UnsupportedOperationException();
  }

  /// Which of my devices this is.
  public DeviceId device() {
    throw new UnsupportedOperationException();
  }

  /// What I show others, signed by my person key.
  public DeviceCertificate certificate() {
    throw new UnsupportedOperationException();
  }

  /// My devices, signed by my person key.
  public DeviceList deviceList() {
    throw new UnsupportedOperationException();
  }

  /// Signs what happened on a connection so far, to prove that this device is its end.
  public byte[] proveLink(byte[] transcript) {
    throw new UnsupportedOperationException();
  }

  /// Wipes the private keys.
  @Override
  public void close() {
    throw new UnsupportedOperationException();
  }
}
