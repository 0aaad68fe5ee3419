package app.maru.ui.conversation;

import app.maru.messaging.ConversationId;
import app.maru.messaging.Hit;
import app.maru.messaging.Message;
import app.maru.messaging.MessageId;
import app.maru.messaging.engine.MessageDesk;
import app.maru.messaging.find.Needle;
import app.maru.ui.model.Engine;
import app.maru.ui.text.Texts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// Looking for something in one conversation: hits from the newest back, one of them gone to.
final class FindHere {
  /// Hits of one page; more are looked for when one comes to the last of them.
  static final int PAGE = MessageDesk.MAX_HITS;

  private static final Comparator<Hit> PLACE =
      Comparator.comparing(
              Hit::message,
              Comparator.comparingLong(Message::lamport)
                  .thenComparing(Message::sentAt)
                  .thenComparing(message -> message.id().hex()))
          .reversed();

  private final Engine engine;
  private final ConversationId conversation;
  private final Texts texts;
  private final Executor soon;
  private final Consumer<MessageId> go;
  private final StringProperty question = new SimpleStringProperty("");
  private final ReadOnlyStringWrapper count = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper some = new ReadOnlyBooleanWrapper();
  private final List<Hit> hits = new ArrayList<>();
  private Optional<CompletableFuture<List<Hit>>> running = Optional.empty();
  private int asked;
  private int at;
  private boolean more;

  /// @param soon runs a task on the screen's thread after a pause in typing
  /// @param go goes to a message
  FindHere(
      Engine engine,
      ConversationId conversation,
      Texts texts,
      Executor soon,
      Consumer<MessageId> go) {
    this.engine = engine;
    this.conversation = conversation;
    this.texts = texts;
    this.soon = soon;
    this.go = go;
    question.subscribe(_ -> typed());
  }

  private void typed() {
    running.ifPresent(answer -> answer.cancel(false));
    running = Optional.empty();
    hits.clear();
    some.set(false);
    at = 0;
    more = false;
    int mine = ++asked;
    if (Needle.of(question.get()).isEmpty()) {
      count.set("");
      return;
    }
    count.set("…");
    soon.execute(() -> {
      if (mine == asked) {
        ask(Optional.empty());
      }
    });
  }

  private void ask(Optional<Long> before) {
    int mine = asked;
    CompletableFuture<List<Hit>> answer =
        engine.messages().search(question.get(), Optional.of(conversation), before, PAGE);
    running = Optional.of(answer);
    var _ =
        answer.whenComplete((found, failure) -> {
          if (mine == asked && !(failure instanceof CancellationException)) {
            running = Optional.empty();
            if (found == null) {
              count.set(texts.get("find.failed"));
            } else {
              came(found);
            }
          }
        });
  }

  private void came(List<Hit> found) {
    boolean first = hits.isEmpty();
    more = found.size() == PAGE;
    hits.addAll(found.stream().sorted(PLACE).toList());
    some.set(!hits.isEmpty());
    if (first && !hits.isEmpty()) {
      go.accept(hits.getFirst().message().id());
    }
    show();
  }

  private void show() {
    count.set(
        hits.isEmpty()
            ? texts.get("find.here.none")
            : texts.get("find.here.count", at + 1, more ? hits.size() + "+" : "" + hits.size()));
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
    go.accept(hits.get(at).message().id());
    if (at == hits.size() - 1 && more && running.isEmpty()) {
      ask(hits.stream().map(Hit::position).min(Comparator.naturalOrder()));
    }
    show();
  }

  /// Looks for nothing any more.
  void stop() {
    question.set("");
  }

  /// What is looked for, as typed.
  StringProperty question() {
    return question;
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
