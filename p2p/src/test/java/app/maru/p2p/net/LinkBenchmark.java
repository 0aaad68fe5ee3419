package app.maru.p2p.net;

import app.maru.crypto.Bytes;
import app.maru.p2p.net.Node.Talk;
import app.maru.p2p.wire.Envelope;
import app.maru.p2p.wire.Frame;
import app.maru.p2p.wire.Frame.Ping;
import app.maru.p2p.wire.Frame.Put;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// Measures connections between two nodes of one process over loopback. Not part of the tests:
///
/// `./mvnw -pl p2p -am test -Dtest=LinkBenchmark -Dsurefire.failIfNoSpecifiedTests=false`
class LinkBenchmark {
  private static final int DIALS = 60;
  private static final int ROUND_TRIPS = 20_000;
  private static final long MEBIBYTES = 512;
  // An address may open two connections a second.
  private static final long PAUSE_MS = 500;

  @Test
  void prints_times_and_rates() throws Exception {
    try (Node alice = new Node(ThreadLoop.open("alice"), Node.ALICE);
        Node bob = new Node(ThreadLoop.open("bob"), Node.BOB).listens()) {
      long start = System.nanoTime();
      Talk ours = alice.meets(bob);
      System.out.printf(
          Locale.ROOT,
          "first proved connection, cold, %.1f ms%n",
          (System.nanoTime() - start) / 1e6);
      Talk theirs = bob.nextAccepted();
      dials(alice, bob);
      roundTrips(ours, theirs);
      rate(alice, bob, 65_536);
      rate(alice, bob, 4096);
    }
  }

  private static void dials(Node alice, Node bob) throws Exception {
    List<Long> times = new ArrayList<>();
    for (int i = 0; i < DIALS; i++) {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
      long start = System.nanoTime();
      Talk talk = alice.meets(bob);
      times.add(System.nanoTime() - start);
      bob.nextAccepted();
      talk.closes(Frame.ByeReason.SHUTDOWN);
    }
    report("dial until both are proved", times);
  }

  private static void roundTrips(Talk ours, Talk theirs) throws Exception {
    CompletableFuture<List<Long>> result = new CompletableFuture<>();
    theirs.node.loop.execute(
        () -> theirs.connection.start(new Receiver(frame -> theirs.connection.send(frame))));
    ours.node.loop.execute(() -> {
      List<Long> times = new ArrayList<>();
      long[] sent = {System.nanoTime()};
      ours.connection.start(
          new Receiver(frame -> {
            times.add(System.nanoTime() - sent[0]);
            if (times.size() == ROUND_TRIPS) {
              result.complete(times.subList(ROUND_TRIPS / 2, ROUND_TRIPS));
            } else {
              sent[0] = System.nanoTime();
              ours.connection.send(frame);
            }
          }));
      ours.connection.send(new Ping(0));
    });
    report("round trip of a small frame, loop to loop", result.get(60, TimeUnit.SECONDS));
  }

  private static void rate(Node alice, Node bob, int size) throws Exception {
    TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
    Talk ours = alice.meets(bob).starts();
    Talk theirs = bob.nextAccepted();
    int frames = (int) (MEBIBYTES * 1024 * 1024 / size);
    CountDownLatch left = new CountDownLatch(frames);
    theirs.node.loop.execute(() -> theirs.connection.start(new Receiver(_ -> left.countDown())));
    Frame frame = new Put(new Envelope(Node.BOB.device(), Bytes.of(new byte[size])));
    long start = System.nanoTime();
    ours.node.loop.execute(() -> send(ours, frame, frames));
    left.await(120, TimeUnit.SECONDS);
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        Locale.ROOT,
        "one way, bodies of %d B: %.0f MB/s, %.0f frames/s%n",
        size,
        MEBIBYTES * 1.048576 / seconds,
        frames / seconds);
  }

  private static void send(Talk talk, Frame frame, int count) {
    int left = count;
    while (left > 0 && talk.connection.send(frame)) {
      left--;
    }
    int rest = left;
    if (rest > 0) {
      talk.node.loop.execute(() -> send(talk, frame, rest));
    }
  }

  private static void report(String what, List<Long> nanos) {
    List<Long> sorted = new ArrayList<>(nanos);
    Collections.sort(sorted);
    System.out.printf(
        Locale.ROOT,
        "%s: n=%d p50=%.3f ms p95=%.3f ms p99=%.3f ms%n",
        what,
        sorted.size(),
        at(sorted, 0.5),
        at(sorted, 0.95),
        at(sorted, 0.99));
  }

  private static double at(List<Long> sorted, double part) {
    return Objects.requireNonNull(sorted.get((int) (part * (sorted.size() - 1)))) / 1e6;
  }

  private record Receiver(java.util.function.Consumer<Frame> frames)
      implements Connection.Listener {
    @Override
    public void received(Frame frame) {
      frames.accept(frame);
    }

    @Override
    public void closed(CloseReason reason) {}
  }
}
