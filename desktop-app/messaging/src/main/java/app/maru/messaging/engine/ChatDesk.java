package app.maru.messaging.engine;

import app.maru.crypto.Bytes;
import app.maru.messaging.Conversation;
import app.maru.messaging.ConversationId;
import app.maru.messaging.Draft;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// What can be asked about conversations, as [Messenger] promises it.
public final class ChatDesk {
  /// Conversations that may be on top.
  public static final int MAX_PINNED = Chats.MAX_PINNED;

  /// Where the conversation that is open is remembered.
  private static final String SHOWN = "conversation.shown";

  private final Rooms rooms;
  private final Desk desk;

  ChatDesk(Rooms rooms, Desk desk) {
    this.rooms = rooms;
    this.desk = desk;
  }

  /// All conversations, the one with the newest message first.
  public CompletableFuture<List<Conversation>> all() {
    return desk.look(rooms.views::conversations);
  }

  /// Puts a conversation on top, at most [#MAX_PINNED] of them.
  ///
  /// @param place from 1 on; beyond the last one it becomes the last; 0 takes it from there
  public CompletableFuture<Void> pin(ConversationId conversation, int place) {
    return desk.act(() -> rooms.chats.pin(conversation, place));
  }

  /// Lets nothing in a conversation draw attention for a time; no time ends that.
  public CompletableFuture<Void> mute(ConversationId conversation, Duration time) {
    return desk.act(() -> rooms.chats.mute(conversation, time));
  }

  /// Lets nothing in a conversation draw attention until I say otherwise.
  public CompletableFuture<Void> muteForEver(ConversationId conversation) {
    return mute(conversation, ChronoUnit.FOREVER.getDuration());
  }

  /// Puts a conversation away, or back.
  public CompletableFuture<Void> archive(ConversationId conversation, boolean away) {
    return desk.act(() -> rooms.chats.archive(conversation, away));
  }

  /// Marks a conversation as if something in it were unread, or not.
  public CompletableFuture<Void> mark(ConversationId conversation, boolean unread) {
    return desk.act(() -> rooms.chats.mark(conversation, unread));
  }

  /// Deletes a conversation here, with all that was said in it, its draft and its place on top.
  ///
  /// What waits in it to be sent, now or later, is not sent any more. The future completes when all
  /// is removed.
  ///
  /// @param askOther whether the other is asked to do the same; nothing of theirs goes by itself
  public CompletableFuture<Void> delete(ConversationId conversation, boolean askOther) {
    return desk.act(
            () -> {
              if (askOther) {
                rooms.chats.askToDelete(rooms.talk.with(conversation));
              }
              rooms.chats.delete(conversation);
            })
        .thenCompose(done -> desk.repeat(() -> rooms.chats.remove(conversation)));
  }

  /// Keeps a conversation although the other asked me to delete it.
  public CompletableFuture<Void> keep(ConversationId conversation) {
    return desk.act(() -> rooms.chats.keepAll(conversation));
  }

  /// Keeps what I have begun to write in a conversation, also one that does not exist yet; an empty
  /// draft removes it.
  public CompletableFuture<Void> saveDraft(ConversationId in, Draft draft) {
    return desk.act(
        () -> rooms.tables.drafts().put(in, new Draft(Wording.whole(draft.text()), draft.reply())));
  }

  /// Remembers which conversation is open, if any is.
  public CompletableFuture<Void> show(Optional<ConversationId> conversation) {
    String id = conversation.map(open -> open.bytes().hex()).orElse("");
    return desk.act(() -> rooms.tables.settings().put(SHOWN, id));
  }

  /// The conversation that was open last.
  public CompletableFuture<Optional<ConversationId>> shown() {
    return desk.look(() ->
        rooms
            .tables
            .settings()
            .get(SHOWN)
            .filter(id -> !id.isEmpty())
            .map(id -> new ConversationId(Bytes.ofHex(id))));
  }

  /// Remembers that I chose an emoji; what is none is not.
  public CompletableFuture<Void> choseEmoji(String emoji) {
    return desk.act(() -> recentEmoji().chose(emoji));
  }

  /// The emoji I chose last, the latest first.
  public CompletableFuture<List<String>> chosenEmoji() {
    return desk.look(() -> recentEmoji().all());
  }

  private RecentEmoji recentEmoji() {
    return new RecentEmoji(rooms.tables.settings());
  }

  /// What I have begun to write.
  public CompletableFuture<Map<ConversationId, Draft>> drafts() {
    return desk.look(rooms.tables.drafts()::all);
  }
}
