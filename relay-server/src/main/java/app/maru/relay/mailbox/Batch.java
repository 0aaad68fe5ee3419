package app.maru.relay.mailbox;

import app.maru.p2p.wire.Envelope;
import app.maru.p2p.wire.EnvelopeId;
import java.util.List;

/// Some of the mail that waits for a device, oldest first.
///
/// @param mail it
/// @param more whether more waits behind it
/// @param upTo the place of the last that was looked at, also if it could not be read
/// @param gaps whether some of it could not be read now, and may be another time
public record Batch(List<Letter> mail, boolean more, long upTo, boolean gaps) {
  /// Takes a copy.
  public Batch {
    mail = List.copyOf(mail);
  }

  /// One envelope that waits.
  ///
  /// @param place its place among all mail
  /// @param id the envelope's id
  /// @param envelope itself
  public record Letter(long place, EnvelopeId id, Envelope envelope) {}
}
