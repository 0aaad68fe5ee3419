package app.maru.headless;

import app.maru.headless.rpc.Json;
import app.maru.headless.rpc.LineWriter;
import app.maru.headless.rpc.RpcServer;
import app.maru.messaging.MessengerEvent;
import app.maru.messaging.client.Client;
import app.maru.messaging.client.ClientException;
import app.maru.messaging.client.ClientOptions;
import app.maru.messaging.policy.Administered;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The program: a client whose screen is a pair of pipes.
///
/// Ends with 0 when the input ends or `shutdown` is called, 1 when the profile can't be opened or
/// nobody reads the output, 2 when the command line is wrong.
public final class Main {
  private static final int FAILED = 1;
  private static final int WRONG_USAGE = 2;
  private static final int BUFFER_BYTES = 64 * 1024;

  /// How long open requests and unread lines may hold up the end.
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final Logger log = LoggerFactory.getLogger(Main.class);

  private Main() {}

  /// Starts it.
  public static void main(String[] arguments) {
    OutputStream out =
        new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), BUFFER_BYTES);
    // Standard output is for JSON alone: whatever else prints there would break its readers.
    System.setOut(System.err);
    int code =
        switch (CommandLine.parse(List.of(arguments), System.getenv())) {
          case CommandLine.Help() -> help(out);
          case CommandLine.Wrong(String sentence) -> {
            System.err.println("maru-headless: " + sentence);
            yield WRONG_USAGE;
          }
          case CommandLine.Start start -> run(start, out);
        };
    System.exit(code);
  }

  private static int help(OutputStream out) {
    try {
      out.write(CommandLine.USAGE.getBytes(java.nio.charset.StandardCharsets.UTF_8));
      out.flush();
      return 0;
    } catch (IOException nobodyReads) {
      return FAILED;
    }
  }

  private static int run(CommandLine.Start start, OutputStream out) {
    Administered administered = Administered.ofThisComputer(start.policy());
    LineWriter writer =
        new LineWriter(
            out,
            Json.line(
                Events.fault(
                    "EVENTS_LOST",
                    "The output was not read fast enough and events were left out: ask for the"
                        + " history again.")),
            () -> System.exit(FAILED));
    Thread writing = Thread.ofPlatform().daemon().name("maru-stdout").start(writer);
    administered
        .problem()
        .map(Words::of)
        .ifPresent(sentence -> {
          System.err.println("maru-headless: " + sentence);
          writer.event(Json.line(Events.fault("POLICY", sentence)));
        });
    try (Client client =
        open(
            administered.applyTo(start.options()),
            start.orLastGood(),
            event -> Events.of(event).forEach(told -> writer.event(Json.line(told))))) {
      Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(client::close));
      RpcServer server = new RpcServer(new Methods(client).table(), writer);
      serve(server, new FileInputStream(FileDescriptor.in));
      return 0;
    } catch (ClientException e) {
      String sentence = Words.of(e);
      log.debug("not opened", e);
      System.err.println("maru-headless: " + sentence);
      writer.event(Json.line(Events.fault(e.reason().name(), sentence)));
      return FAILED;
    } finally {
      writer.close();
      join(writing);
    }
  }

  private static Client open(
      ClientOptions options, boolean orLastGood, Consumer<MessengerEvent> observer)
      throws ClientException {
    try {
      return Client.open(options, observer);
    } catch (ClientException e) {
      if (!orLastGood || e.lastGood().isEmpty()) {
        throw e;
      }
      Client.restoreLastGood(options.profile(), options.passphrase());
      return Client.open(options, observer);
    } finally {
      options.passphrase().ifPresent(passphrase -> Arrays.fill(passphrase, '\0'));
    }
  }

  private static void serve(RpcServer server, InputStream in) {
    try {
      server.serve(in);
    } catch (IOException e) {
      log.warn("standard input failed", e);
    }
    server.drain(PATIENCE);
  }

  private static void join(Thread writing) {
    try {
      writing.join(PATIENCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
