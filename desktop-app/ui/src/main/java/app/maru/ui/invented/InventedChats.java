package app.maru.ui.invented;

import app.maru.messaging.Conversation;
import app.maru.messaging.ConversationId;
import app.maru.messaging.Draft;
import app.maru.messaging.Keeping;
import app.maru.ui.model.ChatEngine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

/// What is asked about invented conversations.
record InventedChats(InventedWorld world) implements ChatEngine {

  private CompletableFuture<Void> keep(
      ConversationId conversation, String call, UnaryOperator<Keeping> change) {
    if (world.failure.isEmpty()) {
      world.keeps(world.personOf(conversation), change);
    }
    return world.done(call);
  }

  @Override
  public CompletableFuture<Void> pin(ConversationId conversation, int place) {
    if (world.failure.isEmpty()) {
      List<Conversation> order =
          new ArrayList<>(
              world.conversations.values().stream()
                  .filter(talk -> talk.keeping().pinned() > 0 && !talk.id().equals(conversation))
                  .sorted(Comparator.comparingInt(talk -> talk.keeping().pinned()))
                  .toList());
      Conversation moved = Objects.requireNonNull(world.conversations.get(conversation));
      world.keeps(moved.with(), keeping -> keeping.pinnedAt(0));
      if (place > 0) {
        order.add(Math.min(place - 1, order.size()), moved);
      }
      for (int at = 0; at < order.size(); at++) {
        int now = at + 1;
        world.keeps(order.get(at).with(), keeping -> keeping.pinnedAt(now));
      }
    }
    return world.done("pin " + place);
  }

  @Override
  public CompletableFuture<Void> mute(ConversationId conversation, Duration time) {
    return keep(
        conversation,
        "mute " + time,
        keeping ->
            keeping.muted(time.isZero() ? Optional.empty() : Optional.of(world.now().plus(time))));
  }

  @Override
  public CompletableFuture<Void> muteForEver(ConversationId conversation) {
    return keep(
        conversation, "muteForEver", keeping -> keeping.muted(Optional.of(Keeping.FOREVER)));
  }

  @Override
  public CompletableFuture<Void> archive(ConversationId conversation, boolean away) {
    return keep(conversation, "archive " + away, keeping -> keeping.archived(away));
  }

  @Override
  public CompletableFuture<Void> mark(ConversationId conversation, boolean unread) {
    return keep(conversation, "mark " + unread, keeping -> keeping.marked(unread));
  }

  @Override
  public CompletableFuture<Void> delete(ConversationId conversation, boolean askOther) {
    if (world.failure.isEmpty()) {
      world.deleted(conversation);
    }
    return world.done("delete " + askOther);
  }

  @Override
  public CompletableFuture<Void> keep(ConversationId conversation) {
    return keep(conversation, "keep", keeping -> keeping.asked(false));
  }

  @Override
  public CompletableFuture<Map<ConversationId, Draft>> drafts() {
    return world.answer(Map.copyOf(world.drafts));
  }

  @Override
  public CompletableFuture<Void> show(Optional<ConversationId> conversation) {
    world.shown = conversation;
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletableFuture<Optional<ConversationId>> shown() {
    return world.answer(world.shown);
  }

  @Override
  public CompletableFuture<Void> choseEmoji(String emoji) {
    world.emoji.remove(emoji);
    world.emoji.addFirst(emoji);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletableFuture<List<String>> chosenEmoji() {
    return CompletableFuture.completedFuture(List.copyOf(world.emoji));
  }

  @Override
  public CompletableFuture<Void> saveDraft(ConversationId conversation, Draft draft) {
    if (draft.isEmpty()) {
      world.drafts.remove(conversation);
    } else {
      world.drafts.put(conversation, draft);
    }
    return world.done("saveDraft");
  }
}
