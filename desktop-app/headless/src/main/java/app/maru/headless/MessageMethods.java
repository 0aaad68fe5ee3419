package app.maru.headless;

import app.maru.crypto.PersonId;
import app.maru.headless.rpc.Json;
import app.maru.headless.rpc.Params;
import app.maru.headless.rpc.RpcException;
import app.maru.headless.rpc.RpcMethod;
import app.maru.headless.rpc.RpcReason;
import app.maru.messaging.ConversationId;
import app.maru.messaging.MessageId;
import app.maru.messaging.engine.MessageDesk;
import app.maru.messaging.engine.Messenger;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// The methods that do something with messages; a part of [Methods].
final class MessageMethods {
  /// Messages named in one request.
  private static final int MAX_MESSAGES = 500;

  /// More emoji than anybody may put under a message, so that the messenger says so.
  private static final int MAX_EMOJI = 20;

  private final MessageDesk messages;

  MessageMethods(Messenger messenger) {
    this.messages = messenger.messages();
  }

  Map<String, RpcMethod> table() {
    return Map.ofEntries(
        Map.entry("message.send", this::send),
        Map.entry("message.read", this::read),
        Map.entry("message.edit", this::edit),
        Map.entry("message.retract", this::retract),
        Map.entry("message.remove", this::remove),
        Map.entry("message.react", this::react),
        Map.entry("message.forward", this::forward),
        Map.entry("message.info", this::info),
        Map.entry("message.schedule", this::schedule),
        Map.entry("message.reschedule", this::reschedule),
        Map.entry("message.unschedule", this::unschedule),
        Map.entry("message.scheduled", this::scheduled),
        Map.entry("conversation.lifetime", this::lifetime),
        Map.entry("conversation.setLifetime", this::setLifetime));
  }

  private CompletableFuture<JsonNode> send(Params params) throws RpcException {
    if (params.has("replyTo")) {
      params.only("replyTo", "text");
      return sent(messages.reply(message(params, "replyTo"), params.text("text")));
    }
    if (params.has("conversationId")) {
      params.only("conversationId", "text");
      return sent(messages.send(conversation(params), params.text("text")));
    }
    params.only("personId", "text");
    return sent(messages.send(person(params), params.text("text")));
  }

  private CompletableFuture<JsonNode> read(Params params) throws RpcException {
    params.only("messageId");
    return done(messages.read(message(params, "messageId")));
  }

  private CompletableFuture<JsonNode> edit(Params params) throws RpcException {
    params.only("messageId", "text");
    return done(messages.edit(message(params, "messageId"), params.text("text")));
  }

  private CompletableFuture<JsonNode> retract(Params params) throws RpcException {
    params.only("messageId");
    return done(messages.retract(message(params, "messageId")));
  }

  private CompletableFuture<JsonNode> remove(Params params) throws RpcException {
    params.only("messageIds");
    return done(messages.remove(messages(params)));
  }

  private CompletableFuture<JsonNode> react(Params params) throws RpcException {
    params.only("messageId", "emoji");
    return done(messages.react(message(params, "messageId"), params.texts("emoji", MAX_EMOJI)));
  }

  private CompletableFuture<JsonNode> forward(Params params) throws RpcException {
    params.only("messageIds", "personId");
    return done(messages.forward(messages(params), person(params)));
  }

  private CompletableFuture<JsonNode> info(Params params) throws RpcException {
    params.only("messageId");
    return Methods.named(
        messages
            .info(message(params, "messageId"))
            .thenCompose(info ->
                info.map(Shapes::info)
                    .map(CompletableFuture::completedFuture)
                    .orElseGet(() ->
                        CompletableFuture.failedFuture(
                            new RpcException(RpcReason.UNKNOWN_MESSAGE)))));
  }

  private CompletableFuture<JsonNode> schedule(Params params) throws RpcException {
    params.only("personId", "text", "at", "replyTo");
    Optional<MessageId> reply = params.optionalId("replyTo", MessageId::ofHex);
    return sent(messages.schedule(person(params), params.text("text"), at(params), reply));
  }

  private CompletableFuture<JsonNode> reschedule(Params params) throws RpcException {
    params.only("messageId", "text", "at");
    return done(messages.reschedule(message(params, "messageId"), params.text("text"), at(params)));
  }

  private CompletableFuture<JsonNode> unschedule(Params params) throws RpcException {
    params.only("messageId");
    return done(messages.unschedule(message(params, "messageId")));
  }

  private CompletableFuture<JsonNode> scheduled(Params params) throws RpcException {
    params.only();
    return Methods.named(
        messages.scheduled().thenApply(all -> Shapes.list(all, Shapes::scheduled)));
  }

  private CompletableFuture<JsonNode> lifetime(Params params) throws RpcException {
    params.only("conversationId");
    ConversationId conversation = conversation(params);
    return Methods.named(
        messages
            .lifetime(conversation)
            .thenApply(lifetime -> Shapes.lifetime(conversation, lifetime)));
  }

  private CompletableFuture<JsonNode> setLifetime(Params params) throws RpcException {
    params.only("personId", "seconds");
    return done(
        messages.setLifetime(person(params), params.integer("seconds", 0, Integer.MAX_VALUE)));
  }

  private static PersonId person(Params params) throws RpcException {
    return params.id("personId", PersonId::ofHex);
  }

  private static ConversationId conversation(Params params) throws RpcException {
    return params.id("conversationId", ConversationId::ofHex);
  }

  private static MessageId message(Params params, String name) throws RpcException {
    return params.id(name, MessageId::ofHex);
  }

  private static List<MessageId> messages(Params params) throws RpcException {
    List<MessageId> ids = new ArrayList<>();
    for (String hex : params.texts("messageIds", MAX_MESSAGES)) {
      try {
        ids.add(MessageId.ofHex(hex));
      } catch (IllegalArgumentException notAnId) {
        throw RpcException.invalid("messageIds", "holds what is not an id in hexadecimal digits");
      }
    }
    return ids;
  }

  private static Instant at(Params params) throws RpcException {
    try {
      return Instant.parse(params.text("at"));
    } catch (DateTimeParseException notATime) {
      throw RpcException.invalid("at", "is not a time like 2026-11-21T09:30:00.000Z");
    }
  }

  private static CompletableFuture<JsonNode> sent(CompletableFuture<MessageId> sent) {
    return Methods.named(sent.thenApply(id -> Json.object().put("messageId", id.hex())));
  }

  private static CompletableFuture<JsonNode> done(CompletableFuture<Void> done) {
    return Methods.named(done.thenApply(_ -> Json.object()));
  }
}
