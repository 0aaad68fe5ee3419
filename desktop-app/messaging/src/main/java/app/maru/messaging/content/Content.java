package app.maru.messaging.content;

import app.maru.crypto.Bytes;
import app.maru.messaging.MessageId;
import app.maru.messaging.PresenceState;
import app.maru.p2p.relay.RelayRoute;
import java.util.List;
import java.util.Optional;

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
  /// @param reply the message it answers
  /// @param forwarded whether somebody else wrote it first
  /// @param lifetime after how many seconds it goes: from sending here, from reading there; 0 never
  record Text(
      MessageId id,
      long lamport,
      long sentAt,
      String text,
      Optional<MessageId> reply,
      boolean forwarded,
      int lifetime)
      implements Content {
    /// A text that is nothing more.
    public Text(MessageId id, long lamport, long sentAt, String text) {
      this(id, lamport, sentAt, text, Optional.empty(), false, 0);
    }
  }

  /// "I have written that otherwise now." Only the writer may say it.
  ///
  /// @param target which message
  /// @param revision grows with every edit, whatever order they come in; the first is 1
  /// @param editedAt the writer's wall clock in milliseconds since 1970
  /// @param text what it says now
  record Edit(MessageId target, int revision, long editedAt, String text) implements Content {}

  /// "I take that back." Only the writer may say it; what comes of the message later counts no
  /// more.
  record Retract(MessageId target) implements Content {}

  /// What I feel about a message.
  ///
  /// @param revision grows with every change; the first is 1
  /// @param emoji all of mine under this message; none takes them away
  record React(MessageId target, int revision, List<String> emoji) implements Content {
    /// Takes a copy.
    public React {
      emoji = List.copyOf(emoji);
    }
  }

  /// "Messages of our conversation go after a while."
  ///
  /// @param revision grows with every change either of us makes; of two with the same the one of
  ///   the greater person counts
  /// @param seconds how long what is written from now on lives; 0 for ever
  record Lifetime(int revision, int seconds) implements Content {}

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

  /// "I am called otherwise now, and this is what I show of myself." Only for contacts.
  ///
  /// @param status a sentence, as received; may be empty
  /// @param picture a [Portrait]; no bytes if there is none
  record Profile(Name name, String status, Bytes picture) implements Content {
    /// With nothing but a name.
    public Profile(Name name) {
      this(name, "", Bytes.of(new byte[0]));
    }
  }

  /// "I could not open something of yours: send again what I did not confirm."
  ///
  /// @param forgetful what I confirmed may be lost too: my database went back in time
  record RetryRequest(boolean forgetful) implements Content {}

  /// "I have deleted our conversation; please delete it, too." Only for contacts.
  record DeleteRequest() implements Content {}

  /// "I am there", "I am away", "I don't tell". Only over a link, to contacts; never stored.
  ///
  /// @param kept whether when it ended may be kept; of what is not told nothing may
  record Presence(PresenceState state, boolean kept) implements Content {
    /// "I don't tell."
    public static final Presence NONE = new Presence(PresenceState.UNKNOWN, false);
  }

  /// "I am writing to you." Only over a link, to contacts; never stored.
  record Typing() implements Content {}

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
