package app.maru.relay.mailbox;

import app.maru.p2p.wire.Limits;
import java.time.Duration;

/// How much the log may take.
///
/// @param segmentBytes the length of one file: big enough that opening one is rare, small enough
///   that a dead one is soon dropped
/// @param totalBytes of all bodies that wait
/// @param totalCount of all envelopes that wait: the index of them is in memory
/// @param queuedBytes of bodies that wait to be written: what a stalled disk may cost in memory
/// @param quiet how long nothing was removed from a segment before what is left in it is moved: one
///   that is just being emptied will soon be empty
public record MailLimits(
    int segmentBytes, long totalBytes, int totalCount, long queuedBytes, Duration quiet) {
  private static final Duration QUIET = Duration.ofSeconds(10);

  /// As a relay has it that was told nothing else.
  public static final MailLimits USUAL = new MailLimits(64 << 20, 10L << 30, 64 << 20);

  /// How often stragglers are looked for when nothing else happens.
  static final Duration LOOK_EVERY = Duration.ofSeconds(10);

  /// So long mail waits for more when the disk rests: about as long as a force takes, and as a
  /// device that is online needs to take it, so that it need not be written at all.
  static final Duration GATHER = Duration.ofMillis(3);

  /// The bytes forced together at most: what one slow write may make others wait for.
  static final int GROUP_BYTES = 8 << 20;

  /// Read in one go at most: some thirty envelopes of the usual size, and more than the largest.
  static final int READ_BYTES = 128 << 10;

  /// What a disk reads whole or not at all.
  static final int BLOCK_BYTES = 4096;

  /// What was removed is written down with the next mail, or after so long.
  static final Duration REMOVED_WITHIN = Duration.ofSeconds(1);

  /// When less than one part in so many of a file is still of use, that part moves into the newest
  /// one: so the files never take more than about twice what waits.
  static final int STRAGGLERS = 2;

  /// After the disk failed while a segment's mail moved, the next try.
  static final Duration MOVE_AGAIN = Duration.ofMinutes(1);

  /// A vacuum leaves a file alone of which less than one part in so many is of no use.
  static final int WORTH_A_VACUUM = 16;

  /// Files kept ready for the next mail: so much may come and go again and again before any has to
  /// be filled with zeros anew, which costs the disk as much as the mail itself.
  static final int SPARES = 8;

  /// Who may wait for one answer: a sender asks again on its next connection at most.
  static final int ASKERS = 64;

  /// When mail waits to be written and nothing has been for so long, the disk does not answer: a
  /// group takes well under a second even where disks are slow.
  static final Duration STALLED_AFTER = Duration.ofSeconds(10);

  /// Reading goes wrong for a moment, too: it has failed when it failed so often in a row.
  static final int READS = 2;

  /// Ids remembered after their device has taken the envelope: a sender whose `Accepted` was lost
  /// asks again within moments. Twice as many at most.
  static final int RECENT = 65_536;

  /// The least number of bytes a segment may have: one record of the biggest body and the head.
  static final int SMALLEST_SEGMENT = 128 << 10;

  /// What the index takes of the heap for each envelope, also while it is made (`HeapAtStart`).
  static final int INDEX_BYTES = 150;

  /// What a relay takes of the heap besides its index: a whole segment while it starts, or mail
  /// that waits for the disk and to be sent, and accounts.
  static final long WORKING_BYTES = 96 << 20;

  /// Of what is left, three parts in four are for the index. A collector that never finds anything
  /// free does nothing but look.
  private static final int HEAP_PARTS = 4;

  private static final int INDEX_PARTS = 3;

  /// In the smallest of heaps: as much as may wait in one mailbox.
  static final int LEAST_COUNT = 10_000;

  /// With as many envelopes as there can be numbers.
  public MailLimits(int segmentBytes, long totalBytes, long queuedBytes, Duration quiet) {
    this(segmentBytes, totalBytes, Integer.MAX_VALUE, queuedBytes, quiet);
  }

  /// With the usual quiet.
  public MailLimits(int segmentBytes, long totalBytes, long queuedBytes) {
    this(segmentBytes, totalBytes, queuedBytes, QUIET);
  }

  /// The usual log for so much mail.
  ///
  /// @param heapBytes what the heap may grow to: more envelopes than its index has room for are not
  ///   taken
  public static MailLimits upTo(long totalBytes, long heapBytes) {
    long index = (heapBytes - WORKING_BYTES) / HEAP_PARTS * INDEX_PARTS;
    int count = Math.clamp(index / INDEX_BYTES, LEAST_COUNT, Integer.MAX_VALUE);
    return new MailLimits(USUAL.segmentBytes, totalBytes, count, USUAL.queuedBytes, USUAL.quiet);
  }

  /// Whether the index has room for all bytes, however small the envelopes.
  public boolean hasRoomForAll() {
    return totalBytes / Limits.BODY_SIZES.getFirst() <= totalCount;
  }

  /// @throws IllegalArgumentException if a segment can't hold the biggest envelope
  public MailLimits {
    if (segmentBytes < SMALLEST_SEGMENT) {
      throw new IllegalArgumentException("segments of " + segmentBytes + " bytes");
    }
  }
}
