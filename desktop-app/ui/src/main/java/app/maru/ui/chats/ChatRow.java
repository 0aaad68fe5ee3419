package app.maru.ui.chats;

import app.maru.crypto.PersonId;
import app.maru.messaging.ConversationId;
import app.maru.messaging.DeliveryState;
import java.util.Optional;

/// One line of the list on the left.
public sealed interface ChatRow {

  /// A line that opens a conversation.
  sealed interface Openable extends ChatRow {
    /// The conversation it opens.
    ConversationId conversation();

    /// Whom it is with.
    PersonId person();
  }

  /// Something was said, or begun.
  ///
  /// @param conversation which conversation
  /// @param person whom it is with
  /// @param title what they call themselves
  /// @param preview the last message, or what was begun, on one line
  /// @param draft whether the preview was begun and not sent
  /// @param tick how far my message came, if the last one is mine
  /// @param time when the last message was sent
  /// @param unread how many messages I have not seen
  /// @param mark what else is to be said about it
  /// @param nearby whether the person's device is linked now
  /// @param signs how it is kept
  record Chat(
      ConversationId conversation,
      PersonId person,
      String title,
      String preview,
      boolean draft,
      Optional<DeliveryState> tick,
      String time,
      int unread,
      Mark mark,
      boolean nearby,
      Signs signs)
      implements Openable {}

  /// How a conversation is kept, as far as its line shows it.
  ///
  /// @param pinned it stands on top
  /// @param muted it draws no attention
  /// @param marked it is marked as if unread
  /// @param notes it is my own
  /// @param favourite its person stands out
  /// @param verified I made sure who it is
  record Signs(
      boolean pinned,
      boolean muted,
      boolean marked,
      boolean notes,
      boolean favourite,
      boolean verified) {
    /// As most are.
    public static final Signs NONE = new Signs(false, false, false, false, false, false);
  }

  /// Somebody nearby to whom nothing was said yet.
  ///
  /// @param conversation the conversation it would become
  /// @param person who it is
  /// @param name what they are called
  /// @param draft what was begun, on one line, or nothing
  /// @param signs how I regard them
  record Person(
      ConversationId conversation, PersonId person, String name, String draft, Signs signs)
      implements Openable {}

  /// The heading over people nearby.
  ///
  /// @param count how many there are
  record NearbyHeading(int count) implements ChatRow {}

  /// Nobody else is there yet: what to expect.
  ///
  /// @param looking whether anybody is looked for
  record Looking(boolean looking) implements ChatRow {}

  /// The chosen part of the list is empty.
  ///
  /// @param part which part
  record Nothing(Part part) implements ChatRow {}

  /// Which conversations are listed.
  enum Part {
    /// All that are not put away, and people nearby.
    ALL,
    /// Those with something unread.
    UNREAD,
    /// Those put away.
    ARCHIVED
  }

  /// What sets a conversation apart.
  enum Mark {
    /// Nothing.
    NONE,
    /// The person asks to talk.
    REQUEST,
    /// I take nothing from them.
    BLOCKED
  }
}
