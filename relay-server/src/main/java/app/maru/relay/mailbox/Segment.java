package app.maru.relay.mailbox;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/// One file of the log. What is final belongs to everybody, the rest to the loop.
final class Segment {
  final long sequence;
  final long salt;
  final DiskFile file;
  final long size;

  /// Records that a segment which still exists needs to be known as removed.
  private final Map<Segment, Integer> owed = new HashMap<>();

  /// The bytes of records that wait.
  private long live;

  /// When it last lost a record.
  private long lastLoss;

  /// Nothing is written to it any more.
  boolean sealed;

  /// It is given up; its file may hold something else by now.
  boolean dropped;

  /// Its records are being moved.
  boolean moving;

  /// Its records were moved as far as they could be read; trying again is of no use.
  boolean tried;

  /// A copy is being made.
  int pins;

  /// A copy shares its bytes, or the disk can't read some: they must never be overwritten.
  boolean shared;

  /// Part of it could not be read at the start, and may be another time: the newest day on which
  /// what stands there can have come. Until that is too long ago the segment stays.
  private OptionalLong unread = OptionalLong.empty();

  Segment(long sequence, long salt, DiskFile file, long size) {
    this.sequence = sequence;
    this.salt = salt;
    this.file = file;
    this.size = size;
  }

  String name() {
    return SegmentFormat.name(sequence, salt);
  }

  void gained(Entry entry) {
    live += entry.recordBytes();
  }

  void lost(Entry entry, long nanoTime) {
    live -= entry.recordBytes();
    lastLoss = nanoTime;
  }

  /// A removal written here is of use while `target` exists.
  void owes(Segment target) {
    if (target != this && !target.dropped) {
      owed.merge(target, 1, Integer::sum);
    }
  }

  /// `target` is dropped.
  void forget(Segment target) {
    owed.remove(target);
  }

  /// What may stand in the part that could not be read came on `day` or before.
  void leavesUnread(long day) {
    shared = true;
    unread = OptionalLong.of(day);
  }

  /// What came before workday `day` counts no longer.
  void unreadFrom(long day) {
    if (unread.isPresent() && unread.getAsLong() < day) {
      unread = OptionalLong.empty();
    }
  }

  boolean isDead() {
    return unread.isEmpty() && sealed && !moving && pins == 0 && live == 0 && owed.isEmpty();
  }

  /// Whether little of it is of use, and nothing was removed from it for `quiet` nanoseconds.
  boolean isStraggler(long nanoTime, long quiet) {
    return mayMove() && useful() * MailLimits.STRAGGLERS < size && nanoTime - lastLoss >= quiet;
  }

  /// Whether moving what is of use would free anything worth the trouble.
  boolean isImperfect() {
    return mayMove() && useful() < size - size / MailLimits.WORTH_A_VACUUM;
  }

  /// Everything of use has been moved.
  void emptied() {
    owed.clear();
  }

  private boolean mayMove() {
    return unread.isEmpty() && sealed && !moving && !tried && pins == 0;
  }

  private long useful() {
    long removals = 0;
    for (int count : owed.values()) {
      removals += count;
    }
    return live + removals * SegmentFormat.REMOVAL_BYTES;
  }
}
