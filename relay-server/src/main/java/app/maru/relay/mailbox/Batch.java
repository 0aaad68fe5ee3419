package app.maru.relay.mailbox;

import app.maru.p2p.wire.Envelope;
import app.maru.p2p.wire.EnvelopeId;
import java.util.List;

/// Some of the mail that waits for a device, oldest first.
///
/// @param mail it
/// @param more whether more waits behind it
public record Batch(List<Letter> mail, boolean more) {
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
