package app.maru.ui.bus;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.Thread.UncaughtExceptionHandler;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.NotConnected;
import org.testfx.util.WaitForAsyncUtils;

/// A real message bus that belongs to one test; tests are skipped where there is no `dbus-daemon`.
public final class PrivateBus implements AutoCloseable {
  private static final Path DAEMON = Path.of("/usr/bin/dbus-daemon");

  static {
    forgiveLateAnswers();
  }

  private final Process daemon;
  private final String address;

  private PrivateBus(Process daemon, String address) {
    this.daemon = daemon;
    this.address = address;
  }

  /// A call that is being answered when its connection ends can't be answered any more. That ends a
  /// thread of the bus's library, for which TestFX would blame whatever test comes next.
  private static void forgiveLateAnswers() {
    // From now on its handler is in place, if it ever is.
    boolean _ = WaitForAsyncUtils.autoCheckException;
    UncaughtExceptionHandler usual = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
      if (usual != null && !(failure instanceof NotConnected)) {
        usual.uncaughtException(thread, failure);
      }
    });
  }

  /// Starts one whose socket lies in `folder`.
  public static PrivateBus open(Path folder) throws IOException {
    assumeThat(Files.isExecutable(DAEMON)).as("dbus-daemon is installed").isTrue();
    Process daemon =
        new ProcessBuilder(
                DAEMON.toString(),
                "--session",
                "--nofork",
                "--print-address",
                "--address=unix:path=" + folder.resolve("bus"))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    BufferedReader reader = daemon.inputReader(StandardCharsets.UTF_8);
    String address = reader.readLine();
    assumeThat(address).isNotNull();
    return new PrivateBus(daemon, address == null ? "" : address);
  }

  public String address() {
    return address;
  }

  /// A connection of somebody else.
  public DBusConnection connect() throws DBusException {
    return DBusConnectionBuilder.forAddress(address).withShared(false).build();
  }

  @Override
  public void close() {
    daemon.destroy();
    daemon.onExit().join();
  }
}
