package app.maru.relay.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/// Redis, usually with every write on disk before it is answered: one stream a mailbox.
///
/// An owner takes what is there, and only then trims it away, so that a crash loses nothing.
final class RedisTarget implements Target {
  private static final String AT_ONCE = "256";
  private static final String BLOCK_MS = "60000";

  private final Path folder;
  private final int port;
  private final Kind kind;
  private final SSLContext context = PeerTls.client();
  private @Nullable ServerProcess process;

  /// How it is started.
  enum Kind {
    TLS("Redis", "always"),
    PLAIN("Redis, plain TCP", "always"),
    /// As it is installed: it answers first, and forces once a second.
    FORCES_LATER("Redis, forcing each second", "everysec");

    private final String name;
    private final String force;

    Kind(String name, String force) {
      this.name = name;
      this.force = force;
    }
  }

  RedisTarget(Path folder, int port, Kind kind) {
    this.folder = folder;
    this.port = port;
    this.kind = kind;
  }

  @Override
  public String name() {
    return kind.name;
  }

  @Override
  public void start() throws Exception {
    restart();
  }

  @Override
  public void restart() throws Exception {
    String at = Integer.toString(port);
    List<String> command = new ArrayList<>(List.of("redis-server", "--bind", "127.0.0.1"));
    if (kind != Kind.PLAIN) {
      PeerTls files = PeerTls.in(folder);
      command.addAll(List.of("--port", "0", "--tls-port", at, "--tls-auth-clients", "no"));
      command.addAll(List.of("--tls-cert-file", files.certificate().toString()));
      command.addAll(List.of("--tls-ca-cert-file", files.certificate().toString()));
      command.addAll(List.of("--tls-key-file", files.key().toString()));
    } else {
      command.addAll(List.of("--port", at));
    }
    command.addAll(List.of("--maxclients", "20000", "--save", ""));
    command.addAll(List.of("--appendonly", "yes", "--appendfsync", kind.force));
    if (kind == Kind.FORCES_LATER) {
      cutOffWhatIsTorn();
    }
    process = ServerProcess.start(folder, command);
    Until.holds(
        "redis answers",
        () -> {
          try (RespLine line = line()) {
            line.say("PING");
            line.flush();
            return "PONG".equals(line.answer());
          } catch (IOException notYet) {
            return false;
          }
        });
  }

  /// What was not forced may be there as zeros, with which it does not start.
  private void cutOffWhatIsTorn() throws IOException, InterruptedException {
    Path files = folder.resolve("appendonlydir");
    if (!Files.isDirectory(files)) {
      return;
    }
    try (Stream<Path> all = Files.list(files)) {
      for (Path file : all.filter(each -> each.toString().endsWith("incr.aof")).toList()) {
        Process fix =
            new ProcessBuilder("redis-check-aof", "--fix", file.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (OutputStream answer = fix.getOutputStream()) {
          answer.write("y\n".getBytes(StandardCharsets.UTF_8));
        } catch (IOException whole) {
          // It did not ask.
        }
        fix.waitFor();
      }
    }
  }

  @Override
  public void kill() {
    process().kill();
  }

  @Override
  public ServerProcess process() {
    return Objects.requireNonNull(process);
  }

  @Override
  public void mailboxes(int count) {
    // A stream is there as soon as something is put into it.
  }

  @Override
  public Owner owner(int mailbox, Consumer<byte[]> received) throws Exception {
    return new Taker("m" + mailbox, received);
  }

  @Override
  public Sender sender(int number) throws Exception {
    return new Pusher();
  }

  @Override
  public void close() {
    process().close();
  }

  private RespLine line() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    if (kind == Kind.PLAIN) {
      return new RespLine(socket);
    }
    SSLSocket secure =
        (SSLSocket) context.getSocketFactory().createSocket(socket, "localhost", port, true);
    secure.startHandshake();
    return new RespLine(secure);
  }

  private final class Taker implements Owner {
    private final RespLine line = line();
    private final String key;
    private final Consumer<byte[]> received;

    Taker(String key, Consumer<byte[]> received) throws IOException {
      this.key = key;
      this.received = received;
    }

    @Override
    public void fetch() {
      Thread.startVirtualThread(() -> {
        try {
          ask("0");
          String last = "0";
          while (true) {
            if (line.answer() instanceof List<?> streams) {
              last = take(streams);
              // Only now may they go; and the next may come with the same words.
              line.say("XTRIM", key, "MINID", after(last));
              ask(last);
              line.answer();
            } else {
              ask(last);
            }
          }
        } catch (IOException closed) {
          // That was all.
        }
      });
    }

    private void ask(String last) throws IOException {
      line.say("XREAD", "COUNT", AT_ONCE, "BLOCK", BLOCK_MS, "STREAMS", key, last);
      line.flush();
    }

    /// Hands on the messages of an answer to XREAD: a list of (key, list of (id, fields)).
    private String take(List<?> streams) {
      String last = "";
      for (Object entry : (List<?>) ((List<?>) streams.getFirst()).get(1)) {
        List<?> pair = (List<?>) entry;
        last = new String((byte[]) pair.get(0), StandardCharsets.UTF_8);
        received.accept((byte[]) ((List<?>) pair.get(1)).get(1));
      }
      return last;
    }

    private static String after(String id) {
      int dash = id.indexOf('-');
      return id.substring(0, dash + 1) + (Long.parseLong(id.substring(dash + 1)) + 1);
    }

    @Override
    public void close() throws IOException {
      line.close();
    }
  }

  /// Messages that are there together go out together.
  private final class Pusher implements Sender {
    private static final byte[] XADD = RespLine.bytes("XADD");
    private static final byte[] ANY_ID = RespLine.bytes("*");
    private static final byte[] FIELD = RespLine.bytes("m");

    private final RespLine line = line();
    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private final BlockingQueue<byte[][]> unsent = new LinkedBlockingQueue<>();
    private final Thread writer;

    Pusher() throws IOException {
      Thread.startVirtualThread(() -> {
        try {
          while (true) {
            line.answer();
            Objects.requireNonNull(waiting.poll()).run();
          }
        } catch (IOException closed) {
          // That was all.
        }
      });
      writer = Thread.startVirtualThread(this::write);
    }

    private void write() {
      try {
        while (true) {
          byte[][] words = unsent.take();
          while (words != null) {
            line.say(words);
            words = unsent.poll();
          }
          line.flush();
        }
      } catch (IOException | InterruptedException closed) {
        // That was all.
      }
    }

    @Override
    public synchronized void send(int mailbox, byte[] message, Runnable accepted) {
      waiting.add(accepted);
      unsent.add(new byte[][] {XADD, RespLine.bytes("m" + mailbox), ANY_ID, FIELD, message});
    }

    @Override
    public void close() throws IOException {
      writer.interrupt();
      line.close();
    }
  }
}
