package app.maru.messaging;

import app.maru.crypto.PersonId;
import java.util.Optional;

/// A conversation as the list of chats shows it.
///
/// @param id its name on this device
/// @param with the other person
/// @param title the other person's name; empty if it is with myself
/// @param last the newest message
/// @param unread how many messages of the other I have not seen
/// @param firstUnread the oldest of those
/// @param route how the next message would travel
/// @param keeping how I keep it
public record Conversation(
    ConversationId id,
    PersonId with,
    String title,
    Optional<Message> last,
    int unread,
    Optional<MessageId> firstUnread,
    Route route,
    Keeping keeping) {}
