package app.maru.ui.model;

import app.maru.messaging.ConversationId;
import app.maru.messaging.Hit;
import app.maru.messaging.find.Needle;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// Looks for messages while somebody types: after a pause, from the newest back, a page at a time.
/// Typing on ends the search before.
public final class HitSearch {
  private final Engine engine;
  private final Optional<ConversationId> where;
  private final int page;
  private final Executor soon;
  private final Watcher watcher;
  private final StringProperty question = new SimpleStringProperty("");
  private final List<Hit> hits = new ArrayList<>();
  private Optional<CompletableFuture<List<Hit>>> running = Optional.empty();
  private int asked;
  private boolean waiting;
  private boolean failed;
  private boolean more;

  /// Who shows what is found.
  public interface Watcher {
    /// Something else is looked for, or nothing: nothing is found yet.
    void begun();

    /// A page came, or the engine could not look.
    ///
    /// @param found nothing if it could not
    /// @param first whether it is the first page
    void answered(List<Hit> found, boolean first);
  }

  /// @param where in which conversation; in all if empty
  /// @param page so many are looked for at once
  /// @param soon runs a task on the screen's thread after a pause in typing
  public HitSearch(
      Engine engine, Optional<ConversationId> where, int page, Executor soon, Watcher watcher) {
    this.engine = engine;
    this.where = where;
    this.page = page;
    this.soon = soon;
    this.watcher = watcher;
    question.addListener((_, _, _) -> typed());
  }

  private void typed() {
    running.ifPresent(answer -> answer.cancel(false));
    running = Optional.empty();
    hits.clear();
    failed = false;
    more = false;
    waiting = !needle().isEmpty();
    int mine = ++asked;
    watcher.begun();
    if (waiting) {
      soon.execute(() -> {
        if (mine == asked) {
          ask(Optional.empty());
        }
      });
    }
  }

  private void ask(Optional<Long> before) {
    int mine = asked;
    CompletableFuture<List<Hit>> answer =
        engine.messages().search(question.get(), where, before, page);
    running = Optional.of(answer);
    var _ =
        answer.whenComplete((found, failure) -> {
          if (mine == asked && !(failure instanceof CancellationException)) {
            running = Optional.empty();
            waiting = false;
            failed = failure != null;
            List<Hit> came = found == null ? List.of() : found;
            more = came.size() == page;
            hits.addAll(came);
            watcher.answered(came, before.isEmpty());
          }
        });
  }

  /// Looks further back, if there may be more and nothing is being looked for.
  public void loadMore() {
    if (more && running.isEmpty()) {
      ask(hits.stream().map(Hit::position).min(Comparator.naturalOrder()));
    }
  }

  /// What is looked for, as typed.
  public StringProperty question() {
    return question;
  }

  /// What is looked for.
  public Needle needle() {
    return Needle.of(question.get());
  }

  /// What was found so far, as it came.
  public List<Hit> hits() {
    return Collections.unmodifiableList(hits);
  }

  /// Whether the first page is still to come.
  public boolean isWaiting() {
    return waiting;
  }

  /// Whether the engine could not look the last time.
  public boolean hasFailed() {
    return failed;
  }

  /// Whether there may be more than was found so far.
  public boolean hasMore() {
    return more;
  }
}
