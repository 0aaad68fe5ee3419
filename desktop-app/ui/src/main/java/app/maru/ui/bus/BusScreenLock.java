package app.maru.ui.bus;

import app.maru.ui.attention.ScreenLock;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.matchrules.DBusMatchRuleBuilder;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/// Asks all who may know whether the screen is locked: the screen saver under its two names, and
/// logind. It is locked if one of them says so.
public final class BusScreenLock implements ScreenLock {
  private enum Source {
    SAVER,
    GNOME,
    LOGIN
  }

  private final Bus session;
  private final Bus system;
  private final long process;
  private final Set<Source> locked = EnumSet.noneOf(Source.class);
  private volatile Consumer<Boolean> told = _ -> {};

  /// @param session the bus of this session
  /// @param system the bus of the computer
  /// @param process the number of this process
  public BusScreenLock(Bus session, Bus system, long process) {
    this.session = session;
    this.system = system;
    this.process = process;
  }

  @Override
  public void watch(Consumer<Boolean> consumer) {
    told = consumer;
    session.always(this::saver);
    session.always(this::gnome);
    system.always(this::login);
  }

  private void saver(DBusConnection bus) throws DBusException {
    var _ = bus.addSigHandler(ScreenSaver.Changed.class, now -> heard(Source.SAVER, now.active));
    heard(
        Source.SAVER,
        bus.getRemoteObject(ScreenSaver.NAME, ScreenSaver.PATH, ScreenSaver.class).active());
  }

  private void gnome(DBusConnection bus) throws DBusException {
    var _ =
        bus.addSigHandler(GnomeScreenSaver.Changed.class, now -> heard(Source.GNOME, now.active));
    heard(
        Source.GNOME,
        bus.getRemoteObject(GnomeScreenSaver.NAME, GnomeScreenSaver.PATH, GnomeScreenSaver.class)
            .active());
  }

  private void login(DBusConnection bus) throws DBusException {
    String path =
        bus.getRemoteObject(LoginSessions.NAME, LoginSessions.PATH, LoginSessions.class)
            .ofProcess(new UInt32(process))
            .getPath();
    // Everybody on this bus tells of changes: only those of one object are wanted.
    var _ =
        bus.addSigHandler(
            DBusMatchRuleBuilder.create()
                .withType(Properties.PropertiesChanged.class)
                .withPath(path)
                .build(),
            this::loginChanged);
    Properties properties = bus.getRemoteObject(LoginSessions.NAME, path, Properties.class);
    heard(
        Source.LOGIN,
        Boolean.TRUE.equals(properties.<Object>Get(LoginSessions.SESSION, LoginSessions.LOCKED)));
  }

  private void loginChanged(Properties.PropertiesChanged changed) {
    Variant<?> now = changed.getPropertiesChanged().get(LoginSessions.LOCKED);
    if (now != null && changed.getInterfaceName().equals(LoginSessions.SESSION)) {
      heard(Source.LOGIN, Boolean.TRUE.equals(now.getValue()));
    }
  }

  private void heard(Source source, boolean now) {
    boolean any;
    synchronized (locked) {
      boolean before = !locked.isEmpty();
      if (now) {
        locked.add(source);
      } else {
        locked.remove(source);
      }
      any = !locked.isEmpty();
      if (any == before) {
        return;
      }
    }
    told.accept(any);
  }
}
