package app.maru.relay.mailbox;

import app.maru.crypto.DeviceId;
import app.maru.p2p.net.Loop;
import app.maru.p2p.net.Loop.Timer;
import app.maru.p2p.wire.Envelope;
import app.maru.p2p.wire.EnvelopeId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Mail in a log of segments, with its index in memory.
///
/// Everything that has come while the disk was busy is forced to it at once. An envelope whose
/// device takes it before its turn never goes to the disk.
public final class MailLog implements Mailboxes {
  private static final Logger LOG = LoggerFactory.getLogger(MailLog.class);

  /// After the disk failed nothing is taken for so long: it is not going to be better sooner.
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);

  private final Loop loop;
  private final MailThreads threads;
  private final MailLimits limits;
  private final Shelf shelf;
  private final SegmentFiles files;
  private final LogWriter writer;
  private final Housekeeping housekeeping;
  private final MailReader reader;
  private final RecentIds recent = new RecentIds(MailLimits.RECENT);
  private final MailTally tally = new MailTally();

  private List<Write> arriving = new ArrayList<>();
  private List<Write.Removal> removals = new ArrayList<>();
  private long queuedBytes;

  /// When a group was written last, or began to wait.
  private long lastProgress;

  private boolean submitting;
  private @Nullable Timer gathering;
  private boolean removing;
  private @Nullable Long failedUntil;
  private boolean closed;

  /// The workday, as the log counts.
  private long today;

  private boolean counting;

  /// How far it counts ahead of the relay.
  private long ahead;

  private MailLog(
      Loop loop, Disk disk, MailThreads threads, RandomGenerator random, MailLimits limits) {
    this.loop = loop;
    this.threads = threads;
    this.limits = limits;
    this.shelf = new Shelf(limits.totalBytes(), limits.totalCount());
    this.files = new SegmentFiles(disk, threads.background(), random, limits.segmentBytes());
    this.writer =
        new LogWriter(
            threads.writer(),
            files,
            loop::nanoTime,
            commit -> loop.execute(() -> committed(commit)));
    this.housekeeping =
        new Housekeeping(
            new Housekeeping.Tools(loop, threads.background(), disk),
            files,
            shelf,
            limits.quiet(),
            this::submit);
    this.reader = new MailReader(loop, threads.background(), shelf, this::unreadable);
  }

  /// Opens the mail on `disk`, which nobody else may use. Reads all of it, so not on the loop; from
  /// then on everything happens on `loop`.
  ///
  /// @param random names segments, so that nobody can write bytes that pass for a record
  /// @throws MailException if the disk fails or belongs to a newer program
  public static MailLog open(
      Loop loop, Disk disk, MailThreads threads, RandomGenerator random, MailLimits limits)
      throws MailException {
    MailLog log = new MailLog(loop, disk, threads, random, limits);
    try {
      Recovery recovery = new Recovery(disk, log.shelf);
      recovery.run();
      log.tally.damaged += recovery.damaged();
      recovery.segments().forEach(log.housekeeping::add);
      log.files.begin(recovery.lastSequence());
      log.today = log.shelf.lastDay();
    } catch (IOException e) {
      throw new MailException(MailException.Reason.DISK, e);
    }
    loop.execute(log.housekeeping::look);
    return log;
  }

  @Override
  public Placement put(Envelope envelope, EnvelopeId id, Room room, Consumer<Boolean> kept) {
    DeviceId owner = envelope.to();
    EnvelopeKey key = EnvelopeKey.of(id);
    Entry known = shelf.find(owner, key);
    if (known != null && known.segment == null) {
      if (!known.alsoTell(kept)) {
        return new Placement.Full(Placement.What.ASKERS);
      }
      tally.known++;
      return new Placement.Known();
    }
    if (known != null || recent.contains(owner, key)) {
      tally.known++;
      loop.execute(() -> kept.accept(true));
      return new Placement.Known();
    }
    int size = envelope.body().size();
    Optional<Placement.What> full = shelf.full(owner, size, room);
    if (full.isPresent()) {
      return new Placement.Full(full.get());
    }
    if (isFailing()) {
      return new Placement.Full(Placement.What.RELAY);
    }
    if (queuedBytes + size > limits.queuedBytes()) {
      return new Placement.Full(Placement.What.DISK_QUEUE);
    }
    Entry entry = shelf.add(owner, key, today, size, room.firstContact());
    shelf.came(entry, room);
    entry.body = envelope.body();
    entry.alsoTell(kept);
    if (queuedBytes == 0) {
      lastProgress = loop.nanoTime();
    }
    queuedBytes += size;
    tally.kept++;
    arriving.add(Write.mail(entry, envelope.body()));
    submitLater();
    return new Placement.Kept(entry.place);
  }

  @Override
  public void take(DeviceId owner, long after, int count, int bytes, Consumer<Batch> answer) {
    reader.take(owner, after, count, bytes, answer);
  }

  @Override
  public void remove(DeviceId owner, EnvelopeId id) {
    Entry entry = shelf.find(owner, EnvelopeKey.of(id));
    if (entry != null) {
      tally.removed++;
      recent.add(owner, entry.key);
      letGo(entry);
      // Its device has custody now, which is as good as the disk.
      entry.tell(true);
    }
  }

  @Override
  public List<DeviceId> owners() {
    return shelf.boxes().stream().map(Mailbox::owner).toList();
  }

  @Override
  public Waiting waiting(DeviceId owner) {
    Mailbox box = shelf.box(owner);
    return box == null ? Waiting.NOTHING : new Waiting(box.count(), box.bytes());
  }

  @Override
  public void forget(DeviceId owner) {
    drop(shelf.of(owner));
  }

  @Override
  public int workday(long number, int keeps) {
    if (!counting) {
      counting = true;
      // Accounts that were lost begin to count anew; the mail does not.
      ahead = Math.max(0, shelf.lastDay() - number);
    }
    today = Math.max(today, number + ahead);
    long before = today - keeps;
    housekeeping.all().forEach(segment -> segment.unreadFrom(before));
    List<Entry> old = shelf.before(before);
    drop(old);
    return old.size();
  }

  @Override
  public MailStatistics statistics() {
    return tally.snapshot(
        new MailStatistics.Now(
            shelf.boxes().size(),
            shelf.count(),
            limits.totalCount(),
            shelf.bytes(),
            housekeeping.diskBytes(),
            queuedBytes),
        isFailing(),
        isStalled());
  }

  @Override
  public void vacuum(Runnable done) {
    submitNow();
    housekeeping.vacuum(done);
  }

  @Override
  public void backup(Path target, Consumer<Boolean> done) {
    submitNow();
    housekeeping.backup(target, done);
  }

  @Override
  public void flush(Runnable done) {
    submitNow();
    submit(List.of(Write.mark(done)));
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      threads.close();
      files.close();
      housekeeping.all().forEach(segment -> SegmentFiles.close(segment.file));
    }
  }

  private boolean isFailing() {
    return failedUntil != null && loop.nanoTime() - failedUntil < 0;
  }

  /// Mail waits for a disk, or for a writer, that does nothing.
  private boolean isStalled() {
    return queuedBytes > 0 && loop.nanoTime() - lastProgress > MailLimits.STALLED_AFTER.toNanos();
  }

  private void drop(List<Entry> entries) {
    for (Entry entry : entries) {
      tally.expired++;
      letGo(entry);
      entry.tell(false);
    }
  }

  private void unreadable(Entry entry) {
    tally.damaged++;
    LOG.error("envelope {} of mailbox {} is damaged and lost", entry.key.id(), entry.box.owner());
    letGo(entry);
  }

  private void letGo(Entry entry) {
    shelf.remove(entry);
    if (entry.segment != null) {
      entry.segment.lost(entry, loop.nanoTime());
      removed(entry.place, entry.segment);
    }
  }

  /// The record of `place` in `segment` counts no longer; that is written down soon.
  private void removed(long place, Segment segment) {
    removals.add(new Write.Removal(place, segment));
    if (!removing) {
      removing = true;
      loop.schedule(
          MailLimits.REMOVED_WITHIN,
          () -> {
            removing = false;
            submitNow();
          });
    }
  }

  /// A disk that rests waits a moment for company, and for devices that take their mail before it
  /// is written: then it never is.
  private void submitLater() {
    if (!submitting) {
      submitting = true;
      if (writer.isBusy()) {
        loop.atTurnEnd(this::submitNow);
      } else {
        gathering = loop.schedule(MailLimits.GATHER, this::submitNow);
      }
    }
  }

  private void submitNow() {
    submitting = false;
    if (gathering != null) {
      gathering.cancel();
      gathering = null;
    }
    List<Write> writes = arriving;
    arriving = new ArrayList<>();
    for (int from = 0; from < removals.size(); from += SegmentFormat.MAX_REMOVALS) {
      int to = Math.min(from + SegmentFormat.MAX_REMOVALS, removals.size());
      writes.add(Write.removed(List.copyOf(removals.subList(from, to))));
    }
    removals = new ArrayList<>();
    submit(writes);
  }

  private void submit(List<Write> writes) {
    if (!closed && !writes.isEmpty()) {
      writer.submit(writes);
    }
  }

  private void committed(LogWriter.Commit commit) {
    tally.committed(commit);
    lastProgress = loop.nanoTime();
    if (commit.failed()) {
      failedUntil = loop.nanoTime() + AFTER_FAILURE.toNanos();
    }
    for (Write write : commit.group()) {
      if (write.segment != null) {
        housekeeping.add(write.segment);
      }
      switch (write.kind) {
        case MAIL -> written(write);
        case MOVE -> moved(write);
        case REMOVED -> noted(write);
        case MARK, ROLL -> {
          // Answered below, when all of the group has been looked at.
        }
      }
    }
    for (Segment segment : commit.sealed()) {
      housekeeping.add(segment);
      segment.sealed = true;
    }
    for (Write write : commit.group()) {
      if (write.done != null) {
        write.done.run();
      }
    }
    housekeeping.tidy();
  }

  private void written(Write write) {
    Entry entry = Objects.requireNonNull(write.entry);
    queuedBytes -= entry.size;
    entry.body = null;
    if (write.failed) {
      if (!entry.gone) {
        shelf.remove(entry);
      }
      entry.tell(false);
    } else if (write.segment == null) {
      tally.unwritten++;
    } else if (entry.gone) {
      removed(entry.place, write.segment);
    } else {
      stands(entry, write, write.segment);
      entry.tell(true);
    }
  }

  private void moved(Write write) {
    Entry entry = Objects.requireNonNull(write.entry);
    if (write.segment != null && entry.gone) {
      removed(entry.place, write.segment);
    } else if (write.segment != null) {
      if (entry.segment != null) {
        entry.segment.lost(entry, loop.nanoTime());
      }
      stands(entry, write, write.segment);
    }
  }

  private static void stands(Entry entry, Write write, Segment segment) {
    entry.segment = segment;
    entry.offset = write.offset;
    segment.gained(entry);
  }

  private void noted(Write write) {
    for (Write.Removal removal : write.removals) {
      if (write.segment != null) {
        write.segment.owes(removal.segment());
      } else if (!removal.segment().dropped) {
        removed(removal.place(), removal.segment());
      }
    }
  }
}
