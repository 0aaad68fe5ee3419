package app.maru.messaging;

import app.maru.crypto.PersonId;
import java.util.List;

/// What somebody feels about a message.
///
/// @param from who
/// @param mine whether that is me
/// @param emoji at least one, in the order chosen
public record Reaction(PersonId from, boolean mine, List<String> emoji) {
  /// Takes a copy.
  public Reaction {
    emoji = List.copyOf(emoji);
  }
}
