package app.maru.ui.bus;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.ui.attention.Tray;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.types.Variant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Over a real message bus; what is seen there is asked by the tool of GLib, which is not ours.
final class BusTrayTest {
  private static final Tray.Face FACE =
      new Tray.Face(
          "Maru: 3 unread",
          true,
          true,
          List.of("Open Maru", "Do not disturb", "Quit"),
          List.of(new Tray.Picture(1, new int[] {0xFF010203})));

  private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
  private final BlockingQueue<Boolean> there = new LinkedBlockingQueue<>();
  private final BlockingQueue<Tray.Act> chosen = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> registered = new LinkedBlockingQueue<>();

  @SuppressWarnings("NullAway.Init")
  private PrivateBus daemon;

  @SuppressWarnings("NullAway.Init")
  private Bus bus;

  @SuppressWarnings("NullAway.Init")
  private BusTray tray;

  private record Watcher(boolean shown, BlockingQueue<String> registered)
      implements StatusWatcher, Properties {
    @Override
    public void register(String owner) {
      registered.add(owner);
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public <A> A Get(String of, String name) {
      return (A) new Variant<>(shown);
    }

    @Override
    public <A> void Set(String of, String name, A value) {}

    @Override
    public Map<String, Variant<?>> GetAll(String of) {
      return Map.of();
    }

    @Override
    public String getObjectPath() {
      return PATH;
    }
  }

  @BeforeEach
  void open(@TempDir Path folder) throws Exception {
    daemon = PrivateBus.open(folder);
    bus = new Bus(daemon.address(), InstantSource.system(), background);
    tray = new BusTray(bus, 4711);
  }

  @AfterEach
  void close() {
    bus.close();
    background.close();
    daemon.close();
  }

  private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
    T next = queue.poll(20, TimeUnit.SECONDS);
    assertThat(next).isNotNull();
    return next;
  }

  /// What a process that is not ours gets from our sign.
  private String ask(String object, String method, String... arguments)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                "/usr/bin/gdbus",
                "call",
                "--address",
                daemon.address(),
                "--dest",
                "org.kde.StatusNotifierItem-4711-1",
                "--object-path",
                object,
                "--method",
                method,
                "--"));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String answer =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertThat(process.waitFor()).as(answer).isZero();
    return answer;
  }

  @Test
  void the_sign_and_its_menu_are_there_for_whoever_shows_them() throws Exception {
    try (DBusConnection desktop = daemon.connect()) {
      desktop.exportObject(StatusWatcher.PATH, new Watcher(true, registered));
      desktop.requestBusName(StatusWatcher.NAME);
      tray.show(FACE);
      tray.watch(there::add, chosen::add);
      assertThat(next(registered)).isEqualTo("org.kde.StatusNotifierItem-4711-1");
      assertThat(next(there)).isTrue();
      String properties = "org.freedesktop.DBus.Properties.";
      String all = ask(StatusItem.PATH, properties + "GetAll", StatusItem.INTERFACE);
      assertThat(all)
          .contains("'Status': <'NeedsAttention'>")
          .contains("'Menu': <objectpath '/MenuBar'>")
          .contains("'ToolTip': <('', @a(iiay) [], 'Maru: 3 unread', '')>")
          .contains("'IconPixmap': <[(1, 1, [byte 0xff, 0x01, 0x02, 0x03])]>");
      assertThat(ask(StatusItem.PATH, properties + "Get", StatusItem.INTERFACE, "Title"))
          .isEqualTo("(<'Maru'>,)");
      assertThat(ask(Menu.PATH, Menu.INTERFACE + ".GetLayout", "0", "-1", "[]"))
          .contains("'label': <'Open Maru'>")
          .contains("'label': <'Quit'>")
          .contains("'toggle-state': <1>");
      assertThat(ask(Menu.PATH, Menu.INTERFACE + ".GetGroupProperties", "[3]", "[]"))
          .isEqualTo("([(3, {'label': <'Quit'>})],)");
      ask(StatusItem.PATH, StatusItem.INTERFACE + ".Activate", "1", "2");
      ask(Menu.PATH, Menu.INTERFACE + ".Event", "2", "clicked", "<''>", "0");
      ask(Menu.PATH, Menu.INTERFACE + ".Event", "99", "clicked", "<''>", "0");
      ask(Menu.PATH, Menu.INTERFACE + ".EventGroup", "[(3, 'clicked', <''>, 0)]");
      assertThat(next(chosen)).isEqualTo(Tray.Act.OPEN);
      assertThat(next(chosen)).isEqualTo(Tray.Act.QUIET);
      assertThat(next(chosen)).isEqualTo(Tray.Act.QUIT);
    }
    assertThat(next(there)).as("the desktop's tray is gone").isFalse();
  }

  @Test
  void a_tray_that_nobody_shows_is_none_and_one_that_comes_later_is_used() throws Exception {
    try (DBusConnection first = daemon.connect()) {
      first.exportObject(StatusWatcher.PATH, new Watcher(false, registered));
      first.requestBusName(StatusWatcher.NAME);
      tray.watch(there::add, chosen::add);
      tray.show(FACE);
      first.releaseBusName(StatusWatcher.NAME);
      try (DBusConnection second = daemon.connect()) {
        second.exportObject(StatusWatcher.PATH, new Watcher(true, registered));
        second.requestBusName(StatusWatcher.NAME);
        assertThat(next(there)).isTrue();
        assertThat(next(registered)).isNotEmpty();
      }
    }
    assertThat(registered).isEmpty();
  }
}
