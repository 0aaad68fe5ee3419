package app.maru.crypto.session;

/// What a person may want to know about how a message came.
public enum Notice {
  /// Nothing special.
  NONE,
  /// The other device began a new session although the old one worked: normal after it was
  /// restored, suspicious if frequent.
  SESSION_RESET,
  /// It came over a session that was replaced long ago: perhaps a clone of the other device.
  OLD_SESSION,
  /// One of the two persons has a newer device list than the other knew.
  NEW_DEVICE_LIST
}
