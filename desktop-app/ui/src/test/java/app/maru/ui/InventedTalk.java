package app.maru.ui;

import app.maru.crypto.Bytes;
import app.maru.crypto.PersonId;
import app.maru.messaging.ContactState;
import app.maru.messaging.ConversationId;
import app.maru.messaging.DeliveryState;
import app.maru.messaging.Message;
import app.maru.messaging.MessageId;
import app.maru.ui.model.MessageEngine;
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
    if (!world.contacts.containsKey(to)) {
      world.contact(to, world.nameOf(to), ContactState.REQUESTED);
    }
    return world.answer(world.said(to, text, DeliveryState.QUEUED).id());
  }

  @Override
  public CompletableFuture<Void> read(MessageId upTo) {
    world.read.add(upTo);
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
}
