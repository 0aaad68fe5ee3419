package app.maru.relay.bench;

import app.maru.relay.bench.Target.Owner;
import app.maru.relay.bench.Target.Sender;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// What is asked of a server; each workload adds rows to the table.
final class Workloads {
  private static final long SECOND = 1_000_000_000L;
  private static final long TICK = 2_000_000;
  private static final long GRACE = 5 * SECOND;
  private static final long REST = 10 * SECOND;

  // Whoever is connected and asks for nothing is not waited for longer.
  private static final long SHORT_REST = 2 * SECOND;
  private static final double TOO_SLOW_MS = 1000;
  private static final int RAMP_SECONDS = 5;
  private static final int[] RATES = {1000, 5000, 7500, 10_000, 15_000, 20_000, 25_000, 30_000};
  private static final int TALK_RATE = 100;

  private final Target target;
  private final int size;
  private final Table table;

  /// @param size of a message in bytes
  Workloads(Target target, int size, Table table) {
    this.target = target;
    this.size = size;
    this.table = table;
  }

  private void row(String what, String figures) {
    table.add(target.name(), size + " B: " + what, figures);
  }

  /// Devices in pairs, all online: a paced ramp until something takes longer than a second.
  void pairs(int devices) throws Exception {
    target.mailboxes(devices);
    int most = RATES[RATES.length - 1] * RAMP_SECONDS;
    Latencies[] current = {new Latencies(most)};
    List<Owner> owners =
        Together.make(
            devices,
            i -> target.owner(i, m -> current[0].add(System.nanoTime() - Message.dueNanos(m))));
    for (Owner owner : owners) {
      owner.fetch();
    }
    List<Sender> senders = Together.make(devices, target::sender);
    int held = 0;
    target.process().rest(REST);
    for (int rate : RATES) {
      Latencies latencies = new Latencies(most);
      current[0] = latencies;
      AtomicInteger accepted = new AtomicInteger();
      Cost cost = new Cost(target.process());
      int sent = pace(senders, rate, rate * RAMP_SECONDS, accepted);
      boolean all = Until.within(GRACE, () -> latencies.count() >= sent && accepted.get() >= sent);
      row(
          devices + " devices in pairs, " + rate + "/s",
          String.format(
              Locale.ROOT,
              "%s; %s; %s",
              latencies,
              all ? "none lost" : (sent - latencies.count()) + " of " + sent + " not there in 5 s",
              cost.cpu(sent)));
      if (!all || latencies.millis(0.99) > TOO_SLOW_MS) {
        break;
      }
      held = rate;
    }
    row(devices + " devices in pairs, held", held + "/s");
    closeAll(owners);
    closeAll(senders);
  }

  /// Sends at a steady rate whatever comes back, each sender to its neighbour.
  private int pace(List<Sender> senders, int rate, int total, AtomicInteger accepted) {
    long start = System.nanoTime();
    int sent = 0;
    while (sent < total) {
      long due = start + sent * SECOND / rate;
      long wait = due - System.nanoTime();
      if (wait > 0) {
        LockSupport.parkNanos(Math.max(wait, TICK));
        continue;
      }
      int from = sent % senders.size();
      senders.get(from).send(from ^ 1, Message.of(sent, due, size), accepted::incrementAndGet);
      sent++;
    }
    return sent;
  }

  /// Messages for absent owners as fast as they are accepted, then fetched by them.
  ///
  /// @param messages so many, or what is accepted in `seconds`
  /// @param window messages of one sender on their way
  void absent(int pairs, int messages, int seconds, int window, boolean counts) throws Exception {
    target.mailboxes(pairs);
    List<Sender> senders = Together.make(pairs, target::sender);
    if (counts) {
      target.process().rest(REST);
    }
    Cost cost = new Cost(target.process());
    int sent = fill(senders, messages, seconds, window, new Accepted());
    if (counts) {
      row("stored for absent owners, P=" + pairs, cost.rate(sent));
    }
    closeAll(senders);
    drain(pairs, sent, counts);
  }

  private void drain(int pairs, int messages, boolean counts) throws Exception {
    AtomicInteger received = new AtomicInteger();
    if (counts) {
      target.process().rest(REST);
    }
    List<Owner> owners =
        Together.make(pairs, i -> target.owner(i, _ -> received.incrementAndGet()));
    if (counts) {
      target.process().rest(SHORT_REST);
    }
    Cost cost = new Cost(target.process());
    for (Owner owner : owners) {
      owner.fetch();
    }
    Until.holds("everything is fetched", () -> received.get() >= messages);
    if (counts) {
      row("fetched by them, P=" + pairs, cost.rate(messages));
    }
    // So that what they have is known as theirs.
    LockSupport.parkNanos(SECOND / 2);
    closeAll(owners);
  }

  private int fill(List<Sender> senders, int messages, int seconds, int window, Accepted accepted)
      throws InterruptedException {
    Semaphore free = new Semaphore(window * senders.size());
    long end = System.nanoTime() + seconds * SECOND;
    int sent = 0;
    while (sent < messages && System.nanoTime() < end && !accepted.isOver()) {
      if (free.tryAcquire(TICK, TimeUnit.NANOSECONDS)) {
        int to = sent % senders.size();
        int number = accepted.first() + sent;
        senders
            .get(to)
            .send(
                to,
                Message.of(number, System.nanoTime(), size),
                () -> {
                  accepted.add(number);
                  free.release();
                });
        sent++;
      }
    }
    if (!accepted.isOver()) {
      free.acquire(window * senders.size());
    }
    return sent;
  }

  /// Kills the server again and again in the middle and counts what it had accepted and no longer
  /// has.
  void killed(int rounds) throws Exception {
    struck("killed", rounds, target::kill, () -> {});
  }

  /// The same with a disk that loses its power. The server stands still a moment before, so this
  /// says nothing of a force that is cut in the middle; the tests of power failures do.
  void powerFails(int rounds, LoopDisk disk) throws Exception {
    struck(
        "power cut",
        rounds,
        () -> {
          target.process().freeze();
          disk.losesPower();
          target.kill();
        },
        disk::comesBack);
  }

  /// Something that may fail.
  private interface Step {
    void run() throws Exception;
  }

  private void struck(String how, int rounds, Step strike, Step mend) throws Exception {
    int pairs = 20;
    int most = 200_000;
    int lost = 0;
    int all = 0;
    target.mailboxes(pairs);
    for (int round = 0; round < rounds; round++) {
      Accepted accepted = new Accepted(round * most);
      List<Sender> senders = Together.make(pairs, target::sender);
      Thread filler =
          Thread.startVirtualThread(() -> {
            try {
              fill(senders, most, Integer.MAX_VALUE, 100, accepted);
            } catch (InterruptedException stopped) {
              Thread.currentThread().interrupt();
            }
          });
      // Each time a little later.
      LockSupport.parkNanos(SECOND / 2 + round * SECOND / 7);
      strike.run();
      accepted.end();
      filler.interrupt();
      filler.join();
      LockSupport.parkNanos(SECOND / 5);
      closeAll(senders);
      mend.run();
      target.restart();
      BitSet numbers = accepted.numbers();
      all += numbers.cardinality();
      lost += missing(pairs, numbers);
    }
    row(how + " " + rounds + " times", lost + " of " + all + " accepted ones lost");
  }

  private int missing(int pairs, BitSet acked) throws Exception {
    BitSet missing = (BitSet) acked.clone();
    AtomicInteger received = new AtomicInteger();
    List<Owner> owners =
        Together.make(
            pairs,
            i ->
                target.owner(
                    i,
                    message -> {
                      synchronized (missing) {
                        missing.clear(Message.number(message));
                        received.incrementAndGet();
                      }
                    }));
    for (Owner owner : owners) {
      owner.fetch();
    }
    int before = -1;
    while (before != received.get()) {
      // As long as something comes.
      before = received.get();
      Until.within(
          GRACE,
          () -> {
            synchronized (missing) {
              return missing.isEmpty();
            }
          });
    }
    closeAll(owners);
    synchronized (missing) {
      return missing.cardinality();
    }
  }

  /// Connections that do nothing.
  void idle(int devices) throws Exception {
    target.mailboxes(devices);
    closeAll(Together.make(devices / 10, i -> target.owner(i, _ -> {})));
    long before = target.process().residentBytes();
    List<Owner> owners = Together.make(devices, i -> target.owner(i, _ -> {}));
    for (Owner owner : owners) {
      owner.fetch();
    }
    LockSupport.parkNanos(SECOND);
    double each = (target.process().residentBytes() - before) / 1024.0 / devices;
    row(
        devices + " idle connections",
        String.format(
            Locale.ROOT,
            "%.1f KiB each, %,d MiB in all",
            each,
            target.process().residentBytes() >> 20));
    closeAll(owners);
  }

  /// From a few devices to many at once while the few go on talking.
  void spike(int few, int many) throws Exception {
    target.mailboxes(many);
    Latencies talk = new Latencies(1_000_000);
    List<Owner> owners = new ArrayList<>();
    List<Sender> senders = new ArrayList<>();
    for (int i = 0; i < few; i++) {
      owners.add(target.owner(i, m -> talk.add(System.nanoTime() - Message.dueNanos(m))));
      owners.getLast().fetch();
      senders.add(target.sender(i));
    }
    AtomicBoolean done = new AtomicBoolean();
    AtomicInteger sent = new AtomicInteger();
    Thread talking =
        Thread.startVirtualThread(() -> {
          while (!done.get()) {
            sent.addAndGet(pace(senders, TALK_RATE, TALK_RATE, new AtomicInteger()));
          }
        });
    Cost cost = new Cost(target.process());
    owners.addAll(
        Together.make(
            many - few,
            i -> {
              Owner owner = target.owner(few + i, _ -> {});
              owner.fetch();
              return owner;
            }));
    double seconds = cost.seconds();
    // Counted per 100,000 elsewhere.
    String cpu = cost.cpu(100 * (many - few));
    done.set(true);
    talking.join();
    boolean all = Until.within(GRACE, () -> talk.count() >= sent.get());
    row(
        "from " + few + " to " + many + " devices",
        String.format(
            Locale.ROOT,
            "all in after %.1f s; meanwhile %s; %s; per 1,000 connections %s",
            seconds,
            talk,
            all ? "none lost" : "some lost",
            cpu));
    closeAll(owners);
    closeAll(senders);
  }

  private static void closeAll(List<? extends AutoCloseable> all) throws Exception {
    for (AutoCloseable each : all) {
      each.close();
    }
  }
}
