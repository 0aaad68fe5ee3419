package app.maru.crypto.session;

import app.maru.crypto.Bytes;
import app.maru.crypto.DeviceCertificate;
import app.maru.crypto.DeviceList;
import java.util.OptionalInt;

/// A first message that was opened and whose sender was verified. Within one transaction: adopt it
/// into the sender's book, delete the one-time prekey, remember the replay key, store the content.
@SuppressWarnings("DoNotCallSuggester")
public final class Introduction {
  private Introduction() {}

  /// Who wrote.
  public DeviceCertificate sender() {
    throw new UnsupportedOperationException();
  }

  /// The sender's devices.
  public DeviceList senderDevices() {
    throw new UnsupportedOperationException();
  }

  /// What was written.
  public byte[] content() {
    throw new UnsupportedOperationException();
  }

  /// The signed prekey it was made with.
  public int usedSignedPrekey() {
    throw new UnsupportedOperationException();
  }

  /// The one-time prekey to delete now.
  public OptionalInt usedOneTimePrekey() {
    throw new UnsupportedOperationException();
  }

  /// To be remembered until the signed prekey is destroyed.
  public Bytes replayKey() {
    throw new UnsupportedOperationException();
  }
}
