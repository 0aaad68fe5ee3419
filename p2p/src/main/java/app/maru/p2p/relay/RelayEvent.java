package app.maru.p2p.relay;

import app.maru.crypto.DeviceId;
import app.maru.crypto.PersonId;
import app.maru.p2p.wire.Envelope;
import app.maru.p2p.wire.RelayFrame;
import java.util.List;

/// What relays tell besides what every link does, in order, on the loop.
public sealed interface RelayEvent {

  /// A relay of mine hands over an envelope; nobody says who wrote it. To be answered with
  /// `Accepted` or `Refused` by [RelayLink#answer].
  record Delivered(RelayAddress relay, Envelope envelope) implements RelayEvent {}

  /// Things stand otherwise with a relay of mine.
  record Stands(RelayAddress relay, Standing standing) implements RelayEvent {}

  /// A relay of mine says something about my mailbox: `Entered`, `Stock`, `TokenSet` or `Denied`.
  record Said(RelayAddress relay, RelayFrame frame) implements RelayEvent {}

  /// A relay keeps nothing for me any more, as was wished: the answer to [RelayLink#leave].
  record Left(RelayAddress relay) implements RelayEvent {}

  /// The answer to [RelayLink#find].
  ///
  /// @param devices those with mailboxes there; none also if the relay could not be asked
  record Found(RelayAddress relay, PersonId person, List<DeviceId> devices) implements RelayEvent {
    /// Takes a copy.
    public Found {
      devices = List.copyOf(devices);
    }
  }
}
