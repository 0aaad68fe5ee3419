package app.maru.relay.mailbox;

import app.maru.crypto.Bytes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something for the writer, and afterwards what became of it. Handed from the loop to the writer
/// and back; never touched by both.
final class Write {
  /// What is to be written.
  enum Kind {
    /// A new envelope.
    MAIL,
    /// An envelope that stood in another segment.
    MOVE,
    /// That envelopes wait no longer.
    REMOVED,
    /// Nothing: to know that everything before is done.
    MARK,
    /// Nothing, but the segment ends here.
    ROLL
  }

  final Kind kind;
  final @Nullable Entry entry;
  final @Nullable Bytes body;
  final List<Removal> removals;
  final @Nullable Runnable done;

  /// Where it went; null if it was not written.
  @Nullable Segment segment;

  int offset;
  boolean failed;

  private Write(
      Kind kind,
      @Nullable Entry entry,
      @Nullable Bytes body,
      List<Removal> removals,
      @Nullable Runnable done) {
    this.kind = kind;
    this.entry = entry;
    this.body = body;
    this.removals = removals;
    this.done = done;
  }

  static Write mail(Entry entry, Bytes body) {
    return new Write(Kind.MAIL, entry, body, List.of(), null);
  }

  static Write move(Entry entry, Bytes body) {
    return new Write(Kind.MOVE, entry, body, List.of(), null);
  }

  static Write removed(List<Removal> removals) {
    return new Write(Kind.REMOVED, null, null, removals, null);
  }

  static Write mark(Runnable done) {
    return new Write(Kind.MARK, null, null, List.of(), done);
  }

  static Write roll(Runnable done) {
    return new Write(Kind.ROLL, null, null, List.of(), done);
  }

  /// Whether the writer may leave it out: its envelope has been accepted already.
  boolean isNeedless() {
    return entry != null && entry.gone;
  }

  /// The length of its record.
  int bytes() {
    return switch (kind) {
      case MAIL, MOVE -> entry == null ? 0 : entry.recordBytes();
      case REMOVED -> SegmentFormat.removedBytes(removals.size());
      case MARK, ROLL -> 0;
    };
  }

  /// An envelope that waits no longer.
  ///
  /// @param place its place among all mail
  /// @param segment where its record stands
  record Removal(long place, Segment segment) {}
}
