package app.maru.headless;

import app.maru.crypto.Bytes;
import app.maru.crypto.PersonId;
import app.maru.headless.rpc.Json;
import app.maru.headless.rpc.Params;
import app.maru.headless.rpc.RpcException;
import app.maru.messaging.Self;
import app.maru.messaging.client.Client;
import app.maru.messaging.engine.PeopleDesk;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// The methods about what people show of themselves.
record ProfileMethods(Client client) {

  CompletableFuture<JsonNode> get(Params params) throws RpcException {
    params.only();
    Self self = client.messenger().self();
    ObjectNode profile =
        Json.object()
            .put("personId", self.person().hex())
            .put("deviceId", self.device().hex())
            .put("name", self.name())
            .put("status", self.status());
    self.picture().ifPresent(hash -> profile.put("picture", hash.hex()));
    profile.set("addresses", Shapes.list(client.addresses(), Shapes::endpoint));
    profile.put("link", client.link());
    return CompletableFuture.completedFuture(profile);
  }

  CompletableFuture<JsonNode> set(Params params) throws RpcException {
    params.only("status", "picture");
    PeopleDesk people = client.messenger().people();
    CompletableFuture<Void> change = CompletableFuture.completedFuture(null);
    if (params.has("status")) {
      String status = params.text("status");
      change = change.thenCompose(done -> people.status(status));
    }
    if (params.has("picture")) {
      Optional<Bytes> png = png(params.text("picture"));
      change = change.thenCompose(done -> people.portray(png));
    }
    return Methods.named(change.thenApply(done -> Json.object()));
  }

  private static Optional<Bytes> png(String base64) throws RpcException {
    try {
      return base64.isEmpty()
          ? Optional.empty()
          : Optional.of(Bytes.of(Base64.getDecoder().decode(base64)));
    } catch (IllegalArgumentException e) {
      throw RpcException.invalid("picture", "is not base64");
    }
  }

  CompletableFuture<JsonNode> picture(Params params) throws RpcException {
    params.only("personId");
    PersonId person = params.id("personId", PersonId::ofHex);
    return Methods.named(
        client
            .messenger()
            .people()
            .picture(person)
            .thenApply(png -> {
              ObjectNode shape = Json.object();
              png.ifPresent(
                  bytes -> shape.put("png", Base64.getEncoder().encodeToString(bytes.toArray())));
              return shape;
            }));
  }
}
