package app.maru.messaging.content;

import app.maru.messaging.MessageId;
import app.maru.p2p.relay.RelayRoute;
import java.util.List;

/// What one device says to another, end to end. Only the two of them can read it.
///
/// Every value that exists keeps the bounds of [ContentCodec].
public sealed interface Content {

  /// Something a person wrote.
  ///
  /// @param id chosen by the writer at random; the same text sealed again keeps it
  /// @param lamport the writer's logical time in this conversation
  /// @param sentAt the writer's wall clock in milliseconds since 1970: for the eye only
  /// @param text what was written
  record Text(MessageId id, long lamport, long sentAt, String text) implements Content {}

  /// What became of messages of the other.
  record Receipt(Kind kind, List<MessageId> messages) implements Content {
    /// Takes a copy.
    public Receipt {
      messages = List.copyOf(messages);
    }
  }

  /// What a receipt says.
  enum Kind {
    /// They are on this device's disk.
    DELIVERED,
    /// The person has seen them.
    READ
  }

  /// "Let us be contacts." The first thing a stranger says.
  record Introduce(Name name) implements Content {}

  /// "Yes, let us."
  record Accept(Name name) implements Content {}

  /// "I am called otherwise now." Only for contacts.
  record Profile(Name name) implements Content {}

  /// "I could not open something of yours: send again what I did not confirm."
  ///
  /// @param forgetful what I confirmed may be lost too: my database went back in time
  record RetryRequest(boolean forgetful) implements Content {}

  /// "Leave mail for this device there while it is away."
  ///
  /// @param revision grows with every change, so that a late envelope can't bring old ones back
  /// @param routes the best first; none if there are none any more
  record Relays(int revision, List<RelayRoute> routes) implements Content {
    /// Takes a copy.
    public Relays {
      routes = List.copyOf(routes);
    }
  }

  /// What somebody calls themselves.
  ///
  /// @param value as received; clean it for the screen
  /// @param revision grows with every change, so that a late envelope can't bring an old name back
  record Name(String value, int revision) {}
}
