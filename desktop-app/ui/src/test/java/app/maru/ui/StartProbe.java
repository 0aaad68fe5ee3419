package app.maru.ui;

import app.maru.ui.control.Ancestors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.scene.input.KeyCode;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// Starts Maru as a person does, looks around a little, and says what the system knows of its
/// sockets then.
final class StartProbe {
  private static final long PATIENCE_SECONDS = 60;
  private static final List<String> TABLES = List.of("tcp", "tcp6", "udp", "udp6", "raw", "raw6");

  /// What is counted when something is sent, also to nowhere, and when a connection is begun.
  private static final List<String> COUNTED =
      List.of("Ip.OutRequests", "Ip.OutNoRoutes", "Tcp.ActiveOpens", "Udp.OutDatagrams");

  /// What it says begins with this, whatever else is written there.
  private static final String SAID = "probe ";

  private final FxRobot robot = new FxRobot();

  /// Starts Maru, looks around and tells.
  ///
  /// @param arguments as for Maru itself
  public static void main(String[] arguments) throws Exception {
    CompletableFuture<Void> _ = CompletableFuture.runAsync(() -> Launcher.main(arguments));
    StartProbe probe = new StartProbe();
    if (List.of(arguments).contains("--demo")) {
      probe.lookAround();
    } else {
      probe.begin();
    }
    for (String line : sockets()) {
      System.out.println(SAID + line);
    }
    System.out.println(SAID + "all");
    System.out.flush();
    Platform.exit();
  }

  /// What it said, of a line that may be somebody else's.
  static Optional<String> said(String line) {
    return Optional.of(line)
        .filter(one -> one.startsWith(SAID))
        .map(one -> one.substring(SAID.length()));
  }

  private void lookAround() throws TimeoutException {
    await(".chat-list");
    robot.clickOn("Mina Kim");
    await(".composer-area");
    robot.write("Is anybody there?").type(KeyCode.ENTER);
    await("Is anybody there?");
    robot.clickOn(".add-person");
    await(".card-field");
    robot.write("192.168.0.30:24816").type(KeyCode.ENTER);
    await("Found");
    robot.clickOn(".open-settings");
    await(".setting");
  }

  private void begin() throws TimeoutException {
    await(".start-field");
    robot.write("Ann").type(KeyCode.ENTER);
    await(".chat-list");
  }

  private void await(String query) throws TimeoutException {
    WaitForAsyncUtils.waitFor(
        PATIENCE_SECONDS,
        TimeUnit.SECONDS,
        () -> robot.lookup(query).queryAll().stream().anyMatch(Ancestors::isShown));
    WaitForAsyncUtils.waitForFxEvents();
  }

  /// One line for each socket, and for each count that is not 0.
  private static List<String> sockets() throws IOException {
    List<String> found = new ArrayList<>();
    for (String table : TABLES) {
      Path file = Path.of("/proc/self/net", table);
      if (Files.exists(file)) {
        Files.readAllLines(file).stream()
            .skip(1)
            .map(line -> "socket " + table + line)
            .forEach(found::add);
      }
    }
    List<String> counts = Files.readAllLines(Path.of("/proc/self/net/snmp"));
    for (int at = 0; at + 1 < counts.size(); at += 2) {
      String[] names = counts.get(at).split(" ", -1);
      String[] values = counts.get(at + 1).split(" ", -1);
      for (int each = 1; each < names.length; each++) {
        String name = names[0].replace(":", ".") + names[each];
        if (COUNTED.contains(name) && !values[each].equals("0")) {
          found.add("count " + name + " " + values[each]);
        }
      }
    }
    return found;
  }
}
