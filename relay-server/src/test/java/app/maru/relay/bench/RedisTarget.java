package app.maru.relay.bench;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Redis with every write on disk before it is answered, over plain TCP: one stream a mailbox.
///
/// An owner takes what is there, and only then trims it away, so that a crash loses nothing.
final class RedisTarget implements Target {
  private static final String AT_ONCE = "256";
  private static final String BLOCK_MS = "1000";

  private final Path folder;
  private final int port;
  private @Nullable ServerProcess process;

  RedisTarget(Path folder, int port) {
    this.folder = folder;
    this.port = port;
  }

  @Override
  public String name() {
    return "Redis, appendfsync always";
  }

  @Override
  public void start() throws Exception {
    restart();
  }

  @Override
  public void restart() throws Exception {
    process =
        ServerProcess.start(
            folder,
            List.of(
                "redis-server",
                "--port",
                Integer.toString(port),
                "--bind",
                "127.0.0.1",
                "--maxclients",
                "20000",
                "--save",
                "",
                "--appendonly",
                "yes",
                "--appendfsync",
                "always"));
    Until.holds(
        "redis answers",
        () -> {
          try (Line line = new Line()) {
            line.say("PING");
            line.flush();
            return "PONG".equals(line.answer());
          } catch (IOException notYet) {
            return false;
          }
        });
  }

  @Override
  public void kill() {
    process().kill();
  }

  @Override
  public ServerProcess process() {
    return java.util.Objects.requireNonNull(process);
  }

  @Override
  public void mailboxes(int count) {
    // A list is there as soon as something is put into it.
  }

  @Override
  public AutoCloseable owner(int mailbox, Consumer<byte[]> received) throws Exception {
    Line line = new Line();
    String key = "m" + mailbox;
    Thread.startVirtualThread(() -> {
      try {
        String last = "0";
        while (true) {
          line.say("XREAD", "COUNT", AT_ONCE, "BLOCK", BLOCK_MS, "STREAMS", key, last);
          line.flush();
          if (line.answer() instanceof List<?> streams) {
            last = take(streams, received);
            // Only now may they go.
            line.say("XTRIM", key, "MINID", after(last));
            line.flush();
            line.answer();
          }
        }
      } catch (IOException closed) {
        // That was all.
      }
    });
    return line;
  }

  /// Hands on the messages of an answer to XREAD: a list of (key, list of (id, fields)).
  private static String take(List<?> streams, Consumer<byte[]> received) {
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
  public Sender sender(int number) throws Exception {
    return new Pusher();
  }

  @Override
  public void close() {
    process().close();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private final class Pusher implements Sender {
    private static final byte[] XADD = bytes("XADD");
    private static final byte[] ANY_ID = bytes("*");
    private static final byte[] FIELD = bytes("m");

    private final Line line = new Line();
    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();

    Pusher() throws IOException {
      Thread.startVirtualThread(() -> {
        try {
          while (true) {
            line.answer();
            java.util.Objects.requireNonNull(waiting.poll()).run();
          }
        } catch (IOException closed) {
          // That was all.
        }
      });
    }

    @Override
    public synchronized void send(int mailbox, byte[] message, Runnable accepted) {
      waiting.add(accepted);
      try {
        line.say(XADD, bytes("m" + mailbox), ANY_ID, FIELD, message);
        line.flush();
      } catch (IOException gone) {
        System.err.println("redis has gone");
      }
    }

    @Override
    public void close() throws IOException {
      line.close();
    }
  }

  /// One connection that speaks RESP 2.
  private final class Line implements AutoCloseable {
    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;

    Line() throws IOException {
      socket = new Socket(InetAddress.getLoopbackAddress(), port);
      socket.setTcpNoDelay(true);
      in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 1 << 16));
      out = new java.io.BufferedOutputStream(socket.getOutputStream(), 1 << 13);
    }

    void say(String... words) throws IOException {
      byte[][] bytes = new byte[words.length][];
      for (int i = 0; i < words.length; i++) {
        bytes[i] = RedisTarget.bytes(words[i]);
      }
      say(bytes);
    }

    void say(byte[]... words) throws IOException {
      out.write(("*" + words.length + "\r\n").getBytes(StandardCharsets.US_ASCII));
      for (byte[] word : words) {
        out.write(("$" + word.length + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.write(word);
        out.write('\r');
        out.write('\n');
      }
    }

    void flush() throws IOException {
      out.flush();
    }

    @Nullable Object answer() throws IOException {
      String line = line();
      String rest = line.substring(1);
      return switch (line.charAt(0)) {
        case '+', ':' -> rest;
        case '$' -> bulk(Integer.parseInt(rest));
        case '*' -> rest.equals("-1") ? null : list(Integer.parseInt(rest));
        default -> throw new IOException("redis says " + line);
      };
    }

    private List<Object> list(int count) throws IOException {
      List<Object> list = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        list.add(java.util.Objects.requireNonNull(answer()));
      }
      return list;
    }

    private byte @Nullable [] bulk(int length) throws IOException {
      if (length < 0) {
        return null;
      }
      byte[] bytes = in.readNBytes(length);
      in.skipNBytes(2);
      return bytes;
    }

    private String line() throws IOException {
      StringBuilder line = new StringBuilder();
      for (int c = in.readUnsignedByte(); c != '\r'; c = in.readUnsignedByte()) {
        line.append((char) c);
      }
      in.readUnsignedByte();
      return line.toString();
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
