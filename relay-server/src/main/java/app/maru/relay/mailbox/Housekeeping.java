package app.maru.relay.mailbox;

import app.maru.p2p.net.Loop;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// All segments, and what frees their space: drops those that hold nothing of use, and moves the
/// little that is left in others into the newest. On the loop; files are read in the background.
final class Housekeeping {
  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

  private final Loop loop;
  private final Executor background;
  private final Disk disk;
  private final SegmentFiles files;
  private final Shelf shelf;
  private final Duration quiet;
  private final Consumer<List<Write>> writer;
  private final Map<Long, Segment> segments = new LinkedHashMap<>();
  private final List<Runnable> vacuums = new ArrayList<>();
  private boolean moving;

  /// @param writer takes what is to be written
  Housekeeping(
      Tools tools, SegmentFiles files, Shelf shelf, Duration quiet, Consumer<List<Write>> writer) {
    this.loop = tools.loop();
    this.background = tools.background();
    this.disk = tools.disk();
    this.quiet = quiet;
    this.files = files;
    this.shelf = shelf;
    this.writer = writer;
  }

  void add(Segment segment) {
    segments.putIfAbsent(segment.sequence, segment);
  }

  List<Segment> all() {
    return List.copyOf(segments.values());
  }

  long diskBytes() {
    return segments.values().stream().mapToLong(segment -> segment.size).sum();
  }

  /// Tidies up now and from time to time.
  void look() {
    tidy();
    loop.schedule(MailLimits.LOOK_EVERY, this::look);
  }

  /// Drops what is dead and begins to move what is nearly so.
  void tidy() {
    boolean dropped = true;
    while (dropped) {
      // A dropped segment may have been the last that another's removals were for.
      dropped = false;
      for (Segment segment : all()) {
        if (segment.isDead()) {
          drop(segment);
          dropped = true;
        }
      }
    }
    if (!moving) {
      Predicate<Segment> worthwhile =
          vacuums.isEmpty()
              ? segment -> segment.isStraggler(loop.nanoTime(), quiet.toNanos())
              : Segment::isImperfect;
      segments.values().stream().filter(worthwhile).findFirst().ifPresent(this::move);
    }
    if (!moving && !vacuums.isEmpty()) {
      List<Runnable> done = List.copyOf(vacuums);
      vacuums.clear();
      done.forEach(Runnable::run);
    }
  }

  /// Moves all that can be moved, then answers.
  void vacuum(Runnable done) {
    writer.accept(
        List.of(
            Write.roll(() -> {
              segments.values().forEach(segment -> segment.tried = false);
              vacuums.add(done);
            })));
  }

  /// Copies all segments as they are now.
  void backup(Path target, Consumer<Boolean> done) {
    writer.accept(List.of(Write.roll(() -> copy(target, done))));
  }

  private void copy(Path target, Consumer<Boolean> done) {
    List<Segment> pinned = all();
    for (Segment segment : pinned) {
      segment.pins++;
      segment.shared = true;
    }
    background.execute(() -> {
      boolean copied = true;
      try {
        for (Segment segment : pinned) {
          disk.copy(segment.name(), target);
        }
      } catch (IOException | RuntimeException | Error e) {
        LOG.warn("mail could not be copied: {}", e.getClass().getSimpleName());
        copied = false;
      }
      boolean all = copied;
      loop.execute(() -> {
        pinned.forEach(segment -> segment.pins--);
        tidy();
        done.accept(all);
      });
    });
  }

  /// What it works with.
  record Tools(Loop loop, Executor background, Disk disk) {}

  private void drop(Segment segment) {
    segment.dropped = true;
    segments.remove(segment.sequence);
    segments.values().forEach(other -> other.forget(segment));
    files.retire(segment);
  }

  private void move(Segment segment) {
    moving = true;
    segment.moving = true;
    background.execute(() -> {
      try {
        ByteBuffer in = Recovery.read(segment);
        List<SegmentFormat.Found> found = SegmentFormat.all(in, segment.salt);
        loop.execute(() -> write(segment, in, found));
      } catch (IOException | RuntimeException | Error e) {
        LOG.warn("segment {} can't be read", segment.sequence);
        loop.execute(() -> moved(segment, List.of(), false));
      }
    });
  }

  private void write(Segment segment, ByteBuffer in, List<SegmentFormat.Found> records) {
    List<Write> writes = new ArrayList<>();
    for (SegmentFormat.Found found : records) {
      if (found.isMail()) {
        Entry entry = shelf.find(found.owner(in), found.key(in));
        if (entry != null && entry.segment == segment && entry.offset == found.at()) {
          writes.add(Write.move(entry, found.body(in)));
        }
      } else {
        List<Write.Removal> needed = new ArrayList<>();
        for (int i = 0; i < found.removals(); i++) {
          Segment target = segments.get(found.removedFrom(in, i));
          if (target != null && target != segment) {
            needed.add(new Write.Removal(found.removedPlace(in, i), target));
          }
        }
        if (!needed.isEmpty()) {
          writes.add(Write.removed(needed));
        }
      }
    }
    List<Write> moves = List.copyOf(writes);
    writes.add(Write.mark(() -> moved(segment, moves, true)));
    writer.accept(writes);
  }

  private void moved(Segment segment, List<Write> moves, boolean read) {
    moving = false;
    segment.moving = false;
    segment.tried = true;
    if (read && moves.stream().noneMatch(write -> write.failed)) {
      segment.emptied();
    } else {
      loop.schedule(
          MailLimits.MOVE_AGAIN,
          () -> {
            segment.tried = false;
            tidy();
          });
    }
  }
}
