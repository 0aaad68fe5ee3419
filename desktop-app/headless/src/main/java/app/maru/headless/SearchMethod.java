package app.maru.headless;

import app.maru.headless.rpc.Json;
import app.maru.headless.rpc.Params;
import app.maru.headless.rpc.RpcException;
import app.maru.messaging.Contact;
import app.maru.messaging.ConversationId;
import app.maru.messaging.Hit;
import app.maru.messaging.engine.MessageDesk;
import app.maru.messaging.engine.Messenger;
import app.maru.messaging.find.Needle;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// The method that looks for people and messages; a part of [Methods].
final class SearchMethod {
  private static final int DEFAULT_HITS = 50;

  private final Messenger messenger;

  SearchMethod(Messenger messenger) {
    this.messenger = messenger;
  }

  CompletableFuture<JsonNode> search(Params params) throws RpcException {
    params.only("query", "conversationId", "before", "limit");
    String query = params.text("query");
    Optional<ConversationId> within = params.optionalId("conversationId", ConversationId::ofHex);
    Optional<Long> before = params.optionalNumber("before");
    int limit = params.integer("limit", 1, MessageDesk.MAX_HITS, DEFAULT_HITS);
    Needle needle = Needle.of(query);
    CompletableFuture<List<Contact>> people =
        within.isPresent() || before.isPresent()
            ? CompletableFuture.completedFuture(List.of())
            : messenger.people().contacts();
    return Methods.named(
        people.thenCombine(
            messenger.messages().search(query, within, before, limit),
            (contacts, hits) -> {
              ObjectNode found = Json.object();
              found.set(
                  "people",
                  Shapes.list(
                      contacts.stream().filter(contact -> needle.isIn(contact.name())).toList(),
                      Shapes::contact));
              found.set("hits", Shapes.list(hits, SearchMethod::hit));
              return found;
            }));
  }

  private static JsonNode hit(Hit hit) {
    ObjectNode shape = Json.object();
    shape.set("message", Shapes.message(hit.message()));
    shape.put("position", hit.position());
    ArrayNode spans = Json.array();
    hit.spans().forEach(span -> spans.add(Json.array().add(span.start()).add(span.end())));
    shape.set("spans", spans);
    return shape;
  }
}
