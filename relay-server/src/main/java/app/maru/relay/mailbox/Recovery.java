package app.maru.relay.mailbox;

import app.maru.crypto.DeviceId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads all segments and builds the index anew.
///
/// What can't be read is skipped up to the next whole record: the end of a segment that a crash cut
/// looks like that, and so does damage; the records behind it are good.
final class Recovery {
  private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

  /// What can't be read now may hold the highest places, and be readable another time. So many are
  /// left out for it: more than a relay gives in years, and there are enough for millions of starts.
  private static final long LEFT_OUT = 1L << 40;

  private final Disk disk;
  private final Shelf shelf;
  private final List<Segment> segments = new ArrayList<>();
  private final List<Seen> mail = new ArrayList<>();
  private final Set<Long> removed = new HashSet<>();
  private final Map<Segment, List<Long>> removals = new HashMap<>();
  private final Map<Segment, Long> holes = new HashMap<>();
  private long lastSequence;
  private long damaged;

  Recovery(Disk disk, Shelf shelf) {
    this.disk = disk;
    this.shelf = shelf;
  }

  /// Reads everything.
  void run() throws IOException, MailException {
    for (String name : disk.names()) {
      SegmentFormat.Name parsed = SegmentFormat.parse(name).orElse(null);
      if (parsed != null) {
        DiskFile file = disk.open(name);
        segments.add(new Segment(parsed.sequence(), parsed.salt(), file, file.size()));
      }
    }
    segments.sort(Comparator.comparingLong(segment -> segment.sequence));
    for (Segment segment : segments) {
      lastSequence = Math.max(lastSequence, segment.sequence);
      segment.sealed = true;
      scan(segment);
      // What a killed process wrote may still be on its way to the disk; from now on it counts.
      segment.file.force();
    }
    disk.forceNames();
    fill();
  }

  List<Segment> segments() {
    return segments;
  }

  long lastSequence() {
    return lastSequence;
  }

  /// Places in the files where something can't be read and more follows.
  long damaged() {
    return damaged;
  }

  private void scan(Segment segment) throws IOException, MailException {
    ByteBuffer in = ByteBuffer.allocate((int) segment.file.size());
    int hole = readPieces(segment, in);
    if (SegmentFormat.isNewer(in)) {
      throw new MailException(MailException.Reason.VERSION);
    }
    int at = SegmentFormat.HEAD_BYTES;
    long newest = 0;
    for (SegmentFormat.Found found : SegmentFormat.all(in, segment.salt)) {
      if (found.at() > at) {
        damaged++;
        LOG.warn("segment {}: {} bytes at {} can't be read", segment.sequence, found.at() - at, at);
      }
      note(segment, in, found);
      newest = found.isMail() ? Math.max(newest, found.day(in)) : newest;
      at = found.end();
    }
    if (hole >= 0) {
      LOG.error("segment {}: the disk does not read all of it", segment.sequence);
      holes.put(segment, newest);
      // Those before the last record have been counted as what stands between two.
      damaged += hole >= at ? 1 : 0;
    }
  }

  /// Piece by piece, as a bad spot of the disk must not cost what stands around it. What can't be
  /// read is left as zeros.
  ///
  /// @return where the last such piece begins, or -1
  private static int readPieces(Segment segment, ByteBuffer in) {
    int hole = -1;
    for (int at = 0; at < in.capacity(); at += MailLimits.READ_BYTES) {
      int end = Math.min(in.capacity(), at + MailLimits.READ_BYTES);
      if (!readPiece(segment, in, at, end)) {
        for (int small = at; small < end; small += MailLimits.BLOCK_BYTES) {
          int smallEnd = Math.min(end, small + MailLimits.BLOCK_BYTES);
          hole = readPiece(segment, in, small, smallEnd) ? hole : small;
        }
      }
    }
    in.limit(in.capacity()).position(0);
    return hole;
  }

  private static boolean readPiece(Segment segment, ByteBuffer in, int from, int end) {
    for (int i = 0; i < MailLimits.READS; i++) {
      try {
        segment.file.read(from, in.limit(end).position(from));
        return true;
      } catch (IOException e) {
        LOG.debug("a piece of a segment can't be read: {}", e.getClass().getSimpleName());
      }
    }
    in.put(from, new byte[end - from]);
    return false;
  }

  private void note(Segment segment, ByteBuffer in, SegmentFormat.Found found) {
    if (found.isMail()) {
      mail.add(
          new Seen(
              segment,
              found.at(),
              found.place(in),
              found.day(in),
              found.owner(in),
              found.key(in),
              found));
      return;
    }
    for (int i = 0; i < found.removals(); i++) {
      removed.add(found.removedPlace(in, i));
      removals.computeIfAbsent(segment, any -> new ArrayList<>()).add(found.removedFrom(in, i));
    }
  }

  private void fill() {
    // Of two copies of one envelope the one moved last counts.
    mail.sort(
        Comparator.comparingLong(Seen::place)
            .thenComparingLong(seen -> -seen.segment().sequence)
            .thenComparingInt(seen -> -seen.at()));
    long previous = 0;
    for (Seen seen : mail) {
      shelf.usedUpTo(seen.place());
      if (seen.place() != previous
          && !removed.contains(seen.place())
          && shelf.find(seen.owner(), seen.key()) == null) {
        Entry entry =
            shelf.add(
                seen.owner(),
                seen.key(),
                seen.place(),
                seen.day(),
                seen.found().bodySize(),
                seen.found().firstContact());
        entry.segment = seen.segment();
        entry.offset = seen.at();
        seen.segment().gained(entry);
      }
      previous = seen.place();
    }
    removed.forEach(shelf::usedUpTo);
    if (!holes.isEmpty()) {
      shelf.leavesOut(LEFT_OUT);
    }
    holes.forEach((segment, day) -> segment.leavesUnread(day == 0 ? shelf.lastDay() : day));
    Map<Long, Segment> bySequence = new HashMap<>();
    segments.forEach(segment -> bySequence.put(segment.sequence, segment));
    removals.forEach((segment, targets) -> {
      for (Long target : targets) {
        Segment there = bySequence.get(target);
        if (there != null) {
          segment.owes(there);
        }
      }
    });
  }

  /// The whole of it: segments are small.
  static ByteBuffer read(Segment segment) throws IOException {
    ByteBuffer in = ByteBuffer.allocate((int) segment.file.size());
    segment.file.read(0, in);
    return in.flip();
  }

  private record Seen(
      Segment segment,
      int at,
      long place,
      long day,
      DeviceId owner,
      EnvelopeKey key,
      SegmentFormat.Found found) {}
}
