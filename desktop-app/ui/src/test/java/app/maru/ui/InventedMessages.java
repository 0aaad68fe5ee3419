package app.maru.ui;

import app.maru.messaging.DeliveryState;
import app.maru.messaging.FailureReason;
import app.maru.messaging.Message;
import java.util.Optional;

/// What changes about invented messages.
final class InventedMessages {
  private InventedMessages() {}

  static Message with(Message message, DeliveryState state, boolean late) {
    return new Message(
        message.id(),
        message.conversation(),
        message.from(),
        message.mine(),
        message.text(),
        message.lamport(),
        message.sentAt(),
        message.arrivedAt(),
        state,
        message.path(),
        late,
        failure(state));
  }

  static Optional<FailureReason> failure(DeliveryState state) {
    return Optional.of(FailureReason.EXPIRED).filter(_ -> state == DeliveryState.FAILED);
  }
}
