package app.maru.messaging;

import app.maru.crypto.PersonId;
import app.maru.p2p.Path;
import java.time.Instant;
import java.util.Optional;

/// One message as a person sees it.
///
/// Order within a conversation is (lamport, sentAt, id): the same on every device whatever the
/// clocks say.
///
/// @param id its name
/// @param conversation where it stands
/// @param from who wrote it
/// @param mine whether that is me
/// @param text what it says, as written
/// @param lamport the sender's logical time
/// @param sentAt the sender's wall clock
/// @param arrivedAt when this device stored it
/// @param state how far it has come; for messages of others `DELIVERED`, or `READ` once I saw it
/// @param path the way it travelled, once known
/// @param late whether it arrived after messages that stand below it
/// @param failure why its state is `FAILED`
/// @param traits what it carries beside its text, and what became of it
public record Message(
    MessageId id,
    ConversationId conversation,
    PersonId from,
    boolean mine,
    String text,
    long lamport,
    Instant sentAt,
    Instant arrivedAt,
    DeliveryState state,
    Optional<Path> path,
    boolean late,
    Optional<FailureReason> failure,
    Traits traits) {

  /// The same with other traits.
  public Message with(Traits other) {
    return new Message(
        id,
        conversation,
        from,
        mine,
        text,
        lamport,
        sentAt,
        arrivedAt,
        state,
        path,
        late,
        failure,
        other);
  }
}
