package app.maru.ui.invented;

import app.maru.crypto.Bytes;
import app.maru.crypto.PersonId;
import app.maru.messaging.Conversation;
import app.maru.messaging.ConversationId;
import app.maru.messaging.Lifetime;
import app.maru.messaging.Message;
import app.maru.messaging.MessageId;
import app.maru.messaging.MessengerEvent;
import app.maru.messaging.Reaction;
import app.maru.messaging.Scheduled;
import app.maru.messaging.Traits;
import app.maru.p2p.relay.RelayAddress;
import app.maru.ui.model.ClientModel;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/// What becomes of the messages of an [InventedWorld].
abstract class InventedFates {
  /// Which emoji were chosen last.
  public final List<String> emoji = new ArrayList<>();

  final ClientModel model;
  final Map<ConversationId, List<Message>> messages = new HashMap<>();
  final Map<ConversationId, Conversation> conversations = new HashMap<>();
  final Map<ConversationId, Lifetime> lifetimes = new HashMap<>();
  public final List<Scheduled> plans = new ArrayList<>();
  private long nextPlan = 1_000_000;

  /// Hears when something is to be said.
  Consumer<Instant> planned = _ -> {};

  InventedFates(ClientModel model) {
    this.model = model;
  }

  abstract void refresh(PersonId person);

  final void tell(MessengerEvent... events) {
    model.fold(List.of(events));
  }

  final PersonId partner(Message message) {
    return Objects.requireNonNull(conversations.get(message.conversation())).with();
  }

  final void replace(Message changed) {
    messages
        .getOrDefault(changed.conversation(), new ArrayList<>())
        .replaceAll(old -> old.id().equals(changed.id()) ? changed : old);
    tell(new MessengerEvent.MessageChanged(changed));
  }

  /// The conversation a message is in.
  final List<Message> all(Message message) {
    return all(message.conversation());
  }

  /// The messages of a conversation that has some.
  public final List<Message> all(ConversationId conversation) {
    return Objects.requireNonNull(messages.get(conversation));
  }

  private Message now(Message message) {
    return all(message).stream()
        .filter(each -> each.id().equals(message.id()))
        .findFirst()
        .orElseThrow();
  }

  public void edits(Message message, String text) {
    Message old = now(message);
    Traits traits = old.traits();
    revise(
        InventedMessages.with(
            old,
            text,
            new Traits(
                traits.quote(),
                traits.forwarded(),
                traits.edits() + 1,
                false,
                traits.reactions(),
                traits.lifetime())));
  }

  public void retracts(Message message) {
    Traits traits = new Traits(message.traits().quote(), false, 0, true, List.of(), 0);
    revise(InventedMessages.with(now(message), "", traits));
  }

  public void reacts(Message message, PersonId from, List<String> emoji) {
    Message old = now(message);
    List<Reaction> reactions = new ArrayList<>(old.traits().reactions());
    reactions.removeIf(reaction -> reaction.from().equals(from));
    if (!emoji.isEmpty()) {
      reactions.add(new Reaction(from, !from.equals(partner(message)), emoji));
    }
    revise(old.with(old.traits().with(reactions)));
  }

  private void revise(Message changed) {
    all(changed).replaceAll(old -> old.id().equals(changed.id()) ? changed : old);
    tell(new MessengerEvent.MessageRevised(changed));
    refresh(partner(changed));
  }

  public void removes(Message message) {
    PersonId partner = partner(message);
    all(message).removeIf(each -> each.id().equals(message.id()));
    tell(new MessengerEvent.MessageRemoved(message.conversation(), message.id()));
    refresh(partner);
  }

  public void lifetime(PersonId with, int seconds, boolean mine) {
    Lifetime lifetime = new Lifetime(seconds, mine);
    lifetimes.put(ConversationId.with(with), lifetime);
    tell(new MessengerEvent.LifetimeChanged(ConversationId.with(with), lifetime));
  }

  public MessageId plans(PersonId to, String text, Instant at) {
    return plans(to, text, at, Optional.empty());
  }

  final MessageId plans(PersonId to, String text, Instant at, Optional<MessageId> reply) {
    MessageId id =
        new MessageId(Bytes.of(ByteBuffer.allocate(MessageId.SIZE).putLong(nextPlan++).array()));
    plans.add(new Scheduled(id, to, text, at, reply));
    plans.sort(Comparator.comparing(Scheduled::at));
    tell(new MessengerEvent.ScheduledChanged(ConversationId.with(to)));
    planned.accept(at);
    return id;
  }

  public void replans(MessageId id, String text, Instant at) {
    plans.replaceAll(
        old -> old.id().equals(id) ? new Scheduled(id, old.to(), text, at, old.reply()) : old);
    plans.forEach(
        plan -> tell(new MessengerEvent.ScheduledChanged(ConversationId.with(plan.to()))));
    planned.accept(at);
  }

  public void unplans(MessageId id) {
    List<Scheduled> gone = plans.stream().filter(plan -> plan.id().equals(id)).toList();
    plans.removeAll(gone);
    gone.forEach(plan -> tell(new MessengerEvent.ScheduledChanged(ConversationId.with(plan.to()))));
  }

  /// The person with this number.
  public static PersonId person(int number) {
    byte[] id = new byte[PersonId.SIZE];
    // Any bytes will do that look like those of a hash and are the same every time.
    long mixed = number;
    for (int at = 0; at < id.length; at++) {
      mixed = (mixed ^ (mixed >>> 31)) * 0x9E3779B97F4A7C15L + number;
      id[at] = (byte) (mixed >>> 56);
    }
    return PersonId.of(id);
  }

  /// The relay with this number, and the key that goes with it.
  public static RelayAddress relayAt(String host, int number) {
    return new RelayAddress(host, 27_181, person(number));
  }
}
