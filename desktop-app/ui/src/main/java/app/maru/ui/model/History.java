package app.maru.ui.model;

import app.maru.messaging.ConversationId;
import app.maru.messaging.Message;
import app.maru.messaging.MessageId;
import app.maru.messaging.Quote;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The part of one conversation that is loaded, in order, without gaps: its newest messages, or
/// those around one that was looked for.
///
/// Lives on the screen's thread.
public final class History {
  /// A page: a few screens full, so that scrolling rarely waits.
  public static final int PAGE = 60;

  /// The most that is loaded at once to reach the first unread message.
  static final int MOST_AT_FIRST = 1_000;

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
  private final Set<MessageId> gone = new HashSet<>();
  private boolean loading;
  private boolean loaded;
  private boolean complete;
  private boolean ended = true;
  private int asked;
  private Optional<Supplier<CompletableFuture<Void>>> again = Optional.empty();

  /// @param changed runs after every change of the messages that an answer brought
  public History(Engine engine, ConversationId conversation, Runnable changed) {
    this.engine = engine;
    this.conversation = conversation;
    this.changed = changed;
  }

  /// Loads the newest messages, far enough back to see the first of `unread` unread ones, in the
  /// place of what is loaded.
  public CompletableFuture<Void> loadNewest(int unread) {
    int limit = Math.clamp((long) unread + CONTEXT, PAGE, MOST_AT_FIRST);
    return load(
        true,
        () -> engine.messages().history(conversation, Optional.empty(), limit),
        page -> {
          complete |= page.size() < limit;
          ended = true;
        });
  }

  /// Loads a message with what stands around it, in the place of what is loaded; if it is not there
  /// any more, nothing changes.
  public CompletableFuture<Void> loadAround(MessageId middle) {
    return load(
        true,
        () -> engine.messages().around(conversation, middle, PAGE),
        page -> {
          int at = indexOf(page, middle);
          complete |= at < PAGE;
          ended |= page.size() - 1 - at < PAGE;
        });
  }

  private static int indexOf(List<Message> page, MessageId id) {
    for (int at = 0; at < page.size(); at++) {
      if (page.get(at).id().equals(id)) {
        return at;
      }
    }
    return -1;
  }

  /// Loads the page before the oldest message; nothing if it is being loaded or there is none.
  public CompletableFuture<Void> loadOlder() {
    if (complete || messages.isEmpty()) {
      return CompletableFuture.completedFuture(null);
    }
    MessageId oldest = messages.getFirst().id();
    return load(
        false,
        () -> engine.messages().history(conversation, Optional.of(oldest), PAGE),
        page -> complete |= page.size() < PAGE);
  }

  /// Loads the page after the newest loaded message; nothing if it is being loaded or there is
  /// none.
  public CompletableFuture<Void> loadNewer() {
    if (ended || messages.isEmpty()) {
      return CompletableFuture.completedFuture(null);
    }
    MessageId newest = messages.getLast().id();
    return load(
        false,
        () -> engine.messages().onward(conversation, newest, PAGE),
        page -> ended |= page.size() < PAGE);
  }

  /// @param instead whether the page comes in the place of what is loaded
  private CompletableFuture<Void> load(
      boolean instead,
      Supplier<CompletableFuture<List<Message>>> ask,
      Consumer<List<Message>> ends) {
    if (loading && !instead) {
      return CompletableFuture.completedFuture(null);
    }
    loading = true;
    int mine = ++asked;
    return ask.get()
        .handle((page, failure) -> {
          if (mine == asked) {
            loading = false;
            boolean otherwise = again.isPresent() || failure != null;
            again =
                failure == null ? Optional.empty() : Optional.of(() -> load(instead, ask, ends));
            if (failure == null && !(instead && loaded && page.isEmpty())) {
              take(instead, page);
              ends.accept(page);
              otherwise = true;
            }
            if (otherwise) {
              changed.run();
            }
          }
          return null;
        });
  }

  /// A page may be older than an event, so what is known wins.
  private void take(boolean instead, List<Message> page) {
    if (instead && !overlaps(page)) {
      if (loaded) {
        messages.clear();
        known.clear();
      }
      complete = false;
      ended = false;
    }
    loaded = true;
    page.forEach(this::put);
  }

  /// Whether a page and what is loaded are one stretch.
  private boolean overlaps(List<Message> page) {
    return page.stream().anyMatch(message -> known.containsKey(message.id()));
  }

  /// Puts in a new message; one that belongs outside of the loaded part stays out until it is
  /// loaded.
  void add(Message message) {
    boolean beforeLoaded =
        !complete && !messages.isEmpty() && ORDER.compare(message, messages.getFirst()) < 0;
    boolean afterLoaded =
        !ended && !messages.isEmpty() && ORDER.compare(message, messages.getLast()) > 0;
    if (!beforeLoaded && !afterLoaded) {
      put(message);
    }
  }

  /// Takes a message out.
  void remove(MessageId id) {
    gone.add(id);
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
    if (message.traits().retracted()) {
      gone.add(message.id());
    }
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

  /// Whether the page that was asked for last could not be read.
  public boolean hasFailed() {
    return again.isPresent();
  }

  /// Asks once more for what could not be read.
  public CompletableFuture<Void> retry() {
    return again.map(Supplier::get).orElseGet(() -> CompletableFuture.completedFuture(null));
  }

  /// Whether the first page has come.
  public boolean isLoaded() {
    return loaded;
  }

  /// Whether the very first message is among them.
  public boolean isComplete() {
    return complete;
  }

  /// Whether the very last message is among them.
  public boolean isEnded() {
    return ended;
  }

  /// Whether a message went, or was taken back, while this was open; also one that is not loaded.
  public boolean isGone(MessageId id) {
    return gone.contains(id);
  }

  /// Whether a message is loaded.
  public boolean has(MessageId id) {
    return known.containsKey(id);
  }
}
