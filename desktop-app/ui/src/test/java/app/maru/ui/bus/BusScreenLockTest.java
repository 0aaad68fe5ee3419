package app.maru.ui.bus;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.DBusMemberName;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Over a real message bus, which stands for that of the session and that of the computer.
final class BusScreenLockTest {
  private static final String OBJECT = "/org/freedesktop/login1/session/_32";

  private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
  private final BlockingQueue<Boolean> told = new LinkedBlockingQueue<>();

  @SuppressWarnings("NullAway.Init")
  private PrivateBus daemon;

  @SuppressWarnings("NullAway.Init")
  private Bus bus;

  private record Saver(boolean covered, BlockingQueue<String> asked) implements ScreenSaver {
    @Override
    public boolean active() {
      asked.add("active");
      return covered;
    }

    @Override
    public String getObjectPath() {
      return PATH;
    }
  }

  private record Gnome(BlockingQueue<String> asked) implements GnomeScreenSaver {
    @Override
    public boolean active() {
      asked.add("gnome");
      return false;
    }

    @Override
    public String getObjectPath() {
      return PATH;
    }
  }

  /// The library answers for properties only where there is something else, too.
  @DBusInterfaceName("org.freedesktop.login1.Session")
  public interface SomeSession extends DBusInterface {
    @DBusMemberName("Lock")
    void lock();
  }

  private record Login(BlockingQueue<String> asked) implements LoginSessions {
    @Override
    public DBusPath ofProcess(UInt32 process) {
      asked.add("process " + process);
      return new DBusPath(OBJECT);
    }

    @Override
    public String getObjectPath() {
      return PATH;
    }
  }

  private record Session(boolean locked, BlockingQueue<String> asked)
      implements SomeSession, Properties {
    @Override
    public void lock() {}

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public <A> A Get(String of, String name) {
      asked.add(name);
      return (A) (Object) locked;
    }

    @Override
    public <A> void Set(String of, String name, A value) {}

    @Override
    public Map<String, Variant<?>> GetAll(String of) {
      return Map.of();
    }

    @Override
    public String getObjectPath() {
      return OBJECT;
    }
  }

  @BeforeEach
  void open(@TempDir Path folder) throws Exception {
    daemon = PrivateBus.open(folder);
    bus = new Bus(daemon.address(), InstantSource.system(), background);
  }

  @AfterEach
  void close() {
    bus.close();
    background.close();
    daemon.close();
  }

  private void watch() {
    new BusScreenLock(bus, bus, 4711).watch(told::add);
  }

  private Boolean next() throws InterruptedException {
    Boolean next = told.poll(20, TimeUnit.SECONDS);
    assertThat(next).isNotNull();
    return next;
  }

  @Test
  void a_screen_that_is_covered_already_is_told_soon_and_when_it_is_not_any_more()
      throws Exception {
    try (DBusConnection desktop = daemon.connect()) {
      BlockingQueue<String> asked = new LinkedBlockingQueue<>();
      desktop.exportObject(ScreenSaver.PATH, new Saver(true, asked));
      desktop.exportObject(GnomeScreenSaver.PATH, new Gnome(asked));
      desktop.requestBusName(ScreenSaver.NAME);
      desktop.requestBusName(GnomeScreenSaver.NAME);
      watch();
      assertThat(next()).isTrue();
      assertThat(asked.poll(20, TimeUnit.SECONDS)).isEqualTo("active");
      assertThat(asked.poll(20, TimeUnit.SECONDS)).isEqualTo("gnome");
      desktop.sendMessage(new ScreenSaver.Changed(ScreenSaver.PATH, false));
      assertThat(next()).isFalse();
      desktop.sendMessage(new GnomeScreenSaver.Changed(GnomeScreenSaver.PATH, true));
      assertThat(next()).isTrue();
      desktop.sendMessage(new GnomeScreenSaver.Changed(GnomeScreenSaver.PATH, false));
      assertThat(next()).isFalse();
    }
  }

  @Test
  void logind_knows_of_the_session_of_this_process_and_others_do_not_matter() throws Exception {
    try (DBusConnection desktop = daemon.connect()) {
      BlockingQueue<String> asked = new LinkedBlockingQueue<>();
      desktop.exportObject(LoginSessions.PATH, new Login(asked));
      desktop.exportObject(OBJECT, new Session(false, asked));
      desktop.requestBusName(LoginSessions.NAME);
      watch();
      assertThat(asked.poll(20, TimeUnit.SECONDS)).isEqualTo("process 4711");
      assertThat(asked.poll(20, TimeUnit.SECONDS)).isEqualTo("LockedHint");
      desktop.sendMessage(changed("/org/freedesktop/login1/session/_33", true));
      desktop.sendMessage(changed(OBJECT, true));
      desktop.sendMessage(changed(OBJECT, false));
      assertThat(next()).isTrue();
      assertThat(next()).isFalse();
      assertThat(told).isEmpty();
    }
  }

  private static Properties.PropertiesChanged changed(String path, boolean locked)
      throws Exception {
    return new Properties.PropertiesChanged(
        path,
        LoginSessions.SESSION,
        Map.of(LoginSessions.LOCKED, new Variant<>(locked)),
        List.of());
  }
}
