package app.maru.relay.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/// What an operator may ask, how much of it and for how long.
final class AdminLimitsTest {
  private static final String TOKEN = "0".repeat(64);
  private static final int MOST_BYTES = 8192;
  static final java.util.List<Command> COMMANDS = Command.ALL;

  @TempDir private Path folder;
  private Premises premises;
  private AdminServer server;

  @BeforeEach
  void open() throws Exception {
    premises = new Premises(folder.resolve("data"));
    server = AdminServer.open(0, TOKEN, premises.parts(), premises.background);
  }

  @AfterEach
  void close() throws Exception {
    server.close();
    premises.close();
  }

  /// The answer, with its head.
  private String ask(String line, String host, String body) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      String request =
          "%s HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\nContent-Length: %d\r\n"
              .formatted(line, host, TOKEN, body.length());
      socket
          .getOutputStream()
          .write((request + "Connection: close\r\n\r\n" + body).getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private String post(String command, String body) throws IOException {
    return ask("POST /admin/" + command, "127.0.0.1", body);
  }

  @Test
  void a_command_of_more_bytes_than_any_has_is_not_read() throws Exception {
    assertThat(post("stats", "x=" + "y".repeat(MOST_BYTES - 2)))
        .startsWith("HTTP/1.1 200")
        .contains("figures");
    assertThat(post("stats", "x=" + "y".repeat(MOST_BYTES - 1))).startsWith("HTTP/1.1 413");
  }

  @ParameterizedTest
  @CsvSource({
    "uses=10000&days=365, 200, maru://relay/",
    "uses=10001&days=365, 400, uses must be a number from 1 to 10000",
    "uses=10000&days=366, 400, days must be a number from 1 to 365",
    "uses=0&days=1, 400, uses must be a number from 1",
    "uses=1&days=soon, 400, days must be a number"
  })
  void an_invite_is_for_so_many_and_for_a_year_at_most(String fields, String code, String says)
      throws Exception {
    assertThat(post("invite-create", fields)).startsWith("HTTP/1.1 " + code).contains(says);
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, 200",
    "localhost:80, 200",
    "[::1]:80, 200",
    "relay.example.org, 421",
    "127.0.0.1.example.org, 421"
  })
  void who_comes_by_another_name_than_this_computers_is_sent_away(String host, String code)
      throws Exception {
    assertThat(ask("GET /health", host, "")).startsWith("HTTP/1.1 " + code);
  }

  @Test
  void commands_are_posted_and_only_those_there_are() throws Exception {
    assertThat(ask("GET /admin/stats", "localhost", "")).startsWith("HTTP/1.1 405");
    assertThat(post("restore", "")).as("only offline").startsWith("HTTP/1.1 404");
    assertThat(post("make-tea", "")).startsWith("HTTP/1.1 404");
  }

  @ParameterizedTest
  @FieldSource("COMMANDS")
  void what_copies_or_moves_all_there_is_may_take_hours_and_all_else_a_minute(Command command) {
    Map<String, Duration> slow =
        Map.of("backup", Duration.ofHours(6), "vacuum", Duration.ofHours(6));
    assertThat(command.patience())
        .isEqualTo(slow.getOrDefault(command.path(), Duration.ofMinutes(1)));
  }
}
