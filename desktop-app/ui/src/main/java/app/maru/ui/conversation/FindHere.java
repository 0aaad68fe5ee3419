package app.maru.ui.conversation;

import app.maru.messaging.ConversationId;
import app.maru.messaging.Hit;
import app.maru.messaging.Message;
import app.maru.messaging.MessageId;
import app.maru.messaging.engine.MessageDesk;
import app.maru.ui.model.Engine;
import app.maru.ui.model.HitSearch;
import app.maru.ui.text.Texts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.StringProperty;

/// Looking for something in one conversation: hits from the newest back, one of them gone to.
final class FindHere implements HitSearch.Watcher {
  /// Hits of one page; more are looked for when one comes to the last of them.
  static final int PAGE = MessageDesk.MAX_HITS;

  private static final Comparator<Hit> PLACE =
      Comparator.comparing(
              Hit::message,
              Comparator.comparingLong(Message::lamport)
                  .thenComparing(Message::sentAt)
                  .thenComparing(message -> message.id().hex()))
          .reversed();

  private final Texts texts;
  private final Sought sought;
  private final Consumer<MessageId> go;
  private final HitSearch search;
  private final ReadOnlyStringWrapper count = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper some = new ReadOnlyBooleanWrapper();
  private final List<Hit> hits = new ArrayList<>();
  private int at;

  /// @param soon runs a task on the screen's thread after a pause in typing
  /// @param sought is told where one goes
  /// @param go goes to a message
  FindHere(
      Engine engine,
      ConversationId conversation,
      Texts texts,
      Executor soon,
      Sought sought,
      Consumer<MessageId> go) {
    this.texts = texts;
    this.sought = sought;
    this.go = go;
    this.search = new HitSearch(engine, Optional.of(conversation), PAGE, soon, this);
  }

  @Override
  public void begun() {
    hits.clear();
    sought.forget();
    some.set(false);
    at = 0;
    count.set(search.isWaiting() ? "…" : "");
  }

  @Override
  public void answered(List<Hit> found, boolean first) {
    if (search.hasFailed()) {
      count.set(texts.get("find.failed"));
      return;
    }
    hits.addAll(found.stream().sorted(PLACE).toList());
    some.set(!hits.isEmpty());
    if (first && !hits.isEmpty()) {
      go(hits.getFirst());
    }
    show();
  }

  private void go(Hit hit) {
    go.accept(hit.message().id());
    sought.goTo(hit.message().id(), search.needle());
  }

  private void show() {
    count.set(
        hits.isEmpty()
            ? texts.get("find.here.none")
            : texts.get(
                "find.here.count",
                at + 1,
                search.hasMore() ? hits.size() + "+" : "" + hits.size()));
  }

  /// Goes to the next older hit.
  void older() {
    step(1);
  }

  /// Goes to the next newer hit.
  void newer() {
    step(-1);
  }

  private void step(int by) {
    if (hits.isEmpty()) {
      return;
    }
    at = Math.clamp((long) at + by, 0, hits.size() - 1);
    go(hits.get(at));
    if (at == hits.size() - 1) {
      search.loadMore();
    }
    show();
  }

  /// Looks for nothing any more.
  void stop() {
    search.question().set("");
  }

  /// What is looked for, as typed.
  StringProperty question() {
    return search.question();
  }

  /// Which hit of how many.
  ReadOnlyStringProperty count() {
    return count.getReadOnlyProperty();
  }

  /// Whether there is a hit.
  ReadOnlyBooleanProperty some() {
    return some.getReadOnlyProperty();
  }
}
