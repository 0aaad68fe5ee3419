package app.maru.messaging;

/// How things stand between this device and one of its relays.
public enum RelayState {
  /// On the way; nothing is known yet.
  CONNECTING,
  /// It keeps mail for this device and hands it over.
  CONNECTED,
  /// Nobody answers there now; tried again and again.
  UNREACHABLE,
  /// Somebody answers there with another key than the one this relay was added with: not trusted
  /// until a person adds it anew.
  KEY_CHANGED,
  /// It lets new devices in by invite only, and there was none or it is used up.
  INVITE_NEEDED,
  /// It takes no new devices, or does not take this one.
  CLOSED,
  /// Its operator has shut this person out.
  BLOCKED,
  /// It has no room for this device.
  FULL
}
