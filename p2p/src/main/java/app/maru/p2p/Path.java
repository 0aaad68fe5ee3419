package app.maru.p2p;

/// The way an envelope travelled.
public enum Path {
  /// Straight to the device over the LAN.
  DIRECT,
  /// Through a relay.
  RELAY
}
