package app.maru.ui.bus;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/// A notification server that tells the test what it was asked.
public final class StubServer implements NotificationServer {
  public final BlockingQueue<String> asked = new LinkedBlockingQueue<>();
  private final List<String> capabilities = new ArrayList<>(List.of("actions", "body"));
  private final DBusConnection connection;
  private long last = 6;

  StubServer(DBusConnection connection, String... more) throws DBusException {
    this.connection = connection;
    capabilities.addAll(List.of(more));
    connection.exportObject(NotificationServer.PATH, this);
    connection.requestBusName(NotificationServer.NAME);
  }

  @Override
  public List<String> capabilities() {
    return List.copyOf(capabilities);
  }

  @Override
  public UInt32 show(
      String app,
      UInt32 replaces,
      String icon,
      String title,
      String body,
      List<String> actions,
      Map<String, Variant<?>> hints,
      int expires) {
    UInt32 number = replaces.longValue() == 0 ? new UInt32(++last) : replaces;
    Variant<?> category = Objects.requireNonNull(hints.get("category"), "category");
    asked.add(
        "%s %s %s | %s | %s | %s %s"
            .formatted(replaces, app, icon, title, body, actions, category.getValue()));
    return number;
  }

  @Override
  public void withdraw(UInt32 number) {
    asked.add("withdraw " + number);
  }

  void choose(long number, String action) throws DBusException {
    connection.sendMessage(new Chosen(PATH, new UInt32(number), action));
  }

  void dismiss(long number) throws DBusException {
    connection.sendMessage(new Closed(PATH, new UInt32(number), new UInt32(2)));
  }

  @Override
  public String getObjectPath() {
    return PATH;
  }

  @Override
  public boolean isRemote() {
    return false;
  }
}
