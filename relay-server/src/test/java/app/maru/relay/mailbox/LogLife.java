package app.maru.relay.mailbox;

import app.maru.p2p.memory.VirtualLoop;
import app.maru.p2p.memory.VirtualTime;
import app.maru.relay.memory.MemoryDisk;
import app.maru.relay.memory.VirtualMailThreads;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// A log in virtual time on a disk in memory, through as many lives as a test wants.
final class LogLife {
  static final MailLimits SMALL = new MailLimits(128 << 10, 1L << 30, 64 << 20, Duration.ZERO);

  final VirtualTime time;
  final SplittableRandom random;
  private final MailLimits limits;
  MemoryDisk disk;
  VirtualMailThreads threads;
  VirtualLoop loop;
  MailLog log;

  LogLife(MailLimits limits, long seed) throws MailException {
    this(limits, seed, new MemoryDisk(), new VirtualTime(Instant.parse("2026-11-21T00:00:00Z")));
  }

  private LogLife(MailLimits limits, long seed, MemoryDisk disk, VirtualTime time)
      throws MailException {
    this.limits = limits;
    this.random = new SplittableRandom(seed);
    this.disk = disk;
    this.time = time;
    this.threads = new VirtualMailThreads(time, Duration.ofMillis(1));
    this.loop = time.loop();
    this.log = MailLog.open(loop, disk, threads, random, limits);
  }

  /// The program ends here; nothing it still had in mind happens.
  void end() {
    threads.kill();
    loop.kill();
  }

  /// The next program, on what is left of the disk.
  LogLife next(MemoryDisk left) throws MailException {
    return new LogLife(limits, random.nextLong(), left, time);
  }

  LogLife afterKill() throws MailException {
    end();
    return next(disk.afterKill());
  }

  void pass(Duration span) {
    time.runFor(span);
  }

  void settle() {
    pass(Duration.ofMillis(50));
  }

  /// The numbers of what waits for a device, read from the disk.
  List<Integer> waiting(app.maru.crypto.DeviceId owner) {
    List<Integer> numbers = new ArrayList<>();
    log.take(
        owner,
        0,
        Integer.MAX_VALUE,
        Integer.MAX_VALUE,
        batch -> batch.mail().forEach(mail -> numbers.add(Letters.number(mail.envelope()))));
    settle();
    return numbers;
  }
}
