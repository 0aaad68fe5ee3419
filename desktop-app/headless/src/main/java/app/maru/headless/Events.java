package app.maru.headless;

import app.maru.headless.rpc.Json;
import app.maru.messaging.Contact;
import app.maru.messaging.ContactState;
import app.maru.messaging.Message;
import app.maru.messaging.MessengerEvent;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;

/// What the messenger tells, as notifications.
final class Events {
  private Events() {}

  /// The notifications of `event`; none if a program has no use for it.
  static List<ObjectNode> of(MessengerEvent event) {
    return switch (event) {
      case MessengerEvent.Snapshot snapshot ->
          Stream.concat(
                  snapshot.nearby().stream()
                      .map(nearby -> event("person.appeared", Shapes.nearby(nearby))),
                  snapshot.relays().stream()
                      .map(relay -> event("relay.changed", Shapes.relay(relay))))
              .toList();
      case MessengerEvent.PersonAppeared(var nearby) ->
          List.of(event("person.appeared", Shapes.nearby(nearby)));
      case MessengerEvent.PersonLeft(var person) ->
          List.of(event("person.left", Json.object().put("personId", person.hex())));
      case MessengerEvent.PresenceChanged(var person, var state) ->
          List.of(
              event(
                  "person.presence",
                  Json.object().put("personId", person.hex()).put("presence", Shapes.word(state))));
      case MessengerEvent.TypingChanged(var person, boolean typing) ->
          List.of(
              event(
                  "person.typing",
                  Json.object().put("personId", person.hex()).put("typing", typing)));
      case MessengerEvent.ContactChanged(var contact, var before) -> contact(contact, before);
      case MessengerEvent.MessageAdded(var message) -> List.of(added(message));
      case MessengerEvent.MessageChanged(var message) ->
          message.mine() ? List.of(event("message.state", Shapes.state(message))) : List.of();
      case MessengerEvent.RelayChanged(var relay) ->
          List.of(event("relay.changed", Shapes.relay(relay)));
      case MessengerEvent.RelayFound(var relay) ->
          List.of(event("relay.found", Shapes.relay(relay)));
      case MessengerEvent.CatchingUp(int done, int total) ->
          List.of(event("mail.catchingUp", Json.object().put("done", done).put("total", total)));
      case MessengerEvent.RelayLost(var relay) -> List.of(event("relay.lost", Shapes.relay(relay)));
      case MessengerEvent.RelayRemoved(var relay) ->
          List.of(event("relay.removed", Shapes.relay(relay)));
      case MessengerEvent.Fault(var reason) -> List.of(fault(reason.name(), Words.of(reason)));
      case MessengerEvent.MessageRevised(var message) ->
          List.of(event("message.changed", Shapes.message(message)));
      case MessengerEvent.MessageRemoved(var conversation, var message) ->
          List.of(event("message.removed", Shapes.removed(conversation, message)));
      case MessengerEvent.LifetimeChanged(var conversation, var lifetime) ->
          List.of(event("conversation.lifetime", Shapes.lifetime(conversation, lifetime)));
      case MessengerEvent.ScheduledChanged scheduled -> List.of();
      case MessengerEvent.SelfChanged self -> List.of();
      case MessengerEvent.ConversationChanged conversation -> List.of();
      case MessengerEvent.ConversationRemoved removed -> List.of();
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

  private static List<ObjectNode> contact(Contact contact, ContactState before) {
    if (contact.state() == before) {
      return List.of();
    }
    return switch (contact.state()) {
      case REQUESTING -> List.of(event("contact.requested", Shapes.person(contact)));
      case ACCEPTED -> List.of(event("contact.added", Shapes.person(contact)));
      case STRANGER, REQUESTED, BLOCKED -> List.of();
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
