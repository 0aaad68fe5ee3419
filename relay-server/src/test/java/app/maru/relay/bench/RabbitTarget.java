package app.maru.relay.bench;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.MessageProperties;
import com.rabbitmq.client.impl.nio.NioParams;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// RabbitMQ over TLS: one durable queue a mailbox, persistent messages, confirmed to who leaves
/// them. Who fetches acknowledges many at once.
final class RabbitTarget implements Target {
  private static final int AT_ONCE = 256;
  private static final int ACKNOWLEDGED_AT_ONCE = 64;
  private static final int ACKNOWLEDGED_WITHIN_MS = 100;
  private static final int THREADS = 2;
  private static final Path PROGRAM = Path.of("/usr/lib/rabbitmq/bin/rabbitmq-server");

  private final Path folder;

  /// What is no message: its name server and its settings outlive a disk that loses its power.
  private final Path aside;

  private final int port;
  private final boolean quorum;
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final ConnectionFactory factory = new ConnectionFactory();
  private @Nullable ServerProcess names;
  private @Nullable ServerProcess process;

  /// @param folder for its messages
  /// @param port and the three after it
  /// @param quorum or else classic queues
  RabbitTarget(Path folder, int port, boolean quorum) throws IOException {
    this.folder = folder;
    this.aside = Files.createTempDirectory("relay-bench-rabbit");
    this.port = port;
    this.quorum = quorum;
    factory.setHost("127.0.0.1");
    factory.setPort(port);
    factory.useSslProtocol(PeerTls.client());
    factory.useNio();
    factory.setNioParams(new NioParams().setNbIoThreads(THREADS));
    factory.setSharedExecutor(threads);
    factory.setAutomaticRecoveryEnabled(false);
  }

  @Override
  public String name() {
    return quorum ? "RabbitMQ, quorum" : "RabbitMQ, classic";
  }

  @Override
  public void start() throws Exception {
    PeerTls files = PeerTls.in(aside);
    Files.writeString(
        aside.resolve("rabbitmq.conf"),
        """
        listeners.tcp = none
        listeners.ssl.1 = 127.0.0.1:%d
        ssl_options.certfile = %s
        ssl_options.keyfile = %s
        ssl_options.cacertfile = %s
        ssl_options.verify = verify_none
        ssl_options.fail_if_no_peer_cert = false
        ssl_options.versions.1 = tlsv1.3
        """
            .formatted(port, files.certificate(), files.key(), files.certificate()));
    // It would start one by itself that outlives it.
    names =
        ServerProcess.start(
            aside, List.of("epmd", "-address", "127.0.0.1", "-port", Integer.toString(port + 1)));
    restart();
  }

  @Override
  public void restart() throws Exception {
    process =
        ServerProcess.start(
            aside,
            List.of(PROGRAM.toString()),
            Map.of(
                "HOME", aside.toString(),
                "ERL_EPMD_ADDRESS", "127.0.0.1",
                "ERL_EPMD_PORT", Integer.toString(port + 1),
                // Else a shell stands between, which can be killed alone.
                "RABBITMQ_ALLOW_INPUT", "1",
                "RABBITMQ_NODENAME", "bench@localhost",
                "RABBITMQ_CONFIG_FILE", aside.resolve("rabbitmq.conf").toString(),
                "RABBITMQ_ENABLED_PLUGINS_FILE", aside.resolve("plugins").toString(),
                "RABBITMQ_MNESIA_BASE", folder.resolve("data").toString(),
                "RABBITMQ_LOG_BASE", aside.resolve("logs").toString(),
                "RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS",
                    "-kernel inet_dist_use_interface {127,0,0,1} inet_dist_listen_min "
                        + (port + 2)
                        + " inet_dist_listen_max "
                        + (port + 2)));
    Until.holds(
        "rabbit answers",
        () -> {
          try (Connection any = factory.newConnection()) {
            return any.isOpen();
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
    return Objects.requireNonNull(process);
  }

  @Override
  public void mailboxes(int count) throws Exception {
    try (Connection connection = factory.newConnection();
        Channel channel = connection.createChannel()) {
      Map<String, Object> arguments = quorum ? Map.of("x-queue-type", "quorum") : Map.of();
      for (int i = 0; i < count; i++) {
        channel.queueDeclare("m" + i, true, false, false, arguments);
      }
    }
  }

  @Override
  public Owner owner(int mailbox, Consumer<byte[]> received) throws Exception {
    return new Taker("m" + mailbox, received);
  }

  @Override
  public Sender sender(int number) throws Exception {
    return new Publisher();
  }

  @Override
  public void close() {
    // Its graceful end takes longer than a workload.
    process().kill();
    if (names != null) {
      names.kill();
    }
    threads.shutdownNow();
    timer.shutdownNow();
    RelayBench.remove(aside);
  }

  private final class Taker implements Owner {
    private final Connection connection = factory.newConnection();
    private final Channel channel = connection.createChannel();
    private final String queue;
    private final Consumer<byte[]> received;
    private int unacknowledged;
    private long last;

    Taker(String queue, Consumer<byte[]> received) throws Exception {
      this.queue = queue;
      this.received = received;
      channel.basicQos(AT_ONCE);
    }

    @Override
    public void fetch() throws IOException {
      channel.basicConsume(
          queue,
          false,
          (_, delivery) -> {
            received.accept(delivery.getBody());
            took(delivery.getEnvelope().getDeliveryTag());
          },
          _ -> {});
    }

    private synchronized void took(long tag) throws IOException {
      last = tag;
      unacknowledged++;
      if (unacknowledged >= ACKNOWLEDGED_AT_ONCE) {
        acknowledge();
      } else if (unacknowledged == 1) {
        var _ =
            timer.schedule(this::acknowledgeRest, ACKNOWLEDGED_WITHIN_MS, TimeUnit.MILLISECONDS);
      }
    }

    private synchronized void acknowledgeRest() {
      try {
        acknowledge();
      } catch (IOException closed) {
        // They come again to somebody else.
      }
    }

    private void acknowledge() throws IOException {
      if (unacknowledged > 0 && channel.isOpen()) {
        unacknowledged = 0;
        channel.basicAck(last, true);
      }
    }

    @Override
    public void close() throws IOException {
      acknowledgeRest();
      connection.abort(0);
    }
  }

  private final class Publisher implements Sender {
    private final Connection connection = factory.newConnection();
    private final Channel channel = connection.createChannel();
    private final ConcurrentNavigableMap<Long, Runnable> waiting = new ConcurrentSkipListMap<>();

    Publisher() throws Exception {
      channel.confirmSelect();
      channel.addConfirmListener(
          this::confirmed, (tag, _) -> System.err.println("rabbit takes no message " + tag));
    }

    private void confirmed(long tag, boolean andBefore) {
      if (andBefore) {
        var all = waiting.headMap(tag, true);
        List<Runnable> accepted = List.copyOf(all.values());
        all.clear();
        accepted.forEach(Runnable::run);
      } else {
        Runnable accepted = waiting.remove(tag);
        if (accepted != null) {
          accepted.run();
        }
      }
    }

    @Override
    public synchronized void send(int mailbox, byte[] message, Runnable accepted) {
      try {
        waiting.put(channel.getNextPublishSeqNo(), accepted);
        channel.basicPublish(
            "", "m" + mailbox, MessageProperties.MINIMAL_PERSISTENT_BASIC, message);
      } catch (IOException | RuntimeException gone) {
        // It was killed, or the message is missed.
      }
    }

    @Override
    public void close() {
      connection.abort(0);
    }
  }
}
