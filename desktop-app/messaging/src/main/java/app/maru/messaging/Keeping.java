package app.maru.messaging;

import java.time.Instant;
import java.util.Optional;

/// How I keep a conversation in my list. Nobody else learns it.
///
/// @param pinned its place among those on top, from 1 on; 0 if it is none of them
/// @param mutedUntil nothing said in it draws attention before; [#FOREVER] until I say otherwise
/// @param archived put away until somebody says something in it, or for good while it is muted
/// @param marked I want to come back to it, as if something in it were unread
/// @param asked the other has deleted it and asks me to do the same
public record Keeping(
    int pinned, Optional<Instant> mutedUntil, boolean archived, boolean marked, boolean asked) {
  /// As every conversation is at first.
  public static final Keeping PLAIN = new Keeping(0, Optional.empty(), false, false, false);

  /// The end of a muting without an end: the last moment a calendar on a screen can show.
  public static final Instant FOREVER = Instant.parse("9999-12-31T23:59:59.999Z");

  /// At this place among those on top; 0 for none.
  public Keeping pinnedAt(int place) {
    return new Keeping(place, mutedUntil, archived, marked, asked);
  }

  /// Quiet until then; or not any more.
  public Keeping muted(Optional<Instant> until) {
    return new Keeping(pinned, until, archived, marked, asked);
  }

  /// Whether it was quiet until a time that is over.
  public boolean mutingOver(Instant now) {
    return mutedUntil.isPresent() && !mutedUntil.get().isAfter(now);
  }

  /// Put away or not; what is put away is not on top.
  public Keeping archived(boolean away) {
    return new Keeping(away ? 0 : pinned, mutedUntil, away, marked, asked);
  }

  /// As if unread, or not.
  public Keeping marked(boolean unread) {
    return new Keeping(pinned, mutedUntil, archived, unread, asked);
  }

  /// Whether the other asks me to delete it.
  public Keeping asked(boolean toDelete) {
    return new Keeping(pinned, mutedUntil, archived, marked, toDelete);
  }
}
