package app.maru.relay.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Figures for `docs/benchmarks.md`: the packed relay and, where they are installed, other servers
/// that keep messages, in one run.
///
/// Arguments: the relay's start script; servers (`maru`, `redis`, `redis-plain`, `redis-later`,
/// `rabbit-classic`, `rabbit-quorum`); workloads (`absent`, `pairs`, `idle`, `killed`, `power`,
/// `spike`); sizes of a message in bytes: each `all` or some of them with commas between.
public final class RelayBench {
  private static final List<String> SERVERS =
      List.of("maru", "redis", "redis-plain", "rabbit-classic", "rabbit-quorum");
  private static final List<String> SIZES = List.of("512", "4096");
  private static final int PORTS = 4;
  private static final int FEW = 100;
  private static final int THOUSAND = 1000;
  private static final int MANY = 5000;
  private static final int STORED = 100_000;
  private static final int STORED_SECONDS = 10;
  private static final int WARM_SECONDS = 5;

  /// After one round, four tenths of what Java used in the next were still its compiler's.
  private static final int WARM_ROUNDS = 4;

  private static final int PAIRS = 500;
  private static final int WINDOW_OF_ONE = 500;
  private static final int WINDOW_OF_MANY = 20;
  private static final int KILLS = 5;
  private static final int CUTS = 10;

  // The bench comes from one address and is more than a rate limit lets through.
  private static final List<String> UNLIMITED =
      List.of(
          "--discovery=off",
          "--rates=1000",
          "--total-bytes=20G",
          "--mailbox-count=1000000",
          "--mailbox-bytes=8G");

  private final Path launcher;
  private final Table table = new Table();

  private RelayBench(Path launcher) {
    this.launcher = launcher;
  }

  /// Runs what the arguments say.
  public static void main(String[] arguments) throws Exception {
    RelayBench bench = new RelayBench(Path.of(arguments[0]).toAbsolutePath());
    if (arguments[2].equals("all")) {
      bench.runAll();
    } else {
      for (String workload : arguments[2].split(",", -1)) {
        bench.run(workload, chosen(arguments[3], SIZES), chosen(arguments[1], SERVERS));
      }
    }
    bench.table.print();
    System.exit(0);
  }

  /// What is compared, in a quarter of an hour.
  private void runAll() throws Exception {
    List<String> fastest = List.of("maru", "redis", "rabbit-classic");
    run("absent", List.of("4096"), List.of("maru", "redis", "rabbit-classic", "rabbit-quorum"));
    run("absent", List.of("512"), fastest);
    run("pairs", List.of("512"), fastest);
    run("spike", List.of("512"), List.of("maru", "redis"));
    run("idle", List.of("512"), List.of("maru", "redis"));
    run("killed", List.of("512"), List.of("maru", "redis", "rabbit-classic", "rabbit-quorum"));
    // The last one only shows that something is lost by who does not force.
    run("power", List.of("512"), List.of("maru", "redis", "rabbit-quorum", "redis-later"));
  }

  private void run(String workload, List<String> sizes, List<String> servers) throws Exception {
    for (String size : sizes) {
      for (String server : servers) {
        try {
          if (workload.equals("power")) {
            power(server, Integer.parseInt(size));
          } else {
            run(server, workload, Integer.parseInt(size));
          }
        } catch (Exception e) {
          // The others are worth knowing all the same.
          e.printStackTrace();
          table.add(server, size + " B: " + workload, "failed: " + e.getMessage());
        }
      }
    }
  }

  private static List<String> chosen(String argument, List<String> all) {
    return argument.equals("all") ? all : List.of(argument.split(",", -1));
  }

  private void run(String server, String workload, int size) throws Exception {
    Path folder = Files.createTempDirectory("relay-bench");
    Thread removing = Thread.ofPlatform().unstarted(() -> remove(folder));
    Runtime.getRuntime().addShutdownHook(removing);
    try (Target target = target(server, folder)) {
      target.start();
      Workloads workloads = new Workloads(target, size, table);
      switch (workload) {
        case "pairs" -> {
          warmUp(workloads);
          workloads.pairs(THOUSAND);
          if (!server.startsWith("rabbit")) {
            // Its connections alone would take minutes and a gigabyte.
            workloads.pairs(MANY);
          }
        }
        case "absent" -> {
          warmUp(workloads);
          workloads.absent(1, STORED, STORED_SECONDS, WINDOW_OF_ONE, true);
          workloads.absent(PAIRS, STORED, STORED_SECONDS, WINDOW_OF_MANY, true);
        }
        case "idle" -> workloads.idle(MANY);
        case "killed" -> workloads.killed(KILLS);
        case "spike" -> {
          warmUp(workloads);
          workloads.spike(FEW, MANY);
        }
        default -> throw new IllegalArgumentException("no workload " + workload);
      }
    } finally {
      remove(folder);
      Runtime.getRuntime().removeShutdownHook(removing);
    }
  }

  /// On a disk of its own, that is cut.
  private void power(String server, int size) throws Exception {
    try (LoopDisk disk = LoopDisk.make();
        Target target = target(server, disk.folder())) {
      target.start();
      new Workloads(target, size, table).powerFails(CUTS, disk);
    }
  }

  /// Servers run for months: what a first minute costs is not counted for any of them.
  private static void warmUp(Workloads workloads) throws Exception {
    for (int round = 0; round < WARM_ROUNDS; round++) {
      workloads.absent(1, STORED, WARM_SECONDS, WINDOW_OF_ONE, false);
      workloads.absent(PAIRS, STORED, WARM_SECONDS, WINDOW_OF_MANY, false);
    }
  }

  private Target target(String server, Path folder) throws IOException {
    int port = freePort();
    return switch (server) {
      case "maru" -> new MaruTarget(launcher, folder, port, UNLIMITED);
      case "redis" -> new RedisTarget(folder, port, RedisTarget.Kind.TLS);
      case "redis-plain" -> new RedisTarget(folder, port, RedisTarget.Kind.PLAIN);
      case "redis-later" -> new RedisTarget(folder, port, RedisTarget.Kind.FORCES_LATER);
      case "rabbit-classic" -> new RabbitTarget(folder, port, false);
      case "rabbit-quorum" -> new RabbitTarget(folder, port, true);
      default -> throw new IllegalArgumentException("no server " + server);
    };
  }

  /// The first of [#PORTS] in a row that nobody has; another bench may run beside this one.
  private static int freePort() throws IOException {
    int port;
    do {
      try (ServerSocket any = new ServerSocket(0)) {
        port = any.getLocalPort();
      }
    } while (!isFree(port));
    return port;
  }

  private static boolean isFree(int first) {
    for (int port = first; port < first + PORTS; port++) {
      try (ServerSocket _ = new ServerSocket(port)) {
        // It is.
      } catch (IOException | IllegalArgumentException taken) {
        return false;
      }
    }
    return true;
  }

  /// Removes all that a server left.
  static void remove(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    } catch (IOException | UncheckedIOException stays) {
      System.err.println(folder + " stays");
    }
  }
}
