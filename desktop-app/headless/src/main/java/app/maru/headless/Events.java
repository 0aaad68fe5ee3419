package app.maru.headless;

import app.maru.headless.rpc.Json;
import app.maru.messaging.Contact;
import app.maru.messaging.ContactState;
import app.maru.messaging.Message;
import app.maru.messaging.MessengerEvent;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/// What the messenger tells, as notifications.
final class Events {
  private Events() {}

  /// The notification of `event`; empty if a program has no use for it.
  static Optional<ObjectNode> of(MessengerEvent event) {
    return switch (event) {
      case MessengerEvent.PersonAppeared(var nearby) ->
          Optional.of(event("person.appeared", Shapes.nearby(nearby)));
      case MessengerEvent.PersonLeft(var person) ->
          Optional.of(event("person.left", Json.object().put("personId", person.hex())));
      case MessengerEvent.ContactChanged(var contact, var before) -> contact(contact, before);
      case MessengerEvent.MessageAdded(var message) -> Optional.of(added(message));
      case MessengerEvent.MessageChanged(var message) ->
          message.mine()
              ? Optional.of(event("message.state", Shapes.state(message)))
              : Optional.empty();
      case MessengerEvent.Fault(var reason) -> Optional.of(fault(reason.name(), Words.of(reason)));
      case MessengerEvent.Snapshot snapshot -> Optional.empty();
      case MessengerEvent.SelfChanged self -> Optional.empty();
      case MessengerEvent.ConversationChanged conversation -> Optional.empty();
    };
  }

  /// The notification that something is wrong that a person should know.
  static ObjectNode fault(String reason, String text) {
    return event("fault", Json.object().put("reason", reason).put("text", text));
  }

  private static ObjectNode added(Message message) {
    return message.mine()
        ? event("message.state", Shapes.state(message))
        : event("message.added", Shapes.added(message));
  }

  private static Optional<ObjectNode> contact(Contact contact, ContactState before) {
    if (contact.state() == before) {
      return Optional.empty();
    }
    return switch (contact.state()) {
      case REQUESTING -> Optional.of(event("contact.requested", Shapes.person(contact)));
      case ACCEPTED -> Optional.of(event("contact.added", Shapes.person(contact)));
      case STRANGER, REQUESTED, BLOCKED -> Optional.empty();
    };
  }

  private static ObjectNode event(String type, ObjectNode values) {
    ObjectNode params = Json.object().put("type", type);
    params.setAll(values);
    ObjectNode notification = Json.object().put("jsonrpc", "2.0").put("method", "event");
    notification.set("params", params);
    return notification;
  }
}
