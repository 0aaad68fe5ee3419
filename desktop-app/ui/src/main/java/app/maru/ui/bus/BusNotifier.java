package app.maru.ui.bus;

import app.maru.messaging.ConversationId;
import app.maru.ui.attention.Notification;
import app.maru.ui.attention.Notifier;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/// Notifications as the desktops of Linux show them.
public final class BusNotifier implements Notifier {
  private static final String CLICK = "default";
  private static final UInt32 NEW = new UInt32(0);
  private static final int AS_THE_SERVER_LIKES = -1;

  /// The name of the program's menu entry and of its icon, where it was installed.
  private static final String ENTRY = "app.maru";

  private static final String ICON = "maru";

  private final Bus bus;

  /// The numbers of what is shown, by what it is about. Touched in the order of the bus.
  private final Map<Optional<ConversationId>, UInt32> numbers = new HashMap<>();

  private volatile Consumer<Optional<ConversationId>> told = _ -> {};

  /// @param bus of this session
  public BusNotifier(Bus bus) {
    this.bus = bus;
    bus.always(this::listen);
  }

  private void listen(DBusConnection connection) throws DBusException {
    numbers.clear();
    var _ = connection.addSigHandler(NotificationServer.Chosen.class, this::chosen);
    var _ =
        connection.addSigHandler(
            NotificationServer.Closed.class,
            closed -> bus.execute(_ -> numbers.values().remove(closed.number)));
  }

  private void chosen(NotificationServer.Chosen choice) {
    if (choice.action.equals(CLICK)) {
      bus.execute(_ ->
          numbers.entrySet().stream()
              .filter(shown -> shown.getValue().equals(choice.number))
              .map(Map.Entry::getKey)
              .findFirst()
              .ifPresent(told));
    }
  }

  @Override
  public void clicked(Consumer<Optional<ConversationId>> consumer) {
    told = consumer;
  }

  @Override
  public void show(Notification notification) {
    bus.execute(connection -> {
      NotificationServer server = server(connection);
      UInt32 number =
          server.show(
              "Maru",
              numbers.getOrDefault(notification.about(), NEW),
              ICON,
              notification.title(),
              body(server, notification.body()),
              List.of(CLICK, notification.open()),
              Map.of(
                  "desktop-entry", new Variant<>(ENTRY),
                  "category", new Variant<>("im.received"),
                  "suppress-sound", new Variant<>(true)),
              AS_THE_SERVER_LIKES);
      numbers.put(notification.about(), number);
    });
  }

  /// Servers that know markup would take what somebody wrote for it.
  private static String body(NotificationServer server, String words) {
    return server.capabilities().contains("body-markup")
        ? words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        : words;
  }

  @Override
  public void withdraw(Optional<ConversationId> about) {
    bus.execute(connection -> {
      UInt32 number = numbers.remove(about);
      if (number != null) {
        server(connection).withdraw(number);
      }
    });
  }

  private static NotificationServer server(DBusConnection connection) throws DBusException {
    return connection.getRemoteObject(
        NotificationServer.NAME, NotificationServer.PATH, NotificationServer.class);
  }

  @Override
  public void close() {
    bus.execute(connection -> {
      NotificationServer server = server(connection);
      numbers.values().forEach(server::withdraw);
      numbers.clear();
    });
  }
}
