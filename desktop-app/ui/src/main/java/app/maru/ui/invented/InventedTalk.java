package app.maru.ui.invented;

import app.maru.crypto.Bytes;
import app.maru.crypto.PersonId;
import app.maru.messaging.ContactState;
import app.maru.messaging.ConversationId;
import app.maru.messaging.DeliveryState;
import app.maru.messaging.Hit;
import app.maru.messaging.Lifetime;
import app.maru.messaging.Message;
import app.maru.messaging.MessageId;
import app.maru.messaging.MessageInfo;
import app.maru.messaging.Scheduled;
import app.maru.messaging.find.Needle;
import app.maru.ui.model.MessageEngine;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// What is asked about invented messages.
record InventedTalk(InventedWorld world) implements MessageEngine {

  @Override
  public CompletableFuture<MessageId> send(PersonId to, String text) {
    world.sent.add(text);
    if (world.failure.isPresent()) {
      return world.answer(new MessageId(Bytes.of(new byte[MessageId.SIZE])));
    }
    if (!to.equals(world.me) && !world.contacts.containsKey(to)) {
      world.contact(to, world.nameOf(to), ContactState.REQUESTED);
    }
    return world.answer(world.said(to, text, arrival(to)).id());
  }

  /// How far my message comes at once.
  private DeliveryState arrival(PersonId to) {
    if (!world.lively) {
      return DeliveryState.QUEUED;
    }
    if (to.equals(world.me)) {
      return DeliveryState.READ;
    }
    return world.nearby.containsKey(to) ? DeliveryState.DELIVERED : DeliveryState.QUEUED;
  }

  @Override
  public CompletableFuture<Void> read(MessageId upTo) {
    world.read.add(upTo);
    if (world.lively) {
      find(upTo).map(world::partner).ifPresent(world::seenAll);
    }
    return world.done("read");
  }

  @Override
  public CompletableFuture<List<Message>> history(
      ConversationId conversation, Optional<MessageId> before, int limit) {
    world.calls.add("history");
    List<Message> all = world.messages.getOrDefault(conversation, List.of());
    int end = all.size();
    for (int at = 0; at < all.size(); at++) {
      if (before.isPresent() && all.get(at).id().equals(before.get())) {
        end = at;
      }
    }
    return world.answer(List.copyOf(all.subList(Math.max(0, end - limit), end)));
  }

  @Override
  public CompletableFuture<List<Message>> around(
      ConversationId conversation, MessageId middle, int limit) {
    world.calls.add("around");
    List<Message> all = world.messages.getOrDefault(conversation, List.of());
    int at = place(all, middle);
    return world.answer(
        at < 0
            ? List.of()
            : List.copyOf(
                all.subList(Math.max(0, at - limit), Math.min(all.size(), at + limit + 1))));
  }

  @Override
  public CompletableFuture<List<Message>> onward(
      ConversationId conversation, MessageId after, int limit) {
    world.calls.add("onward");
    List<Message> all = world.messages.getOrDefault(conversation, List.of());
    int from = place(all, after) + 1;
    return world.answer(List.copyOf(all.subList(from, Math.min(all.size(), from + limit))));
  }

  private static int place(List<Message> all, MessageId id) {
    for (int at = 0; at < all.size(); at++) {
      if (all.get(at).id().equals(id)) {
        return at;
      }
    }
    return -1;
  }

  @Override
  public CompletableFuture<List<Hit>> search(
      String question, Optional<ConversationId> within, Optional<Long> before, int limit) {
    world.calls.add("search " + question);
    Needle needle = Needle.of(question);
    List<Hit> hits =
        world.messages.values().stream()
            .flatMap(List::stream)
            .filter(message -> within.isEmpty() || within.get().equals(message.conversation()))
            .filter(message -> before.isEmpty() || message.lamport() < before.get())
            .filter(message -> needle.isIn(message.text()))
            .sorted(Comparator.comparingLong(Message::lamport).reversed())
            .limit(limit)
            .map(message -> new Hit(message, message.lamport(), needle.in(message.text())))
            .toList();
    return world.searching.orElseGet(() -> world.answer(hits));
  }

  private Optional<Message> find(MessageId id) {
    return world.messages.values().stream()
        .flatMap(List::stream)
        .filter(message -> message.id().equals(id))
        .findFirst();
  }

  private Message found(MessageId id) {
    return find(id).orElseThrow();
  }

  @Override
  public CompletableFuture<MessageId> reply(MessageId to, String text) {
    world.sent.add(text);
    if (world.failure.isPresent()) {
      return world.answer(to);
    }
    Message quoted = found(to);
    PersonId person = world.partner(quoted);
    return world.answer(world.said(person, text, arrival(person), Optional.of(quoted)).id());
  }

  @Override
  public CompletableFuture<Void> forward(List<MessageId> ids, PersonId to) {
    if (world.failure.isEmpty()) {
      ids.forEach(id -> world.forwarded(to, found(id).text()));
    }
    return world.done("forward " + ids.size());
  }

  @Override
  public CompletableFuture<Void> edit(MessageId id, String text) {
    if (world.failure.isEmpty()) {
      world.edits(found(id), text);
    }
    return world.done("edit " + text);
  }

  @Override
  public CompletableFuture<Void> retract(MessageId id) {
    if (world.failure.isEmpty()) {
      world.retracts(found(id));
    }
    return world.done("retract");
  }

  @Override
  public CompletableFuture<Void> remove(List<MessageId> ids) {
    if (world.failure.isEmpty()) {
      ids.forEach(id -> world.removes(found(id)));
    }
    return world.done("remove " + ids.size());
  }

  @Override
  public CompletableFuture<Void> react(MessageId id, List<String> emoji) {
    if (world.failure.isEmpty()) {
      world.reacts(found(id), world.me, emoji);
    }
    return world.done("react " + emoji);
  }

  @Override
  public CompletableFuture<Optional<MessageInfo>> info(MessageId id) {
    return world.answer(find(id).map(InventedMessages::info));
  }

  @Override
  public CompletableFuture<Lifetime> lifetime(ConversationId in) {
    return world.answer(world.lifetimes.getOrDefault(in, Lifetime.FOR_EVER));
  }

  @Override
  public CompletableFuture<Void> setLifetime(PersonId with, int seconds) {
    if (world.failure.isEmpty()) {
      world.lifetime(with, seconds, true);
    }
    return world.done("lifetime " + seconds);
  }

  @Override
  public CompletableFuture<MessageId> schedule(
      PersonId to, String text, Instant at, Optional<MessageId> reply) {
    if (world.failure.isPresent()) {
      return world.answer(new MessageId(Bytes.of(new byte[MessageId.SIZE])));
    }
    return world.answer(world.plans(to, text, at, reply));
  }

  @Override
  public CompletableFuture<Void> reschedule(MessageId id, String text, Instant at) {
    if (world.failure.isEmpty()) {
      world.replans(id, text, at);
    }
    return world.done("reschedule " + text);
  }

  @Override
  public CompletableFuture<Void> unschedule(MessageId id) {
    if (world.failure.isEmpty()) {
      world.unplans(id);
    }
    return world.done("unschedule");
  }

  @Override
  public CompletableFuture<List<Scheduled>> scheduled() {
    return world.answer(List.copyOf(world.plans));
  }
}
