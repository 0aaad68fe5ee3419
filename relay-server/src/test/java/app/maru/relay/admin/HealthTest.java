package app.maru.relay.admin;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.p2p.net.Loop;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A relay whose loop is stuck says that it is not well, and when it is well again.
final class HealthTest {
  /// Supervisors give up in the end, too.
  private static final int PATIENCE_MILLIS = 30_000;

  private static final String BUSY = "503 busy";

  @TempDir private Path folder;
  private Premises premises;
  private SomeLoop loop;
  private AdminServer server;

  @BeforeEach
  void open() throws Exception {
    premises = new Premises(folder.resolve("data"));
    AdminParts usual = premises.parts();
    loop = new SomeLoop(usual.loop());
    AdminParts parts =
        new AdminParts(
            usual.folder(),
            loop,
            usual.operator(),
            usual.mailboxes(),
            usual.link(),
            usual.statistics(),
            () -> "figures");
    server = AdminServer.open(0, "0".repeat(64), parts, premises.background);
  }

  @AfterEach
  void close() {
    server.close();
    premises.close();
  }

  private String answer(String path) throws IOException {
    URI uri = URI.create("http://127.0.0.1:" + server.port() + path);
    HttpURLConnection request = (HttpURLConnection) uri.toURL().openConnection();
    request.setReadTimeout(PATIENCE_MILLIS);
    int status = request.getResponseCode();
    try (InputStream body = status == 200 ? request.getInputStream() : request.getErrorStream()) {
      return status + " " + new String(body.readAllBytes(), StandardCharsets.UTF_8).strip();
    }
  }

  @Test
  void a_loop_that_does_not_answer_makes_all_that_is_asked_unavailable_until_it_does()
      throws Exception {
    loop.stuck = true;
    assertThat(answer("/health")).isEqualTo(BUSY);
    assertThat(answer("/metrics")).isEqualTo(BUSY);
    assertThat(answer("/ready")).isEqualTo(BUSY);
    loop.stuck = false;
    assertThat(answer("/health")).as("an answer is good for a second").isEqualTo(BUSY);
    loop.nanos = Lately.GOOD_FOR.toNanos();
    assertThat(answer("/health")).isEqualTo("200 ok");
    assertThat(answer("/metrics")).isEqualTo("200 figures");
  }

  /// Does nothing while it is stuck; its clock is the test's.
  private static final class SomeLoop implements Loop {
    private final Loop real;
    private volatile boolean stuck;
    private volatile long nanos;

    SomeLoop(Loop real) {
      this.real = real;
    }

    @Override
    public void execute(Runnable task) {
      if (!stuck) {
        real.execute(task);
      }
    }

    @Override
    public Timer schedule(Duration delay, Runnable task) {
      return real.schedule(delay, task);
    }

    @Override
    public void atTurnEnd(Runnable task) {
      real.atTurnEnd(task);
    }

    @Override
    public Instant now() {
      return real.now();
    }

    @Override
    public long nanoTime() {
      return nanos;
    }

    @Override
    public boolean inLoop() {
      return real.inLoop();
    }
  }
}
