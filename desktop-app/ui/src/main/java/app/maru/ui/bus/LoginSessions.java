package app.maru.ui.bus;

import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.DBusMemberName;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.types.UInt32;

/// Who is logged in at this computer, as logind knows it.
@DBusInterfaceName("org.freedesktop.login1.Manager")
public interface LoginSessions extends DBusInterface {
  /// Where it is found.
  String NAME = "org.freedesktop.login1";

  /// The object that answers.
  String PATH = "/org/freedesktop/login1";

  /// The interface of one session.
  String SESSION = "org.freedesktop.login1.Session";

  /// The property of a session that says whether its screen is locked.
  String LOCKED = "LockedHint";

  /// The session a process belongs to.
  @DBusMemberName("GetSessionByPID")
  DBusPath ofProcess(UInt32 process);
}
