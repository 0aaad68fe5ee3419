package app.maru.messaging;

import java.util.Optional;

/// What I have begun to write in one conversation.
///
/// @param text as written so far
/// @param reply the message it is to answer
public record Draft(String text, Optional<MessageId> reply) {
  /// Nothing was begun.
  public static final Draft NONE = new Draft("", Optional.empty());

  /// Whether nothing was begun.
  public boolean isEmpty() {
    return text.isEmpty() && reply.isEmpty();
  }
}
