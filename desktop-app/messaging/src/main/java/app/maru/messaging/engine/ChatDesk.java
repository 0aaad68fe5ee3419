package app.maru.messaging.engine;

import app.maru.messaging.Conversation;
import app.maru.messaging.ConversationId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/// What can be asked about conversations, as [Messenger] promises it.
public final class ChatDesk {
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

  /// Keeps what I have begun to write in a conversation, also one that does not exist yet; an empty
  /// text removes it.
  public CompletableFuture<Void> saveDraft(ConversationId in, String text) {
    return desk.act(() -> rooms.tables.drafts().put(in, Wording.whole(text)));
  }

  /// What I have begun to write.
  public CompletableFuture<Map<ConversationId, String>> drafts() {
    return desk.look(rooms.tables.drafts()::all);
  }
}
