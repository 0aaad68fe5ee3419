package app.maru.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Other users of the computer at the port of health and figures.
final class AdminSocketTest {
  private static final int MOST = 32;
  private static final int NO_LONGER_MS = 8_000;
  private static final String HEALTH = "GET /health HTTP/1.1\r\nHost: localhost\r\n";

  @TempDir private Path folder;
  private int port;

  private Socket says(String text) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(NO_LONGER_MS);
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  /// What it hears until its connection is ended.
  private static String hears(Socket socket) throws IOException {
    try {
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    } catch (SocketException ended) {
      return "";
    }
  }

  private String health() throws IOException {
    try (Socket asks = says(HEALTH + "Connection: close\r\n\r\n")) {
      return hears(asks);
    } catch (SocketException ended) {
      return "";
    }
  }

  private RelayProcess start() throws IOException {
    // Two seconds instead of ten.
    return RelayProcess.start(
        Map.of(
            "MARU_RELAY_HOST",
            "127.0.0.1",
            "MARU_RELAY_DISCOVERY",
            "off",
            "JAVA_TOOL_OPTIONS",
            "-Dsun.net.httpserver.maxReqTime=2 -Dsun.net.httpserver.idleInterval=2"),
        "--data",
        folder.toString(),
        "--port",
        "0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", HEALTH})
  void who_takes_all_connections_and_asks_nothing_more_has_them_for_seconds(String says)
      throws Exception {
    try (RelayProcess relay = start()) {
      relay.link();
      port = Integer.parseInt(Files.readString(folder.resolve("admin.port")));
      assertThat(health()).contains("200 OK");
      List<Socket> flood = new ArrayList<>();
      for (int i = 0; i < MOST; i++) {
        flood.add(says(says));
      }
      assertThat(health()).as("one more than are served").isEmpty();
      for (Socket each : flood) {
        var _ = hears(each);
        each.close();
      }
      assertThat(health()).contains("200 OK");
    }
  }

  @Test
  void who_was_answered_has_no_connection_any_more() throws Exception {
    try (RelayProcess relay = start()) {
      relay.link();
      port = Integer.parseInt(Files.readString(folder.resolve("admin.port")));
      List<Socket> flood = new ArrayList<>();
      for (int i = 0; i < MOST; i++) {
        flood.add(says(HEALTH + "\r\n"));
      }
      for (Socket each : flood) {
        assertThat(hears(each)).contains("200 OK");
      }
      assertThat(health()).contains("200 OK");
      for (Socket each : flood) {
        each.close();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/health", "/metrics"})
  void who_goes_on_asking_and_never_reads_is_answered_once(String path) throws Exception {
    byte[] questions =
        "GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n"
            .formatted(path)
            .repeat(100)
            .getBytes(StandardCharsets.US_ASCII);
    try (RelayProcess relay = start();
        ExecutorService asking = Executors.newVirtualThreadPerTaskExecutor()) {
      relay.link();
      port = Integer.parseInt(Files.readString(folder.resolve("admin.port")));
      List<Socket> flood = new ArrayList<>();
      List<Future<Boolean>> ends = new ArrayList<>();
      for (int i = 0; i < MOST; i++) {
        Socket deaf = new Socket();
        deaf.setReceiveBufferSize(1);
        deaf.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        flood.add(deaf);
        ends.add(asking.submit(() -> asksUntilItIsEnded(deaf, questions)));
      }
      try {
        for (Future<Boolean> end : ends) {
          assertThat(end.get(NO_LONGER_MS, TimeUnit.MILLISECONDS)).isTrue();
        }
        assertThat(health()).contains("200 OK");
      } finally {
        for (Socket each : flood) {
          each.close();
        }
      }
    }
  }

  private static boolean asksUntilItIsEnded(Socket socket, byte[] questions) throws IOException {
    OutputStream out = socket.getOutputStream();
    try {
      while (true) {
        out.write(questions);
      }
    } catch (SocketException ended) {
      return true;
    }
  }

  @Test
  void seconds_are_nine_and_one_until_that_is_looked_at() {
    assertThat(Main.ADMIN_LIMITS)
        .containsEntry("jdk.httpserver.maxConnections", String.valueOf(MOST))
        .containsEntry("sun.net.httpserver.maxReqTime", "9")
        .containsEntry("sun.net.httpserver.idleInterval", "9")
        .containsEntry("sun.net.httpserver.timerMillis", "1000")
        .containsEntry("sun.net.httpserver.clockTick", "1000");
  }
}
