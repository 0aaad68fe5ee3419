package app.maru.ui.invented;

import app.maru.crypto.DeviceId;
import app.maru.messaging.DeliveryState;
import app.maru.messaging.FailureReason;
import app.maru.messaging.Message;
import app.maru.messaging.MessageInfo;
import app.maru.messaging.Traits;
import java.util.ArrayList;
import java.util.List;
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
        failure(state),
        message.traits());
  }

  static Message with(Message message, String text, Traits traits) {
    return new Message(
        message.id(),
        message.conversation(),
        message.from(),
        message.mine(),
        text,
        message.lamport(),
        message.sentAt(),
        message.arrivedAt(),
        message.state(),
        message.path(),
        message.late(),
        message.failure(),
        traits);
  }

  /// A message that went to one device and was edited once, if its traits say so.
  static MessageInfo info(Message message) {
    DeviceId device = DeviceId.of(new byte[DeviceId.SIZE]);
    List<MessageInfo.Step> steps = new ArrayList<>();
    for (DeliveryState state :
        List.of(DeliveryState.SENT, DeliveryState.DELIVERED, DeliveryState.READ)) {
      if (message.mine() && state.compareTo(message.state()) <= 0) {
        steps.add(
            new MessageInfo.Step(
                device,
                state,
                state == DeliveryState.SENT ? message.path() : Optional.empty(),
                message.sentAt().plusSeconds(steps.size() + 1L)));
      }
    }
    return new MessageInfo(
        message,
        steps,
        message.traits().edits() == 0
            ? List.of()
            : List.of(new MessageInfo.Version("What I wrote first", message.sentAt())));
  }

  static Optional<FailureReason> failure(DeliveryState state) {
    return Optional.of(FailureReason.EXPIRED).filter(_ -> state == DeliveryState.FAILED);
  }
}
