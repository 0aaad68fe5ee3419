package app.maru.messaging;

/// How the next message of a conversation would travel.
public enum Route {
  /// Straight to the person's device.
  DIRECT,
  /// Through a relay.
  RELAY,
  /// Nobody to hand it to now: it waits here, encrypted.
  WAITING,
  /// Nowhere: a note to myself stays on this device.
  HERE
}
