package app.maru.ui.bus;

import app.maru.ui.attention.Tray;
import java.util.List;
import java.util.function.Consumer;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBus;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.matchrules.DBusMatchRuleBuilder;

/// The tray of KDE, of the panels that speak as it does, and of GNOME where its users have added
/// one.
public final class BusTray implements Tray {
  private static final Face NOTHING = new Face("", false, false, List.of(), List.of());

  private final Bus bus;
  private final String name;
  private final TrayItem item = new TrayItem(NOTHING, this::chosen);
  private final TrayMenu menu = new TrayMenu(NOTHING, this::chosen);

  /// Whether the watcher of now knows us. Touched in the order of the bus.
  private boolean known;

  private volatile boolean there;
  private volatile Consumer<Boolean> told = _ -> {};
  private volatile Consumer<Act> wanted = _ -> {};

  /// @param bus of this session
  /// @param process the number of this process
  public BusTray(Bus bus, long process) {
    this.bus = bus;
    this.name = "org.kde.StatusNotifierItem-" + process + "-1";
  }

  private void chosen(Act act) {
    wanted.accept(act);
  }

  @Override
  public void watch(Consumer<Boolean> consumer, Consumer<Act> chosen) {
    told = consumer;
    wanted = chosen;
    bus.always(this::enter);
  }

  private void enter(DBusConnection connection) throws DBusException {
    known = false;
    connection.exportObject(StatusItem.PATH, item);
    connection.exportObject(Menu.PATH, menu);
    connection.requestBusName(name);
    // Of all names that come and go on this bus only the one of the tray matters.
    var _ =
        connection.addSigHandler(
            DBusMatchRuleBuilder.create()
                .withType(DBus.NameOwnerChanged.class)
                .withArg0123(0, StatusWatcher.NAME)
                .build(),
            (DBus.NameOwnerChanged _) ->
                bus.execute(again -> {
                  known = false;
                  look(again);
                }));
    var _ = connection.addSigHandler(StatusWatcher.HostCame.class, _ -> bus.execute(this::look));
    var _ = connection.addSigHandler(StatusWatcher.HostWent.class, _ -> bus.execute(this::look));
    look(connection);
  }

  private void look(DBusConnection connection) throws DBusException {
    DBus names =
        connection.getRemoteObject("org.freedesktop.DBus", "/org/freedesktop/DBus", DBus.class);
    boolean now = names.NameHasOwner(StatusWatcher.NAME) && isShown(connection);
    if (now && !known) {
      connection
          .getRemoteObject(StatusWatcher.NAME, StatusWatcher.PATH, StatusWatcher.class)
          .register(name);
      known = true;
    }
    if (there != now) {
      there = now;
      told.accept(now);
    }
  }

  private static boolean isShown(DBusConnection connection) throws DBusException {
    Properties watcher =
        connection.getRemoteObject(StatusWatcher.NAME, StatusWatcher.PATH, Properties.class);
    return Boolean.TRUE.equals(watcher.<Object>Get(StatusWatcher.NAME, StatusWatcher.SHOWN));
  }

  @Override
  public void show(Face face) {
    item.show(face);
    var revision = menu.show(face);
    bus.execute(connection -> {
      if (there) {
        connection.sendMessage(new StatusItem.NewIcon(StatusItem.PATH));
        connection.sendMessage(new StatusItem.NewToolTip(StatusItem.PATH));
        connection.sendMessage(new StatusItem.NewStatus(StatusItem.PATH, TrayItem.status(face)));
        connection.sendMessage(new Menu.Changed(Menu.PATH, revision, 0));
      }
    });
  }
}
