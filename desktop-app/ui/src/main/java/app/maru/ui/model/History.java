package app.maru.ui.model;

import app.maru.messaging.ConversationId;
import app.maru.messaging.Message;
import app.maru.messaging.MessageId;
import app.maru.messaging.Quote;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// The part of one conversation that is loaded: always its newest messages, in order, without gaps.
///
/// Lives on the screen's thread.
public final class History {
  /// A page: a few screens full, so that scrolling rarely waits.
  public static final int PAGE = 60;

  /// The most that is loaded at once to reach the first unread message.
  static final int MOST_AT_FIRST = 1_000;

  /// Messages loaded at a time on the way to one far back, and how often: 10,000 in all.
  private static final int ROUND = 500;

  private static final int MOST_ROUNDS = 20;

  /// How much is shown above the first unread message.
  private static final int CONTEXT = 20;

  private static final Comparator<Message> ORDER =
      Comparator.comparingLong(Message::lamport)
          .thenComparing(Message::sentAt)
          .thenComparing(message -> message.id().hex());

  private final Engine engine;
  private final ConversationId conversation;
  private final Runnable changed;
  private final List<Message> messages = new ArrayList<>();
  private final Map<MessageId, Message> known = new HashMap<>();
  private boolean loading;
  private CompletableFuture<Void> underway = CompletableFuture.completedFuture(null);
  private boolean loaded;
  private boolean complete;

  /// @param changed runs after every change of the messages that an answer brought
  public History(Engine engine, ConversationId conversation, Runnable changed) {
    this.engine = engine;
    this.conversation = conversation;
    this.changed = changed;
  }

  /// Loads the newest messages, far enough back to see the first of `unread` unread ones.
  public CompletableFuture<Void> loadNewest(int unread) {
    return load(Optional.empty(), Math.clamp((long) unread + CONTEXT, PAGE, MOST_AT_FIRST));
  }

  /// Loads the page before the oldest message; nothing if it is being loaded or there is none.
  public CompletableFuture<Void> loadOlder() {
    if (complete || messages.isEmpty()) {
      return CompletableFuture.completedFuture(null);
    }
    return load(Optional.of(messages.getFirst().id()), PAGE);
  }

  /// Loads pages until a message is there, as far back as a reader would wait for.
  ///
  /// @return whether it is there now
  public CompletableFuture<Boolean> loadBackTo(MessageId id) {
    return loadBackTo(id, MOST_ROUNDS);
  }

  private CompletableFuture<Boolean> loadBackTo(MessageId id, int rounds) {
    if (known.containsKey(id) || complete || rounds == 0 || messages.isEmpty()) {
      return CompletableFuture.completedFuture(known.containsKey(id));
    }
    return load(Optional.of(messages.getFirst().id()), ROUND)
        .thenCompose(_ -> loadBackTo(id, rounds - 1));
  }

  private CompletableFuture<Void> load(Optional<MessageId> before, int limit) {
    if (loading) {
      return underway;
    }
    loading = true;
    underway = fetch(before, limit);
    return underway;
  }

  private CompletableFuture<Void> fetch(Optional<MessageId> before, int limit) {
    return engine
        .messages()
        .history(conversation, before, limit)
        .handle((page, failure) -> {
          loading = false;
          if (failure == null) {
            loaded = true;
            complete = complete || page.size() < limit;
            page.forEach(this::put);
            changed.run();
          }
          return null;
        });
  }

  /// Puts in a new message; one that belongs before the loaded part stays out until it is loaded.
  void add(Message message) {
    boolean beforeLoaded =
        !complete && !messages.isEmpty() && ORDER.compare(message, messages.getFirst()) < 0;
    if (!beforeLoaded) {
      put(message);
    }
  }

  /// Takes a message out.
  void remove(MessageId id) {
    Message old = known.remove(id);
    if (old != null) {
      messages.remove(Collections.binarySearch(messages, old, ORDER));
      quoted(id, Quote.missing(id));
    }
  }

  /// Those that answer a message show how it is now.
  private void quoted(MessageId id, Quote now) {
    for (Message each : List.copyOf(messages)) {
      Optional<Quote> quote = each.traits().quote();
      if (quote.isPresent() && quote.get().message().equals(id) && !quote.get().equals(now)) {
        replace(each.with(each.traits().quoting(Optional.of(now))));
      }
    }
  }

  /// Replaces a message by its newer self.
  void change(Message message) {
    replace(message);
    quoted(message.id(), Quote.of(message));
  }

  private void replace(Message message) {
    Message old = known.get(message.id());
    if (old == null) {
      return;
    }
    int at = Collections.binarySearch(messages, old, ORDER);
    known.put(message.id(), message);
    messages.remove(at);
    insert(message);
  }

  /// A page may be older than an event, so what is known wins.
  private void put(Message message) {
    if (known.putIfAbsent(message.id(), message) == null) {
      insert(message);
    }
  }

  private void insert(Message message) {
    int at = Collections.binarySearch(messages, message, ORDER);
    messages.add(at < 0 ? -at - 1 : at, message);
  }

  /// Which conversation this is.
  public ConversationId conversation() {
    return conversation;
  }

  /// The loaded messages, oldest first.
  public List<Message> messages() {
    return Collections.unmodifiableList(messages);
  }

  /// Whether the first page has come.
  public boolean isLoaded() {
    return loaded;
  }

  /// Whether the very first message is among them.
  public boolean isComplete() {
    return complete;
  }
}
