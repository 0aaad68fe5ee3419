package app.maru.messaging;

import java.util.List;
import java.util.Optional;

/// What a message carries beside its text, and what became of it.
///
/// @param quote the message it answers
/// @param forwarded whether somebody else wrote it first
/// @param edits the revision of its text: 0 as it was sent
/// @param retracted whether its writer took it back; then its text is empty
/// @param reactions what the two of us feel about it
/// @param lifetime after how many seconds it goes: from sending at the writer's, from reading at
///   the other's; 0 never
public record Traits(
    Optional<Quote> quote,
    boolean forwarded,
    int edits,
    boolean retracted,
    List<Reaction> reactions,
    int lifetime) {
  /// Nothing but a text.
  public static final Traits NONE = new Traits(Optional.empty(), false, 0, false, List.of(), 0);

  /// Takes a copy.
  public Traits {
    reactions = List.copyOf(reactions);
  }

  /// The same with another quote.
  public Traits quoting(Optional<Quote> other) {
    return new Traits(other, forwarded, edits, retracted, reactions, lifetime);
  }

  /// The same with other reactions.
  public Traits with(List<Reaction> others) {
    return new Traits(quote, forwarded, edits, retracted, others, lifetime);
  }
}
