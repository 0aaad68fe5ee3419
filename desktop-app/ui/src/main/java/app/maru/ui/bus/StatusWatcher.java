package app.maru.ui.bus;

import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.DBusMemberName;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.messages.DBusSignal;

/// Who knows all signs of the tray, and whether anybody shows them.
@DBusInterfaceName("org.kde.StatusNotifierWatcher")
public interface StatusWatcher extends DBusInterface {
  /// Where it is found; also the name of the interface.
  String NAME = "org.kde.StatusNotifierWatcher";

  /// The object that answers.
  String PATH = "/StatusNotifierWatcher";

  /// The property that says whether somebody shows them.
  String SHOWN = "IsStatusNotifierHostRegistered";

  /// There is one more.
  ///
  /// @param owner its owner's name on the bus
  @DBusMemberName("RegisterStatusNotifierItem")
  void register(String owner);

  /// Somebody shows them from now on.
  @DBusMemberName("StatusNotifierHostRegistered")
  final class HostCame extends DBusSignal {
    /// As it is told.
    public HostCame(String path) throws DBusException {
      super(path);
    }
  }

  /// Somebody does not show them any more.
  @DBusMemberName("StatusNotifierHostUnregistered")
  final class HostWent extends DBusSignal {
    /// As it is told.
    public HostWent(String path) throws DBusException {
      super(path);
    }
  }
}
