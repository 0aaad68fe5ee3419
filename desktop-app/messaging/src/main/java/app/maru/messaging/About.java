package app.maru.messaging;

import app.maru.crypto.Bytes;
import java.time.Instant;
import java.util.Optional;

/// What a contact lets me know of themselves; nothing of anybody else.
///
/// @param status a sentence of theirs, cleaned for the screen; may be empty
/// @param picture the hash of their picture, which says when it is another one
/// @param seen when they were last there, if they tell when they are
public record About(String status, Optional<Bytes> picture, Optional<Instant> seen) {
  /// Nothing is known.
  public static final About NOTHING = new About("", Optional.empty(), Optional.empty());

  /// With another time.
  public About seen(Optional<Instant> when) {
    return new About(status, picture, when);
  }
}
