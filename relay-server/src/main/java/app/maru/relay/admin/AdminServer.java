package app.maru.relay.admin;

import app.maru.relay.admin.AdminException.Reason;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Health, figures and commands over HTTP, on the loopback interface alone.
///
/// Commands need the token from a file that only the relay's user can read. Names of hosts other
/// than this computer's are refused, so that no web page can reach it through a name of its own.
public final class AdminServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AdminServer.class);

  /// A command and its few fields.
  private static final int MAX_BODY_BYTES = 8192;

  /// A loop that is busy for longer serves nobody well.
  private static final long HEALTHY_WITHIN_SECONDS = 5;

  private static final Set<String> OWN_NAMES = Set.of("127.0.0.1", "localhost", "[::1]");
  private static final String BEARER = "Bearer ";

  private final HttpServer server;
  private final AdminParts parts;
  private final Answers answers;
  private final Lately<Boolean> health;
  private final Lately<Answer> ready;
  private final Lately<Answer> metrics;
  private final byte[] token;

  private AdminServer(HttpServer server, AdminParts parts, String token) {
    this.server = server;
    this.parts = parts;
    this.answers = new Answers(parts);
    Readiness readiness = Readiness.of(parts);
    this.health = new Lately<>(parts.loop()::nanoTime, this::loopAnswers);
    this.ready = new Lately<>(parts.loop()::nanoTime, () -> ready(readiness));
    this.metrics = new Lately<>(parts.loop()::nanoTime, this::metrics);
    this.token = token.getBytes(StandardCharsets.UTF_8);
  }

  /// Serves from now on.
  ///
  /// @param port 0 for any
  /// @param background runs what blocks
  /// @throws IOException if the port is taken
  public static AdminServer open(int port, String token, AdminParts parts, Executor background)
      throws IOException {
    HttpServer http =
        HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 0);
    AdminServer server = new AdminServer(http, parts, token);
    http.setExecutor(background);
    http.createContext("/", server::serve);
    http.start();
    return server;
  }

  /// Where it listens.
  public int port() {
    return server.getAddress().getPort();
  }

  private void serve(HttpExchange exchange) {
    try (exchange) {
      Answer answer = answer(exchange);
      byte[] body = answer.text().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
      exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
      // Whoever asks on and never reads what is answered would hold a thread and a connection.
      exchange.getResponseHeaders().set("Connection", "close");
      exchange.sendResponseHeaders(answer.status(), body.length);
      exchange.getResponseBody().write(body);
    } catch (IOException e) {
      LOG.debug("a request was not answered");
    }
  }

  private record Answer(int status, String text) {}

  private static final Answer BUSY = new Answer(503, "busy\n");

  private Answer answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    boolean get = exchange.getRequestMethod().equals("GET");
    if (!isOwnName(exchange.getRequestHeaders().getFirst("Host"))) {
      return new Answer(421, "not here\n");
    }
    if (get && path.equals("/health")) {
      return health.get() ? new Answer(200, "ok\n") : BUSY;
    }
    if (get && path.equals("/ready")) {
      return health.get() ? ready.get() : BUSY;
    }
    if (get && path.equals("/metrics")) {
      return health.get() ? metrics.get() : BUSY;
    }
    if (!path.startsWith("/admin/")) {
      return new Answer(404, "nothing here\n");
    }
    if (!isOperator(exchange)) {
      return new Answer(401, "the token in admin.token is needed\n");
    }
    return exchange.getRequestMethod().equals("POST")
        ? command(exchange, path)
        : new Answer(405, "post it\n");
  }

  private Answer metrics() {
    try {
      return new Answer(200, parts.metrics().get());
    } catch (IllegalStateException e) {
      return BUSY;
    }
  }

  private static Answer ready(Readiness readiness) {
    return readiness
        .obstacle()
        .map(obstacle -> new Answer(503, obstacle + "\n"))
        .orElse(new Answer(200, "ok\n"));
  }

  private Answer command(HttpExchange exchange, String path) throws IOException {
    for (Command command : Command.ALL) {
      if (!command.offline() && command.url().equals(path)) {
        byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES + 1);
        if (body.length > MAX_BODY_BYTES) {
          return new Answer(413, "too much\n");
        }
        return run(command, new String(body, StandardCharsets.UTF_8));
      }
    }
    return new Answer(404, "there is no such command\n");
  }

  private Answer run(Command command, String body) {
    try {
      return new Answer(200, answers.to(command.path(), fields(body)) + "\n");
    } catch (AdminException e) {
      return new Answer(e.reason() == Reason.WRONG ? 400 : 500, e.sentence() + "\n");
    } catch (RuntimeException e) {
      LOG.error("a command failed", e);
      return new Answer(500, "failed, see the log\n");
    }
  }

  private static Map<String, String> fields(String body) throws AdminException {
    Map<String, String> fields = new HashMap<>();
    for (String field : body.split("&", -1)) {
      int equals = field.indexOf('=');
      if (equals > 0) {
        try {
          fields.put(
              field.substring(0, equals),
              URLDecoder.decode(field.substring(equals + 1), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
          throw new AdminException(Reason.WRONG, "not a form");
        }
      }
    }
    return fields;
  }

  private static boolean isOwnName(@Nullable String host) {
    if (host == null) {
      return false;
    }
    int colon = host.lastIndexOf(':');
    boolean hasPort = colon > host.lastIndexOf(']');
    return OWN_NAMES.contains(hasPort ? host.substring(0, colon) : host);
  }

  private boolean isOperator(HttpExchange exchange) {
    String given = exchange.getRequestHeaders().getFirst("Authorization");
    return given != null
        && given.startsWith(BEARER)
        && MessageDigest.isEqual(
            given.substring(BEARER.length()).getBytes(StandardCharsets.UTF_8), token);
  }

  private boolean loopAnswers() {
    CompletableFuture<Boolean> answer = new CompletableFuture<>();
    parts.loop().execute(() -> answer.complete(true));
    try {
      return answer.get(HEALTHY_WITHIN_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
