package app.maru.headless;

import app.maru.headless.rpc.Json;
import app.maru.messaging.Contact;
import app.maru.messaging.Conversation;
import app.maru.messaging.Message;
import app.maru.messaging.Nearby;
import app.maru.messaging.Relay;
import app.maru.messaging.Route;
import app.maru.p2p.Path;
import app.maru.p2p.net.Endpoint;
import app.maru.p2p.relay.RelayAddress;
import app.maru.p2p.relay.RelayInvitation;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// What the messenger's values look like as JSON. The README describes these shapes; they only ever
/// grow.
final class Shapes {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Shapes() {}

  static ObjectNode contact(Contact contact) {
    return person(contact).put("state", word(contact.state()));
  }

  static ObjectNode person(Contact contact) {
    return Json.object().put("personId", contact.person().hex()).put("name", contact.name());
  }

  static ObjectNode nearby(Nearby nearby) {
    return Json.object().put("personId", nearby.person().hex()).put("name", nearby.name());
  }

  static ObjectNode endpoint(Endpoint endpoint) {
    return Json.object()
        .put("host", endpoint.address().getHostAddress())
        .put("port", endpoint.port());
  }

  static ObjectNode relay(Relay relay) {
    return relay(relay.address()).put("state", word(relay.state()));
  }

  static ObjectNode relay(RelayAddress relay) {
    return Json.object()
        .put("link", new RelayInvitation(relay, RelayInvitation.NONE).toString())
        .put("host", relay.host())
        .put("port", relay.port())
        .put("fingerprint", relay.key().hex());
  }

  static ObjectNode conversation(Conversation conversation) {
    ObjectNode shape =
        Json.object()
            .put("conversationId", conversation.id().hex())
            .put("personId", conversation.with().hex())
            .put("name", conversation.title())
            .put("unread", conversation.unread())
            .put("path", route(conversation.route()));
    conversation.firstUnread().ifPresent(id -> shape.put("firstUnread", id.hex()));
    conversation.last().ifPresent(last -> shape.set("last", message(last)));
    return shape;
  }

  static ObjectNode message(Message message) {
    ObjectNode shape =
        added(message)
            .put("arrivedAt", time(message.arrivedAt()))
            .put("mine", message.mine())
            .put("state", word(message.state()))
            .put("late", message.late());
    message.failure().ifPresent(reason -> shape.put("failure", word(reason)));
    return shape;
  }

  static ObjectNode added(Message message) {
    return Json.object()
        .put("conversationId", message.conversation().hex())
        .put("messageId", message.id().hex())
        .put("from", message.from().hex())
        .put("text", message.text())
        .put("sentAt", time(message.sentAt()))
        .put("path", path(message.path()));
  }

  static ObjectNode state(Message message) {
    ObjectNode shape =
        Json.object()
            .put("messageId", message.id().hex())
            .put("state", word(message.state()))
            .put("path", path(message.path()));
    message.failure().ifPresent(reason -> shape.put("failure", word(reason)));
    return shape;
  }

  static <T> ArrayNode list(Collection<T> values, Function<T, JsonNode> shape) {
    ArrayNode list = Json.array();
    values.forEach(value -> list.add(shape.apply(value)));
    return list;
  }

  static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static String time(Instant instant) {
    return TIME.format(instant);
  }

  private static String path(Optional<Path> path) {
    return path.map(Shapes::word).orElse(word(Route.WAITING));
  }

  private static String route(Route route) {
    return word(route);
  }
}
