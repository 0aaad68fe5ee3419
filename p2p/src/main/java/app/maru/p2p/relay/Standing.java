package app.maru.p2p.relay;

import app.maru.p2p.wire.RelayFrame.DenialReason;

/// How things stand with one of my own relays.
public enum Standing {
  /// On the way.
  CONNECTING,
  /// It has let my device in.
  CONNECTED,
  /// Nobody answers, or not in time.
  UNREACHABLE,
  /// Somebody proved another key there than the relay's.
  KEY_CHANGED,
  /// It wants an invite.
  INVITE_NEEDED,
  /// It does not take this device.
  CLOSED,
  /// Its operator has shut this person out.
  BLOCKED,
  /// It has no room.
  FULL;

  /// Whether the relay has said that it keeps nothing for this device.
  boolean hasNoMailbox() {
    return switch (this) {
      case INVITE_NEEDED, CLOSED, BLOCKED, FULL -> true;
      case CONNECTING, CONNECTED, UNREACHABLE, KEY_CHANGED -> false;
    };
  }

  static Standing of(DenialReason reason) {
    return switch (reason) {
      case INVITE_NEEDED -> INVITE_NEEDED;
      case CLOSED, NOT_LISTED -> CLOSED;
      case BLOCKED -> BLOCKED;
      case FULL -> FULL;
      case TOO_MANY, UNAVAILABLE -> UNREACHABLE;
    };
  }
}
