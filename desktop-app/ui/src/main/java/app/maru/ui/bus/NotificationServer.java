package app.maru.ui.bus;

import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.DBusMemberName;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/// Whoever shows notifications on this desktop: the Desktop Notifications Specification, version
/// 1.2.
@DBusInterfaceName("org.freedesktop.Notifications")
public interface NotificationServer extends DBusInterface {
  /// Where it is found.
  String NAME = "org.freedesktop.Notifications";

  /// The object that answers.
  String PATH = "/org/freedesktop/Notifications";

  /// What the server can do, in its words.
  @DBusMemberName("GetCapabilities")
  List<String> capabilities();

  /// Shows something.
  ///
  /// @param replaces the number of what it takes the place of, or 0
  /// @param actions names and what each is called, by turns; `default` is a click
  /// @param expires milliseconds, or -1 as the server likes
  /// @return its number
  @DBusMemberName("Notify")
  UInt32 show(
      String app,
      UInt32 replaces,
      String icon,
      String title,
      String body,
      List<String> actions,
      Map<String, Variant<?>> hints,
      int expires);

  /// Takes it away.
  @DBusMemberName("CloseNotification")
  void withdraw(UInt32 number);

  /// The person has chosen one of its actions.
  @DBusMemberName("ActionInvoked")
  final class Chosen extends DBusSignal {
    /// Its number.
    public final UInt32 number;

    /// The action's name.
    public final String action;

    /// As it is told.
    public Chosen(String path, UInt32 number, String action) throws DBusException {
      super(path, number, action);
      this.number = number;
      this.action = action;
    }
  }

  /// It is not shown any more.
  @DBusMemberName("NotificationClosed")
  final class Closed extends DBusSignal {
    /// Its number.
    public final UInt32 number;

    /// Why.
    public final UInt32 reason;

    /// As it is told.
    public Closed(String path, UInt32 number, UInt32 reason) throws DBusException {
      super(path, number, reason);
      this.number = number;
      this.reason = reason;
    }
  }
}
