package app.maru.relay.bench;

import app.maru.relay.bench.Target.Sender;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// What is asked of a server; each prints one or more rows of a table.
final class Workloads {
  private static final long SECOND = 1_000_000_000L;
  private static final long TICK = 2_000_000;
  private static final long GRACE = 5 * SECOND;
  private static final double TOO_SLOW_MS = 1000;
  private static final int RAMP_SECONDS = 10;
  private static final int[] RATES = {1000, 2000, 5000, 7500, 10_000, 15_000, 20_000, 30_000};
  private static final int LAST_BEFORE_KILL = 4;

  private final Target target;
  private final int size;

  /// @param size of a message in bytes
  Workloads(Target target, int size) {
    this.target = target;
    this.size = size;
  }

  private void row(String what, String figures) {
    System.out.printf(Locale.ROOT, "| %s | %d B | %s | %s |%n", target.name(), size, what, figures);
  }

  /// Devices in pairs, all online: a paced ramp until something takes longer than a second.
  void pairs(int devices) throws Exception {
    target.mailboxes(devices);
    int most = RATES[RATES.length - 1] * RAMP_SECONDS;
    Latencies[] current = {new Latencies(most)};
    List<AutoCloseable> open = new ArrayList<>();
    List<Sender> senders = new ArrayList<>();
    for (int i = 0; i < devices; i++) {
      open.add(target.owner(i, m -> current[0].add(System.nanoTime() - Message.dueNanos(m))));
      senders.add(target.sender(i));
    }
    open.addAll(senders);
    for (int rate : RATES) {
      Latencies latencies = new Latencies(most);
      current[0] = latencies;
      AtomicInteger accepted = new AtomicInteger();
      double cpu = target.process().cpuSeconds();
      int sent = pace(senders, rate, accepted);
      boolean all = Until.within(GRACE, () -> latencies.count() >= sent && accepted.get() >= sent);
      cpu = target.process().cpuSeconds() - cpu;
      row(
          devices + " devices in pairs, " + rate + "/s",
          String.format(
              Locale.ROOT,
              "%s; %s; CPU s per 100,000: %.1f",
              latencies,
              all ? "none lost" : (sent - latencies.count()) + " of " + sent + " missing",
              cpu * 100_000 / sent));
      if (!all || latencies.millis(0.99) > TOO_SLOW_MS) {
        break;
      }
    }
    for (AutoCloseable each : open) {
      each.close();
    }
  }

  /// Sends at a steady rate whatever comes back, each sender to its neighbour.
  private int pace(List<Sender> senders, int rate, AtomicInteger accepted) {
    long start = System.nanoTime();
    int total = rate * RAMP_SECONDS;
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
  void absent(int pairs, int messages, int window) throws Exception {
    target.mailboxes(pairs);
    List<Sender> senders = Together.make(pairs, target::sender);
    double cpu = target.process().cpuSeconds();
    long start = System.nanoTime();
    fill(senders, messages, window, new BitSet());
    double seconds = (System.nanoTime() - start) / (double) SECOND;
    cpu = target.process().cpuSeconds() - cpu;
    row("stored for absent owners, P=" + pairs, rate(messages, seconds, cpu));
    for (Sender sender : senders) {
      sender.close();
    }
    drain(pairs, messages);
  }

  private void drain(int pairs, int messages) throws Exception {
    AtomicInteger received = new AtomicInteger();
    double cpu = target.process().cpuSeconds();
    long start = System.nanoTime();
    List<AutoCloseable> owners =
        Together.make(pairs, i -> target.owner(i, _ -> received.incrementAndGet()));
    Until.holds("everything is fetched", () -> received.get() >= messages);
    double seconds = (System.nanoTime() - start) / (double) SECOND;
    cpu = target.process().cpuSeconds() - cpu;
    row("fetched by them, P=" + pairs, rate(messages, seconds, cpu));
    for (AutoCloseable owner : owners) {
      owner.close();
    }
  }

  /// @param acked the numbers of the messages accepted, guarded by itself
  private void fill(List<Sender> senders, int messages, int window, BitSet acked)
      throws InterruptedException {
    Semaphore free = new Semaphore(window * senders.size());
    for (int number = 0; number < messages && target.process().isAlive(); number++) {
      free.acquire();
      int to = number % senders.size();
      int accepted = number;
      senders
          .get(to)
          .send(
              to,
              Message.of(number, System.nanoTime(), size),
              () -> {
                synchronized (acked) {
                  acked.set(accepted);
                }
                free.release();
              });
    }
    if (target.process().isAlive()) {
      free.acquire(window * senders.size());
    }
  }

  /// Kills the server in the middle and counts what it had accepted and no longer has.
  void killed(int rounds, int messages) throws Exception {
    int pairs = 20;
    int lost = 0;
    int accepted = 0;
    target.mailboxes(pairs);
    for (int round = 0; round < rounds; round++) {
      BitSet acked = new BitSet();
      List<Sender> senders = Together.make(pairs, target::sender);
      Thread filler =
          Thread.startVirtualThread(() -> {
            try {
              fill(senders, messages, 100, acked);
            } catch (InterruptedException stopped) {
              Thread.currentThread().interrupt();
            }
          });
      int enough = messages / LAST_BEFORE_KILL + round * messages / (2 * rounds);
      Until.holds(
          "something is accepted",
          () -> {
            synchronized (acked) {
              return acked.cardinality() >= enough;
            }
          });
      target.kill();
      filler.interrupt();
      filler.join();
      target.restart();
      BitSet before;
      synchronized (acked) {
        before = (BitSet) acked.clone();
      }
      accepted += before.cardinality();
      lost += missing(pairs, before);
    }
    row("killed " + rounds + " times", lost + " of " + accepted + " accepted ones lost");
  }

  private int missing(int pairs, BitSet acked) throws Exception {
    BitSet back = new BitSet();
    List<AutoCloseable> owners = new ArrayList<>();
    for (int i = 0; i < pairs; i++) {
      owners.add(
          target.owner(
              i,
              message -> {
                synchronized (back) {
                  back.set(Message.number(message));
                }
              }));
    }
    BitSet missing = (BitSet) acked.clone();
    Until.within(
        GRACE,
        () -> {
          synchronized (back) {
            missing.andNot(back);
          }
          return missing.isEmpty();
        });
    for (AutoCloseable owner : owners) {
      owner.close();
    }
    return missing.cardinality();
  }

  /// Connections that do nothing.
  void idle(int devices) throws Exception {
    target.mailboxes(devices);
    long before = target.process().residentBytes();
    List<AutoCloseable> owners = Together.make(devices, i -> target.owner(i, _ -> {}));
    double each = (target.process().residentBytes() - before) / 1024.0 / devices;
    row(devices + " idle connections", String.format(Locale.ROOT, "%.1f KiB each", each));
    for (AutoCloseable owner : owners) {
      owner.close();
    }
  }

  /// From a few devices to many at once while the few go on talking.
  void spike(int few, int many) throws Exception {
    target.mailboxes(many);
    Latencies talk = new Latencies(1_000_000);
    List<AutoCloseable> open = new ArrayList<>();
    List<Sender> senders = new ArrayList<>();
    for (int i = 0; i < few; i++) {
      open.add(target.owner(i, m -> talk.add(System.nanoTime() - Message.dueNanos(m))));
      senders.add(target.sender(i));
    }
    boolean[] done = {false};
    AtomicInteger accepted = new AtomicInteger();
    AtomicInteger sent = new AtomicInteger();
    Thread talking =
        Thread.startVirtualThread(() -> {
          while (!done[0]) {
            sent.addAndGet(pace(senders, 100, accepted));
          }
        });
    long start = System.nanoTime();
    open.addAll(Together.make(many - few, i -> target.owner(few + i, _ -> {})));
    double seconds = (System.nanoTime() - start) / (double) SECOND;
    done[0] = true;
    talking.join();
    boolean all = Until.within(GRACE, () -> talk.count() >= sent.get());
    row(
        "from " + few + " to " + many + " devices",
        String.format(
            Locale.ROOT,
            "all in after %.1f s; meanwhile %s; %s",
            seconds,
            talk,
            all ? "none lost" : "some lost"));
    open.addAll(senders);
    for (AutoCloseable each : open) {
      each.close();
    }
  }

  private static String rate(int messages, double seconds, double cpu) {
    return String.format(
        Locale.ROOT,
        "%.0f/s; CPU s per 100,000: %.2f",
        messages / seconds,
        cpu * 100_000 / messages);
  }
}
