package app.maru.messaging;

/// What can go wrong while running, each with a plain sentence on the screen.
public enum FaultReason {
  /// No usable network interface.
  NO_INTERFACE,
  /// The wanted port was taken; another is used.
  PORT_TAKEN,
  /// Nobody can connect to this device.
  CANT_LISTEN,
  /// The disk is full: nothing new can be stored.
  DISK_FULL,
  /// The database refuses to write.
  STORE_BROKEN,
  /// A contact's secure session had to be made anew.
  SESSION_RESET,
  /// What was wrong with the network is well again.
  NETWORK_WELL
}
