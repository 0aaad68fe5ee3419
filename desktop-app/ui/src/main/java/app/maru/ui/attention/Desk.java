package app.maru.ui.attention;

/// What the system around the window offers.
///
/// @param notifier shows notifications
/// @param lock knows whether the screen is locked
/// @param sounds makes what can be heard
/// @param alarm says when a time is over
/// @param tray has room for a sign
/// @param login starts programs when the person logs in
public record Desk(
    Notifier notifier, ScreenLock lock, Sounds sounds, Alarm alarm, Tray tray, LoginStart login) {
  /// A system that offers nothing.
  public static final Desk BARE =
      new Desk(
          Notifier.NONE,
          ScreenLock.UNKNOWN,
          Sounds.NONE,
          Alarm.NEVER,
          Tray.NONE,
          LoginStart.IMPOSSIBLE);
}
