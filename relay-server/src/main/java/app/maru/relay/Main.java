package app.maru.relay;

import app.maru.relay.admin.AdminClient;
import app.maru.relay.admin.AdminException;
import ch.qos.logback.classic.Level;
import java.io.Console;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The program.
///
/// Ends with 0 when it was told to, 1 when the relay can't start or a command fails, 2 when a
/// setting is wrong.
public final class Main {
  private static final int FAILED = 1;

  /// Other users of this computer can reach the port of health and figures: what they open there
  /// costs no more than this. The server of the JDK has such limits only as properties: so many
  /// connections, each for ten seconds at most without a question, since it looks once in the last
  /// of them.
  static final Map<String, String> ADMIN_LIMITS =
      Map.of(
          "jdk.httpserver.maxConnections",
          "32",
          "sun.net.httpserver.maxReqTime",
          "9",
          "sun.net.httpserver.idleInterval",
          "9",
          "sun.net.httpserver.timerMillis",
          "1000",
          "sun.net.httpserver.clockTick",
          "1000");

  private static final int WRONG_USAGE = 2;

  /// Closing takes a second or two.
  private static final int PATIENCE_SECONDS = 60;

  private Main() {}

  /// Starts it.
  public static void main(String[] arguments) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    int code =
        switch (Arguments.parse(arguments, System.getenv())) {
          case Arguments.Show(String text) -> {
            out.print(text);
            yield 0;
          }
          case Arguments.Wrong(String sentence) -> complain(sentence, WRONG_USAGE);
          case Arguments.Start(RelayConfig config) -> run(config, out);
          case Arguments.Ask ask ->
              command(out, () -> AdminClient.ask(ask.config().data(), ask.command(), ask.fields()));
          case Arguments.Restore(RelayConfig config, Optional<Path> backup) ->
              command(out, () -> Restoring.run(config.data(), backup));
        };
    System.exit(code);
  }

  private interface Action {
    String run() throws StartException, AdminException;
  }

  private static int command(PrintStream out, Action action) {
    try {
      out.println(action.run().strip());
      return 0;
    } catch (AdminException e) {
      return complain(e.sentence(), FAILED);
    } catch (StartException e) {
      return complain(e.sentence(), FAILED);
    }
  }

  private static int complain(String sentence, int code) {
    System.err.println("maru-relay: " + sentence);
    return code;
  }

  private static int run(RelayConfig config, PrintStream out) {
    ADMIN_LIMITS.forEach(System.getProperties()::putIfAbsent);
    logAt(config.logLevel());
    CountDownLatch end = new CountDownLatch(1);
    CountDownLatch closed = new CountDownLatch(1);
    // The process ends when this hook has run, so it waits until everything is closed, also what
    // is being opened when a signal comes.
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .unstarted(() -> {
                  end.countDown();
                  closedInTime(closed);
                }));
    try (Parts parts = Parts.open(config)) {
      String link = parts.link().toString();
      out.println("link: " + link);
      if (config.qr(isTerminal())) {
        out.print(Qr.of(link));
      }
      await(end);
      return 0;
    } catch (StartException e) {
      LoggerFactory.getLogger(Main.class).debug("not started", e);
      return complain(e.sentence(), FAILED);
    } finally {
      closed.countDown();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// A disk that hangs while a start reads it must not keep the process from ending.
  private static void closedInTime(CountDownLatch closed) {
    try {
      if (!closed.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        LoggerFactory.getLogger(Main.class).warn("not closed in time");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean isTerminal() {
    return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
  }

  private static void logAt(String level) {
    set(Logger.ROOT_LOGGER_NAME, Level.toLevel(level));
    // It tells addresses when it says more, whatever the file of the logger allows.
    set("io.netty", Level.WARN);
  }

  private static void set(String logger, Level level) {
    if (LoggerFactory.getLogger(logger) instanceof ch.qos.logback.classic.Logger known) {
      known.setLevel(level);
    }
  }
}
