package app.maru.ui.model;

import app.maru.messaging.ConversationId;
import app.maru.messaging.Draft;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// What the screens ask about conversations, as [Engine] promises it.
public interface ChatEngine {

  /// Puts a conversation at a place on top, from 1 on; 0 takes it from there.
  CompletableFuture<Void> pin(ConversationId conversation, int place);

  /// Lets nothing in it draw attention for a time; no time ends that.
  CompletableFuture<Void> mute(ConversationId conversation, Duration time);

  /// Lets nothing in it draw attention until I say otherwise.
  CompletableFuture<Void> muteForEver(ConversationId conversation);

  /// Puts it away, or back.
  CompletableFuture<Void> archive(ConversationId conversation, boolean away);

  /// Marks it as if unread, or not.
  CompletableFuture<Void> mark(ConversationId conversation, boolean unread);

  /// Deletes it here, and asks the other to do the same if wanted.
  CompletableFuture<Void> delete(ConversationId conversation, boolean askOther);

  /// Keeps it although the other asked me to delete it.
  CompletableFuture<Void> keep(ConversationId conversation);

  /// Remembers which conversation is open, if any is.
  CompletableFuture<Void> show(Optional<ConversationId> conversation);

  /// The conversation that was open last.
  CompletableFuture<Optional<ConversationId>> shown();

  /// Remembers that I chose an emoji.
  CompletableFuture<Void> choseEmoji(String emoji);

  /// The emoji I chose last, the latest first.
  CompletableFuture<List<String>> chosenEmoji();

  /// Everything begun and not sent.
  CompletableFuture<Map<ConversationId, Draft>> drafts();

  /// Keeps what was begun in a conversation; an empty draft forgets it.
  CompletableFuture<Void> saveDraft(ConversationId conversation, Draft draft);
}
