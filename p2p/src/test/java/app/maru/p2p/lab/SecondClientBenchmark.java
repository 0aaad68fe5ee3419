package app.maru.p2p.lab;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/// How long it takes from starting a second program until both are linked with each other; the
/// first has been running for a while. Not part of the tests:
///
/// `./mvnw -pl p2p -am test -Dtest=SecondClientBenchmark -Dsurefire.failIfNoSpecifiedTests=false`
class SecondClientBenchmark {
  private static final int RUNS = 25;
  private static final Duration START = Duration.ofSeconds(30);

  @Test
  void second_program_started_until_both_are_linked() {
    try (NetworkLab lab = NetworkLab.openOrSkip(2);
        HostProcess first = lab.start(1, LinkHost.class)) {
      first.await("ready", START);
      List<Long> untilReady = new ArrayList<>();
      List<Long> untilBoth = new ArrayList<>();
      for (int i = 0; i < RUNS; i++) {
        long start = System.nanoTime();
        try (HostProcess second = lab.start(2, LinkHost.class)) {
          HostProcess.Line ready = second.await("ready", START);
          String device = ready.text().substring("ready ".length());
          long there = first.await("up " + device, START).nanoTime();
          long here = second.await("up", START).nanoTime();
          untilReady.add(ready.nanoTime() - start);
          untilBoth.add(Math.max(there, here) - start);
        }
        first.await("down", START);
      }
      report("started until its Java and its identity are ready", untilReady);
      report("started until both are linked", untilBoth);
    }
  }

  private static void report(String what, List<Long> nanos) {
    Collections.sort(nanos);
    System.out.printf(
        "%s: n=%d p50=%d ms p95=%d ms max=%d ms%n",
        what,
        nanos.size(),
        nanos.get(nanos.size() / 2) / 1_000_000,
        nanos.get((int) Math.ceil(nanos.size() * 0.95) - 1) / 1_000_000,
        nanos.getLast() / 1_000_000);
  }
}
