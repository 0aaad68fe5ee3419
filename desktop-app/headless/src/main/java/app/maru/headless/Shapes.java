package app.maru.headless;

import app.maru.headless.rpc.Json;
import app.maru.messaging.About;
import app.maru.messaging.Contact;
import app.maru.messaging.Conversation;
import app.maru.messaging.ConversationId;
import app.maru.messaging.Keeping;
import app.maru.messaging.Lifetime;
import app.maru.messaging.Message;
import app.maru.messaging.MessageId;
import app.maru.messaging.MessageInfo;
import app.maru.messaging.Nearby;
import app.maru.messaging.Reaction;
import app.maru.messaging.Relay;
import app.maru.messaging.Route;
import app.maru.messaging.Scheduled;
import app.maru.messaging.Traits;
import app.maru.p2p.Path;
import app.maru.p2p.net.Endpoint;
import app.maru.p2p.relay.RelayAddress;
import app.maru.p2p.relay.RelayInvitation;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
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
    ObjectNode shape = person(contact);
    about(shape, contact.about());
    return shape
        .put("state", word(contact.state()))
        .put("alias", contact.regard().alias())
        .put("favourite", contact.regard().favourite())
        .put("hidden", contact.regard().hidden())
        .put("verified", contact.regard().verified());
  }

  private static void about(ObjectNode shape, About about) {
    if (!about.status().isEmpty()) {
      shape.put("status", about.status());
    }
    about.picture().ifPresent(hash -> shape.put("picture", hash.hex()));
    about.seen().ifPresent(when -> shape.put("lastSeen", time(when)));
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
    Keeping keeping = conversation.keeping();
    if (conversation.route() == Route.HERE) {
      shape.put("notes", true);
    }
    shape.put("pinned", keeping.pinned());
    shape.put("archived", keeping.archived());
    shape.put("markedUnread", keeping.marked());
    shape.put("deleteAsked", keeping.asked());
    keeping.mutedUntil().ifPresent(until -> shape.put("mutedUntil", time(until)));
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

  static ObjectNode removed(ConversationId conversation, MessageId message) {
    return Json.object().put("conversationId", conversation.hex()).put("messageId", message.hex());
  }

  static ObjectNode lifetime(ConversationId conversation, Lifetime lifetime) {
    return Json.object()
        .put("conversationId", conversation.hex())
        .put("seconds", lifetime.seconds())
        .put("mine", lifetime.mine());
  }

  static ObjectNode scheduled(Scheduled scheduled) {
    ObjectNode shape =
        Json.object()
            .put("messageId", scheduled.id().hex())
            .put("personId", scheduled.to().hex())
            .put("text", scheduled.text())
            .put("at", time(scheduled.at()));
    scheduled.reply().ifPresent(reply -> shape.put("replyTo", reply.hex()));
    return shape;
  }

  static JsonNode info(MessageInfo info) {
    ObjectNode shape = Json.object();
    shape.set("message", message(info.message()));
    shape.set("steps", list(info.steps(), Shapes::step));
    shape.set(
        "versions",
        list(
            info.versions(),
            version ->
                Json.object().put("text", version.text()).put("writtenAt", time(version.at()))));
    return shape;
  }

  private static ObjectNode step(MessageInfo.Step step) {
    ObjectNode shape =
        Json.object()
            .put("deviceId", step.device().hex())
            .put("state", word(step.state()))
            .put("at", time(step.at()));
    step.path().ifPresent(path -> shape.put("path", word(path)));
    return shape;
  }

  private static ObjectNode reaction(Reaction reaction) {
    ObjectNode shape = Json.object().put("from", reaction.from().hex());
    shape.set("emoji", list(reaction.emoji(), TextNode::valueOf));
    return shape;
  }

  private static void traits(ObjectNode shape, Traits traits) {
    traits.quote().ifPresent(quote -> shape.put("replyTo", quote.message().hex()));
    if (traits.forwarded()) {
      shape.put("forwarded", true);
    }
    if (traits.edits() > 0) {
      shape.put("edits", traits.edits());
    }
    if (traits.retracted()) {
      shape.put("retracted", true);
    }
    if (traits.lifetime() > 0) {
      shape.put("lifetime", traits.lifetime());
    }
    if (!traits.reactions().isEmpty()) {
      shape.set("reactions", list(traits.reactions(), Shapes::reaction));
    }
  }

  static ObjectNode added(Message message) {
    ObjectNode shape = plain(message);
    traits(shape, message.traits());
    return shape;
  }

  private static ObjectNode plain(Message message) {
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
