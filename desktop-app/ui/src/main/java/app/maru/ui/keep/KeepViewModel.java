package app.maru.ui.keep;

import app.maru.messaging.Conversation;
import app.maru.messaging.ConversationId;
import app.maru.messaging.Keeping;
import app.maru.messaging.Message;
import app.maru.ui.model.ChatEngine;
import app.maru.ui.model.ClientModel;
import app.maru.ui.model.Engine;
import app.maru.ui.text.Faults;
import app.maru.ui.text.Texts;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// How one conversation is kept, and the ways to change it. What was refused is told below the
/// list.
public final class KeepViewModel {
  /// For how long a conversation can be muted.
  public enum Muting {
    /// A meeting.
    HOUR(Duration.ofHours(1)),
    /// A day at work, or a night.
    EIGHT_HOURS(Duration.ofHours(8)),
    /// Holidays.
    WEEK(Duration.ofDays(7));

    private final Duration time;

    Muting(Duration time) {
      this.time = time;
    }
  }

  private final Engine engine;
  private final ClientModel model;
  private final Texts texts;
  private final ConversationId id;

  /// The conversation `id` as `model` knows it.
  public KeepViewModel(Engine engine, ClientModel model, Texts texts, ConversationId id) {
    this.engine = engine;
    this.model = model;
    this.texts = texts;
    this.id = id;
  }

  /// Whether there is anything to keep.
  public boolean exists() {
    return model.conversation(id).isPresent();
  }

  /// How it is kept now.
  public Keeping keeping() {
    return model.conversation(id).map(Conversation::keeping).orElse(Keeping.PLAIN);
  }

  /// Whether something in it is unread, or it is marked so.
  public boolean isUnread() {
    return model.conversation(id).map(talk -> talk.unread() > 0).orElse(false)
        || keeping().marked();
  }

  /// Puts it on top, or takes it from there.
  public void pin(boolean onTop) {
    model
        .refusals()
        .watch(chats().pin(id, onTop ? 1 : 0), failure -> new Faults(texts).ofPin(failure));
  }

  /// Whether it can be moved so among those on top.
  public boolean canMove(int by) {
    int place = keeping().pinned();
    return place > 0
        && model.conversations().stream()
            .mapToInt(talk -> talk.keeping().pinned())
            .anyMatch(other -> other > 0 && Integer.signum(other - place) == Integer.signum(by));
  }

  /// Moves it among those on top, if it can be.
  public void move(int by) {
    if (canMove(by)) {
      ask(chats().pin(id, keeping().pinned() + by));
    }
  }

  /// Draws no attention to it for a time.
  public void mute(Muting muting) {
    ask(chats().mute(id, muting.time));
  }

  /// Draws no attention to it until I say otherwise.
  public void muteForEver() {
    ask(chats().muteForEver(id));
  }

  /// Draws attention to it again.
  public void unmute() {
    ask(chats().mute(id, Duration.ZERO));
  }

  /// Puts it away, or back.
  public void archive(boolean away) {
    ask(chats().archive(id, away));
  }

  /// Marks it as if unread.
  public void markUnread() {
    ask(chats().mark(id, true));
  }

  /// Everything in it counts as seen.
  public void markRead() {
    Optional<Conversation> talk = model.conversation(id);
    if (keeping().marked()) {
      ask(chats().mark(id, false));
    }
    talk.filter(known -> known.unread() > 0)
        .flatMap(Conversation::last)
        .map(Message::id)
        .ifPresent(last -> ask(engine.messages().read(last)));
  }

  /// Which conversation this is.
  public ConversationId id() {
    return id;
  }

  /// The words of this screen.
  public Texts texts() {
    return texts;
  }

  private void ask(CompletableFuture<Void> change) {
    model.refusals().watch(change, new Faults(texts)::of);
  }

  private ChatEngine chats() {
    return engine.chats();
  }
}
