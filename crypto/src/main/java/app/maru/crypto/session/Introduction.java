package app.maru.crypto.session;

import app.maru.crypto.Bytes;
import app.maru.crypto.DeviceCertificate;
import app.maru.crypto.DeviceList;
import java.util.List;
import java.util.OptionalInt;

/// A first message that was opened and whose sender was verified. Within one transaction: adopt it
/// into the sender's book, delete the one-time prekey, remember the replay key, store the content.
/// Immutable.
public final class Introduction {
  private final Session session;
  private final DeviceCertificate sender;
  private final DeviceList senderDevices;
  private final Plaintext plaintext;
  private final Notice notice;
  private final Body.Prefix prefix;

  Introduction(
      Session session,
      DeviceCertificate sender,
      DeviceList senderDevices,
      Plaintext plaintext,
      Notice notice,
      Body.Prefix prefix) {
    this.session = session;
    this.sender = sender;
    this.senderDevices = senderDevices;
    this.plaintext = plaintext;
    this.notice = notice;
    this.prefix = prefix;
  }

  Session session() {
    return session;
  }

  List<Bytes> rivals() {
    return plaintext.rivals();
  }

  Notice notice() {
    return notice;
  }

  /// Who wrote.
  public DeviceCertificate sender() {
    return sender;
  }

  /// The sender's devices.
  public DeviceList senderDevices() {
    return senderDevices;
  }

  /// What was written.
  public byte[] content() {
    return plaintext.content().clone();
  }

  /// The signed prekey it was made with.
  public int usedSignedPrekey() {
    return prefix.signedPrekey();
  }

  /// The one-time prekey to delete now.
  public OptionalInt usedOneTimePrekey() {
    return prefix.oneTimePrekey();
  }

  /// To be remembered until the signed prekey is destroyed.
  public Bytes replayKey() {
    return Introductions.replayKey(prefix);
  }
}
