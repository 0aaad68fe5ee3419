package app.maru.crypto.codec;

/// What a record is: its first byte, so that no record can be taken for one of another kind. The
/// second byte is the version and the third the suite.
public enum Kind {
  /// A device certificate.
  CERTIFICATE(0x11),
  /// A device list.
  DEVICE_LIST(0x12),
  /// The public half of a signed prekey.
  SIGNED_PREKEY(0x13),
  /// The public half of a one-time prekey.
  ONE_TIME_PREKEY(0x14),
  /// A prekey bundle.
  BUNDLE(0x15),
  /// An identity with its private keys.
  IDENTITY(0x21),
  /// A signed prekey with its private keys.
  SIGNED_PREKEY_SECRET(0x22),
  /// A one-time prekey with its private keys.
  ONE_TIME_PREKEY_SECRET(0x23),
  /// The sessions with a device.
  SESSION_BOOK(0x24),
  /// A body that introduces its sender.
  INTRODUCTION(0x01),
  /// A body of an established session.
  MESSAGE(0x02);

  /// The version of all layouts.
  public static final int VERSION = 1;

  /// The one suite there is.
  public static final int SUITE = 1;

  /// The name of the suite, part of every transcript.
  public static final String SUITE_NAME = "maru1/25519+MLKEM768/AES256GCM/SHA256";

  /// Length of kind, version and suite in bytes.
  public static final int HEAD_SIZE = 3;

  private final int code;

  Kind(int code) {
    this.code = code;
  }

  /// The first byte.
  public int code() {
    return code;
  }
}
