package app.maru.ui.attention;

import app.maru.messaging.ContactState;
import app.maru.messaging.Conversation;
import app.maru.messaging.ConversationId;
import app.maru.messaging.DeliveryState;
import app.maru.messaging.Keeping;
import app.maru.messaging.Message;
import app.maru.messaging.MessageId;
import app.maru.messaging.MessengerEvent;
import app.maru.ui.model.AttentionSettings;
import app.maru.ui.model.AttentionSettings.Sound;
import app.maru.ui.model.ClientModel;
import app.maru.ui.model.Soon;
import app.maru.ui.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

/// Decides what draws attention: tells of messages outside of the window, and takes back what was
/// read.
///
/// What comes while mail of an absence comes in, or while the screen is locked, waits, and is told
/// as one when that is over. Lives on the screen's thread.
public final class Attention implements AutoCloseable {
  /// More conversations at once are told as one: nobody reads five notifications at a time.
  static final int MOST_AT_ONCE = 3;

  /// A lively group is no rattle.
  static final Duration SOUND_EVERY = Duration.ofSeconds(2);

  /// What is needed from the window.
  ///
  /// @param watched the open conversation, if the person can see it now
  /// @param open shows the window, and a conversation in it if there is one
  /// @param screen runs tasks on the screen's thread
  /// @param pause runs a task there after a moment in which more may come
  /// @param clock the wall clock
  public record Window(
      Supplier<Optional<ConversationId>> watched,
      Consumer<Optional<ConversationId>> open,
      Executor screen,
      Executor pause,
      InstantSource clock) {}

  private final ClientModel model;
  private final AttentionSettings settings;
  private final Desk desk;
  private final Window window;
  private final Supplier<Texts> texts;

  /// The newest message of each conversation that was not told yet.
  private final Map<ConversationId, Message> waiting = new LinkedHashMap<>();

  /// The newest message of each conversation that is told of now.
  private final Map<ConversationId, Message> shown = new LinkedHashMap<>();

  /// What the one notification about several conversations is about.
  private final Set<ConversationId> together = new HashSet<>();

  private final Quiet quiet;
  private Instant soundedAt = Instant.EPOCH.minus(SOUND_EVERY);
  private final Soon turn;
  private final ReadOnlyIntegerWrapper unread = new ReadOnlyIntegerWrapper();
  private boolean locked;
  private boolean held;

  /// @param texts the words of the language chosen now
  public Attention(
      ClientModel model,
      AttentionSettings settings,
      Desk desk,
      Window window,
      Supplier<Texts> texts) {
    this.model = model;
    this.settings = settings;
    this.desk = desk;
    this.window = window;
    this.texts = texts;
    this.quiet = new Quiet(settings, desk.alarm(), window.screen(), window.clock());
    this.turn = new Soon(window.pause(), this::turn);
    model.listen(this::heard);
    desk.notifier().clicked(about -> window.screen().execute(() -> window.open().accept(about)));
    desk.lock().watch(now -> window.screen().execute(() -> locked(now)));
  }

  private void heard(List<MessengerEvent> batch) {
    for (MessengerEvent event : batch) {
      if (event instanceof MessengerEvent.MessageAdded(var message)) {
        added(message);
      } else if (event instanceof MessengerEvent.MessageChanged(var message)) {
        failed(message);
      } else if (event instanceof MessengerEvent.MessageRevised(var message)) {
        revised(message);
      } else if (event instanceof MessengerEvent.MessageRemoved(var talk, var message)) {
        gone(talk, message);
      } else if (event instanceof MessengerEvent.ConversationRemoved(var talk)) {
        settled(talk);
      } else if (event instanceof MessengerEvent.ConversationChanged(var talk)
          && talk.unread() == 0) {
        settled(talk.id());
      }
    }
    count();
    soon();
  }

  private void added(Message message) {
    if (model.ready().get()
        && !message.mine()
        && message.state() != DeliveryState.READ
        && !message.traits().retracted()
        && model.stateOf(message.from()) != ContactState.BLOCKED) {
      waiting.put(message.conversation(), message);
    }
  }

  private void failed(Message message) {
    if (message.mine() && message.state() == DeliveryState.FAILED) {
      sound(Sound.FAILED);
    }
  }

  private void revised(Message message) {
    if (message.traits().retracted()) {
      gone(message.conversation(), message.id());
    }
  }

  /// A text that was taken back, or has gone by itself, is not left standing.
  private void gone(ConversationId talk, MessageId message) {
    if (waiting.containsKey(talk) && waiting.get(talk).id().equals(message)) {
      waiting.remove(talk);
    }
    if (shown.containsKey(talk) && shown.get(talk).id().equals(message)) {
      settled(talk);
    }
  }

  /// There is nothing to tell of this conversation any more.
  private void settled(ConversationId talk) {
    waiting.remove(talk);
    if (shown.remove(talk) != null) {
      desk.notifier().withdraw(Optional.of(talk));
    }
    if (together.remove(talk) && together.isEmpty()) {
      desk.notifier().withdraw(Optional.empty());
    }
  }

  /// What the lines of the list show: nothing of whom I blocked, or of what is put away.
  private void count() {
    Instant now = window.clock().instant();
    unread.set(
        model.conversations().stream()
            .filter(talk -> !isMuted(talk.keeping(), now))
            .filter(talk -> !talk.keeping().archived())
            .filter(talk -> model.stateOf(talk.with()) != ContactState.BLOCKED)
            .mapToInt(talk -> talk.unread() == 0 && talk.keeping().marked() ? 1 : talk.unread())
            .sum());
  }

  private static boolean isMuted(Keeping keeping, Instant now) {
    return keeping.mutedUntil().filter(now::isBefore).isPresent();
  }

  /// What is shown when the screen gets locked would stand on the lock screen.
  private void locked(boolean now) {
    locked = now;
    if (now) {
      shown.forEach((talk, message) -> {
        waiting.putIfAbsent(talk, message);
        desk.notifier().withdraw(Optional.of(talk));
      });
      shown.clear();
      if (!together.isEmpty()) {
        together.clear();
        desk.notifier().withdraw(Optional.empty());
      }
    }
    soon();
  }

  private void soon() {
    if (!waiting.isEmpty()) {
      turn.ask();
    }
  }

  private void turn() {
    if (locked || model.relays().catchUp().isPresent()) {
      held = true;
      return;
    }
    boolean afterwards = held;
    held = false;
    List<Message> due = due();
    waiting.clear();
    if (!due.isEmpty()) {
      tell(due, afterwards);
    }
  }

  /// What is still worth telling.
  private List<Message> due() {
    Instant now = window.clock().instant();
    Optional<ConversationId> watched = window.watched().get();
    if (settings.isQuiet(now)) {
      return List.of();
    }
    if (watched.filter(waiting::containsKey).isPresent()) {
      sound(Sound.HERE);
    }
    return waiting.values().stream()
        .filter(message -> !watched.equals(Optional.of(message.conversation())))
        .filter(message ->
            model
                .conversation(message.conversation())
                .map(Conversation::keeping)
                .filter(keeping -> isMuted(keeping, now))
                .isEmpty())
        .toList();
  }

  /// One sound says as much as ten.
  private void sound(Sound sound) {
    Instant now = window.clock().instant();
    if (settings.hears(sound).get()
        && !locked
        && !settings.isQuiet(now)
        && !soundedAt.plus(SOUND_EVERY).isAfter(now)) {
      soundedAt = now;
      desk.sounds().play(sound);
    }
  }

  private void tell(List<Message> due, boolean afterwards) {
    sound(Sound.ARRIVED);
    if (!settings.notifies().get()) {
      return;
    }
    Wording wording = new Wording(model, texts.get(), settings.shows().get());
    if (due.size() > MOST_AT_ONCE || (afterwards && due.size() > 1)) {
      Set<ConversationId> talks = new LinkedHashSet<>(together);
      due.forEach(message -> talks.add(message.conversation()));
      talks.addAll(shown.keySet());
      List.copyOf(shown.keySet()).forEach(this::settled);
      together.addAll(talks);
      desk.notifier().show(wording.of(together));
    } else {
      due.forEach(message -> {
        shown.put(message.conversation(), message);
        desk.notifier().show(wording.of(message));
      });
    }
  }

  /// How many messages wait to be read, without those of muted conversations.
  public ReadOnlyIntegerProperty unread() {
    return unread.getReadOnlyProperty();
  }

  /// Whether nothing may draw attention now.
  public ReadOnlyBooleanProperty quiet() {
    return quiet.now();
  }

  /// Takes back all that is shown.
  @Override
  public void close() {
    desk.notifier().close();
  }
}
