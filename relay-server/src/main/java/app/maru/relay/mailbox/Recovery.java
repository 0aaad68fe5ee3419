package app.maru.relay.mailbox;

import app.maru.crypto.DeviceId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads all segments, the newest first, and builds the index as it goes. That something was
/// removed or moved stands behind where it was, so it is known by then: nothing needs memory but
/// the index itself and the numbers of what was removed.
///
/// What can't be read is skipped up to the next whole record: the end of a segment that a crash cut
/// looks like that, and so does damage; the records behind it are good.
final class Recovery {
  private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

  /// What can't be read now may hold the highest places, and be readable another time. So many are
  /// left out for it: more than a relay gives in years, and there are enough for millions of
  /// starts.
  private static final long LEFT_OUT = 1L << 40;

  private final Disk disk;
  private final Shelf shelf;
  private final List<Segment> segments = new ArrayList<>();
  private final Map<Long, Segment> bySequence = new HashMap<>();
  private final Places removed = new Places();
  private final Map<Segment, Long> holes = new HashMap<>();
  private long lastSequence;
  private long damaged;

  Recovery(Disk disk, Shelf shelf) {
    this.disk = disk;
    this.shelf = shelf;
  }

  /// Reads everything.
  void run() throws IOException, MailException {
    int longest = 0;
    for (String name : disk.names()) {
      SegmentFormat.Name parsed = SegmentFormat.parse(name).orElse(null);
      if (parsed != null) {
        DiskFile file = disk.open(name);
        Segment segment = new Segment(parsed.sequence(), parsed.salt(), file, file.size());
        segment.sealed = true;
        segments.add(segment);
        bySequence.put(segment.sequence, segment);
        lastSequence = Math.max(lastSequence, segment.sequence);
        longest = Math.max(longest, (int) segment.size);
      }
    }
    segments.sort(Comparator.comparingLong(segment -> segment.sequence));
    ByteBuffer in = ByteBuffer.allocate(longest);
    for (Segment segment : segments.reversed()) {
      scan(segment, in.clear().limit((int) segment.size));
      // What a killed process wrote may still be on its way to the disk; from now on it counts.
      segment.file.force();
    }
    disk.forceNames();
    shelf.putInOrder();
    holes.forEach((segment, day) -> segment.leavesUnread(day == 0 ? shelf.lastDay() : day));
    if (!holes.isEmpty()) {
      shelf.leavesOut(LEFT_OUT);
    }
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

  private void scan(Segment segment, ByteBuffer in) throws MailException {
    int hole = readPieces(segment, in);
    if (SegmentFormat.isNewer(in)) {
      throw new MailException(MailException.Reason.VERSION);
    }
    int at = SegmentFormat.HEAD_BYTES;
    long newest = 0;
    List<SegmentFormat.Found> records = SegmentFormat.all(in, segment.salt);
    for (SegmentFormat.Found found : records) {
      if (found.at() > at) {
        damaged++;
        LOG.warn("segment {}: {} bytes at {} can't be read", segment.sequence, found.at() - at, at);
      }
      newest = found.isMail() ? Math.max(newest, found.day(in)) : newest;
      at = found.end();
    }
    for (SegmentFormat.Found found : records.reversed()) {
      if (found.isMail()) {
        noteMail(segment, in, found);
      } else {
        noteRemovals(segment, in, found);
      }
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
    int length = in.limit();
    for (int at = 0; at < length; at += MailLimits.READ_BYTES) {
      int end = Math.min(length, at + MailLimits.READ_BYTES);
      if (!readPiece(segment, in, at, end)) {
        for (int small = at; small < end; small += MailLimits.BLOCK_BYTES) {
          int smallEnd = Math.min(end, small + MailLimits.BLOCK_BYTES);
          hole = readPiece(segment, in, small, smallEnd) ? hole : small;
        }
      }
    }
    in.limit(length).position(0);
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

  /// Of two copies of one envelope the one moved last counts, which came first here.
  private void noteMail(Segment segment, ByteBuffer in, SegmentFormat.Found found) {
    long place = found.place(in);
    shelf.usedUpTo(place);
    if (removed.contains(place)) {
      return;
    }
    DeviceId owner = found.owner(in);
    EnvelopeKey key = found.key(in);
    if (shelf.find(owner, key) == null) {
      Entry entry =
          shelf.addFound(owner, key, place, found.day(in), found.bodySize(), found.firstContact());
      entry.segment = segment;
      entry.offset = found.at();
      segment.gained(entry);
    }
  }

  private void noteRemovals(Segment segment, ByteBuffer in, SegmentFormat.Found found) {
    for (int i = 0; i < found.removals(); i++) {
      long place = found.removedPlace(in, i);
      shelf.usedUpTo(place);
      removed.add(place);
      Segment there = bySequence.get(found.removedFrom(in, i));
      if (there != null) {
        segment.owes(there);
      }
    }
  }

  /// The whole of it: segments are small.
  static ByteBuffer read(Segment segment) throws IOException {
    ByteBuffer in = ByteBuffer.allocate((int) segment.file.size());
    segment.file.read(0, in);
    return in.flip();
  }
}
