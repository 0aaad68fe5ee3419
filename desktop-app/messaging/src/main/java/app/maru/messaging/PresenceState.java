package app.maru.messaging;

/// Whether somebody sits at their computer, as far as they tell.
public enum PresenceState {
  /// They don't tell, or are not nearby.
  UNKNOWN,
  /// They are there.
  ONLINE,
  /// Their computer is on, but nobody has touched it for a while.
  AWAY
}
