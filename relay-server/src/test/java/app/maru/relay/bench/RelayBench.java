package app.maru.relay.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Figures for `docs/benchmarks.md`: the packed relay and, where it is installed, Redis, in one
/// run.
///
/// Arguments: the relay's start script; `maru`, `redis` or `all`; `pairs`, `absent`, `idle`,
/// `killed`, `spike` or `all`; the size of a message in bytes.
public final class RelayBench {
  private static final int PORT = 27_781;
  private static final int FEW = 100;
  private static final int THOUSAND = 1000;
  private static final int MANY = 5000;
  private static final int STORED = 100_000;

  // The bench comes from one address and is more than a rate limit lets through.
  private static final List<String> UNLIMITED =
      List.of(
          "--discovery=off",
          "--rates=1000",
          "--total-bytes=20G",
          "--mailbox-count=1000000",
          "--mailbox-bytes=8G");

  private RelayBench() {}

  /// Runs what the arguments say.
  public static void main(String[] arguments) throws Exception {
    Path launcher = Path.of(arguments[0]).toAbsolutePath();
    String what = arguments[2];
    int size = Integer.parseInt(arguments[3]);
    System.out.println("| server | message | workload | figures |\n|---|---|---|---|");
    for (String workload :
        what.equals("all")
            ? List.of("absent", "pairs", "idle", "killed", "spike")
            : List.of(what)) {
      for (String target : List.of("maru", "redis")) {
        if (arguments[1].equals("all") || arguments[1].equals(target)) {
          run(target, launcher, workload, size);
        }
      }
    }
    System.exit(0);
  }

  private static void run(String name, Path launcher, String workload, int size) throws Exception {
    Path folder = Files.createTempDirectory("relay-bench");
    try (Target target =
        name.equals("maru")
            ? new MaruTarget(launcher, folder, PORT, UNLIMITED)
            : new RedisTarget(folder, PORT + 1)) {
      target.start();
      Workloads workloads = new Workloads(target, size);
      switch (workload) {
        case "pairs" -> {
          workloads.pairs(THOUSAND);
          workloads.pairs(MANY);
        }
        case "absent" -> {
          workloads.absent(1, STORED, THOUSAND / 2);
          workloads.absent(MANY / 10, STORED, FEW / 5);
        }
        case "idle" -> workloads.idle(MANY);
        case "killed" -> workloads.killed(10, 40_000);
        case "spike" -> workloads.spike(FEW, MANY);
        default -> throw new IllegalArgumentException("no workload " + workload);
      }
    } finally {
      remove(folder);
    }
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }
}
