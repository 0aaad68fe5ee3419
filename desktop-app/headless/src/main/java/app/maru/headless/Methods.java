package app.maru.headless;

import app.maru.crypto.PersonId;
import app.maru.headless.rpc.Json;
import app.maru.headless.rpc.Params;
import app.maru.headless.rpc.RpcException;
import app.maru.headless.rpc.RpcMethod;
import app.maru.headless.rpc.RpcReason;
import app.maru.messaging.ConversationId;
import app.maru.messaging.MessageId;
import app.maru.messaging.MessengerException;
import app.maru.messaging.SafetyCode;
import app.maru.messaging.Sharing;
import app.maru.messaging.client.Client;
import app.maru.messaging.client.ClientException;
import app.maru.messaging.client.InviteLink;
import app.maru.messaging.engine.Messenger;
import app.maru.messaging.engine.PeopleDesk;
import app.maru.p2p.relay.RelayInvitation;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/// The methods a program can call, each one line above the messenger.
final class Methods {
  private static final int MAX_PORT = 65_535;
  private static final int DEFAULT_PAGE = 50;

  /// Messages in one answer: an answer stays a few hundred kilobytes of ordinary messages.
  private static final int MAX_PAGE = 500;

  private final Client client;
  private final Messenger messenger;
  private final ChatMethods chats;
  private final ProfileMethods profile;

  Methods(Client client) {
    this.client = client;
    this.messenger = client.messenger();
    this.profile = new ProfileMethods(client);
    this.chats = new ChatMethods(messenger.chats());
  }

  Map<String, RpcMethod> table() {
    Map<String, RpcMethod> all = new HashMap<>(own());
    all.putAll(new MessageMethods(messenger).table());
    all.put("network.report", new NetworkMethod(client)::report);
    all.put("search", new SearchMethod(messenger)::search);
    return Map.copyOf(all);
  }

  private Map<String, RpcMethod> own() {
    return Map.ofEntries(
        Map.entry("profile.get", profile::get),
        Map.entry("profile.set", profile::set),
        Map.entry("contact.picture", profile::picture),
        Map.entry("people.nearby", this::nearby),
        Map.entry("contact.request", this::request),
        Map.entry("contact.accept", params -> toPerson(params, messenger.people()::accept)),
        Map.entry("contact.block", params -> toPerson(params, messenger.people()::block)),
        Map.entry("contact.unblock", params -> toPerson(params, messenger.people()::unblock)),
        Map.entry("contact.decline", params -> toPerson(params, messenger.people()::decline)),
        Map.entry("contact.regard", this::regard),
        Map.entry("contact.safetyNumber", this::safetyNumber),
        Map.entry("presence.set", this::presence),
        Map.entry("contact.typing", params -> toPerson(params, messenger.people()::writing)),
        Map.entry("contact.list", this::contacts),
        Map.entry("conversation.list", this::conversations),
        Map.entry("conversation.history", this::history),
        Map.entry("conversation.pin", chats::pin),
        Map.entry("conversation.mute", chats::mute),
        Map.entry("conversation.archive", chats::archive),
        Map.entry("conversation.mark", chats::mark),
        Map.entry("conversation.delete", chats::delete),
        Map.entry("conversation.keep", chats::keep),
        Map.entry("relay.add", this::addRelay),
        Map.entry("relay.list", this::relays),
        Map.entry("relay.remove", this::removeRelay));
  }

  private CompletableFuture<JsonNode> nearby(Params params) throws RpcException {
    params.only();
    return list(messenger.people().nearby(), Shapes::nearby);
  }

  private CompletableFuture<JsonNode> contacts(Params params) throws RpcException {
    params.only();
    return list(messenger.people().contacts(), Shapes::contact);
  }

  private CompletableFuture<JsonNode> regard(Params params) throws RpcException {
    params.only("personId", "alias", "favourite", "hidden", "verified");
    PersonId person = params.id("personId", PersonId::ofHex);
    PeopleDesk people = messenger.people();
    CompletableFuture<Void> change = CompletableFuture.completedFuture(null);
    if (params.has("alias")) {
      String alias = params.text("alias");
      change = change.thenCompose(done -> people.alias(person, alias));
    }
    if (params.has("favourite")) {
      boolean favourite = params.flag("favourite", false);
      change = change.thenCompose(done -> people.favour(person, favourite));
    }
    if (params.has("hidden")) {
      boolean hidden = params.flag("hidden", false);
      change = change.thenCompose(done -> people.hide(person, hidden));
    }
    if (params.has("verified")) {
      boolean verified = params.flag("verified", false);
      change = change.thenCompose(done -> people.verify(person, verified));
    }
    return named(change.thenApply(done -> Json.object()));
  }

  private CompletableFuture<JsonNode> safetyNumber(Params params) throws RpcException {
    params.only("personId");
    PersonId person = params.id("personId", PersonId::ofHex);
    SafetyCode code = new SafetyCode(messenger.self().person(), person);
    return named(
        messenger
            .people()
            .safetyNumber(person)
            .thenApply(number ->
                Json.object().put("digits", number.digits()).put("code", code.toString())));
  }

  private CompletableFuture<JsonNode> presence(Params params) throws RpcException {
    params.only("away", "share", "shareAway", "shareLastSeen", "shareTyping");
    PeopleDesk people = messenger.people();
    CompletableFuture<Void> change = CompletableFuture.completedFuture(null);
    for (Sharing what : Sharing.values()) {
      String name = parameter(what);
      if (params.has(name)) {
        boolean share = params.flag(name, true);
        change = change.thenCompose(done -> people.share(what, share));
      }
    }
    if (params.has("away")) {
      boolean away = params.flag("away", false);
      change = change.thenCompose(done -> people.away(away));
    }
    return named(change.thenApply(done -> Json.object()));
  }

  private static String parameter(Sharing what) {
    return switch (what) {
      case PRESENCE -> "share";
      case AWAY -> "shareAway";
      case LAST_SEEN -> "shareLastSeen";
      case TYPING -> "shareTyping";
    };
  }

  private CompletableFuture<JsonNode> conversations(Params params) throws RpcException {
    params.only();
    return list(messenger.chats().all(), Shapes::conversation);
  }

  private CompletableFuture<JsonNode> history(Params params) throws RpcException {
    ConversationId conversation = params.id("conversationId", ConversationId::ofHex);
    int limit = params.integer("limit", 1, MAX_PAGE, DEFAULT_PAGE);
    if (params.has("after")) {
      params.only("conversationId", "after", "limit");
      MessageId after = params.id("after", MessageId::ofHex);
      return list(messenger.messages().onward(conversation, after, limit), Shapes::message);
    }
    params.only("conversationId", "before", "limit");
    return list(
        messenger
            .messages()
            .history(conversation, params.optionalId("before", MessageId::ofHex), limit),
        Shapes::message);
  }

  private CompletableFuture<JsonNode> request(Params params) throws RpcException {
    CompletableFuture<PersonId> person;
    if (params.has("link")) {
      params.only("link");
      InviteLink link =
          InviteLink.parse(params.text("link"))
              .orElseThrow(() -> RpcException.invalid("link", "is not an invitation to Maru"));
      person = meet(link);
    } else if (params.has("host")) {
      params.only("host", "port");
      person = client.connect(params.text("host"), params.integer("port", 1, MAX_PORT));
    } else {
      params.only("personId");
      person = CompletableFuture.completedFuture(params.id("personId", PersonId::ofHex));
    }
    return named(
        person.thenCompose(id ->
            messenger
                .people()
                .request(id)
                .thenApply(done -> Json.object().put("personId", id.hex()))));
  }

  /// Follows the link; a contact whose addresses don't answer now can be asked all the same.
  private CompletableFuture<PersonId> meet(InviteLink link) {
    return client
        .connect(link)
        .exceptionallyCompose(failure ->
            messenger
                .people()
                .contacts()
                .thenCompose(contacts ->
                    contacts.stream().anyMatch(known -> known.person().equals(link.person()))
                        ? CompletableFuture.completedFuture(link.person())
                        : CompletableFuture.failedFuture(failure)));
  }

  private CompletableFuture<JsonNode> addRelay(Params params) throws RpcException {
    return named(messenger.addRelay(relay(params)).thenApply(done -> Json.object()));
  }

  private CompletableFuture<JsonNode> removeRelay(Params params) throws RpcException {
    return named(messenger.removeRelay(relay(params).relay()).thenApply(done -> Json.object()));
  }

  private CompletableFuture<JsonNode> relays(Params params) throws RpcException {
    params.only();
    return named(
        messenger
            .relays()
            .thenApply(relays -> {
              ObjectNode list = Json.object();
              list.set("relays", Shapes.list(relays, Shapes::relay));
              return list;
            }));
  }

  private static RelayInvitation relay(Params params) throws RpcException {
    params.only("link");
    return RelayInvitation.parse(params.text("link"))
        .orElseThrow(() -> RpcException.invalid("link", "is not the link of a relay"));
  }

  private static CompletableFuture<JsonNode> toPerson(
      Params params, Function<PersonId, CompletableFuture<Void>> act) throws RpcException {
    params.only("personId");
    return named(
        act.apply(params.id("personId", PersonId::ofHex)).thenApply(done -> Json.object()));
  }

  private static <T> CompletableFuture<JsonNode> list(
      CompletableFuture<? extends Collection<T>> values, Function<T, JsonNode> shape) {
    return named(values.thenApply(found -> Shapes.list(found, shape)));
  }

  static CompletableFuture<JsonNode> named(CompletableFuture<? extends JsonNode> result) {
    return result
        .<JsonNode>thenApply(json -> json)
        .exceptionallyCompose(failure -> CompletableFuture.failedFuture(named(failure)));
  }

  private static Throwable named(Throwable failure) {
    return switch (failure) {
      case CompletionException wrapped when wrapped.getCause() != null -> named(wrapped.getCause());
      case MessengerException e -> new RpcException(reason(e.reason()));
      case ClientException e -> reason(e.reason()).<Throwable>map(RpcException::new).orElse(e);
      default -> failure;
    };
  }

  private static RpcReason reason(MessengerException.Reason reason) {
    return switch (reason) {
      case EMPTY -> RpcReason.EMPTY_TEXT;
      case TOO_LONG -> RpcReason.TOO_LONG;
      case UNKNOWN_PERSON -> RpcReason.UNKNOWN_PERSON;
      case UNKNOWN_CONVERSATION -> RpcReason.UNKNOWN_CONVERSATION;
      case UNKNOWN_MESSAGE -> RpcReason.UNKNOWN_MESSAGE;
      case NOT_ALLOWED -> RpcReason.NOT_ALLOWED;
      case BLOCKED -> RpcReason.BLOCKED;
      case SELF -> RpcReason.SELF;
      case TOO_MANY -> RpcReason.TOO_MANY;
      case DISK_FULL -> RpcReason.DISK_FULL;
      case STORE_BROKEN -> RpcReason.STORE_BROKEN;
      case CLOSED -> RpcReason.CLOSED;
    };
  }

  private static Optional<RpcReason> reason(ClientException.Reason reason) {
    return switch (reason) {
      case UNREACHABLE -> Optional.of(RpcReason.UNREACHABLE);
      case NOT_MARU -> Optional.of(RpcReason.NOT_MARU);
      case OTHER_VERSION -> Optional.of(RpcReason.OTHER_VERSION);
      case WRONG_PERSON -> Optional.of(RpcReason.WRONG_PERSON);
      case SELF -> Optional.of(RpcReason.SELF);
      default -> Optional.empty();
    };
  }
}
