package app.maru.ui.bus;

import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.DBusMemberName;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.messages.DBusSignal;

/// Whoever covers the screen when nobody is there.
@DBusInterfaceName("org.freedesktop.ScreenSaver")
public interface ScreenSaver extends DBusInterface {
  /// Where it is found.
  String NAME = "org.freedesktop.ScreenSaver";

  /// The object that answers.
  String PATH = "/org/freedesktop/ScreenSaver";

  /// Whether the screen is covered now.
  @DBusMemberName("GetActive")
  boolean active();

  /// The screen is covered, or not any more.
  @DBusMemberName("ActiveChanged")
  final class Changed extends DBusSignal {
    /// Which of the two.
    public final boolean active;

    /// As it is told.
    public Changed(String path, boolean active) throws DBusException {
      super(path, active);
      this.active = active;
    }
  }
}
