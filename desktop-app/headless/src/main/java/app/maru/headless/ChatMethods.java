package app.maru.headless;

import app.maru.headless.rpc.Json;
import app.maru.headless.rpc.Params;
import app.maru.headless.rpc.RpcException;
import app.maru.messaging.ConversationId;
import app.maru.messaging.engine.ChatDesk;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/// The methods that say how conversations are kept.
record ChatMethods(ChatDesk chats) {
  /// The longest muting in seconds that is not for ever: ten years.
  private static final int MAX_MUTED = 315_360_000;

  CompletableFuture<JsonNode> pin(Params params) throws RpcException {
    params.only("conversationId", "place");
    return done(
        chats.pin(conversation(params), params.integer("place", 0, ChatDesk.MAX_PINNED, 1)));
  }

  CompletableFuture<JsonNode> mute(Params params) throws RpcException {
    params.only("conversationId", "seconds");
    return done(
        params.has("seconds")
            ? chats.mute(
                conversation(params), Duration.ofSeconds(params.integer("seconds", 0, MAX_MUTED)))
            : chats.muteForEver(conversation(params)));
  }

  CompletableFuture<JsonNode> archive(Params params) throws RpcException {
    params.only("conversationId", "archived");
    return done(chats.archive(conversation(params), params.flag("archived", true)));
  }

  CompletableFuture<JsonNode> mark(Params params) throws RpcException {
    params.only("conversationId", "unread");
    return done(chats.mark(conversation(params), params.flag("unread", true)));
  }

  CompletableFuture<JsonNode> delete(Params params) throws RpcException {
    params.only("conversationId", "askOther");
    return done(chats.delete(conversation(params), params.flag("askOther", false)));
  }

  CompletableFuture<JsonNode> keep(Params params) throws RpcException {
    params.only("conversationId");
    return done(chats.keep(conversation(params)));
  }

  private static ConversationId conversation(Params params) throws RpcException {
    return params.id("conversationId", ConversationId::ofHex);
  }

  private static CompletableFuture<JsonNode> done(CompletableFuture<Void> change) {
    return Methods.named(change.thenApply(nothing -> Json.object()));
  }
}
