package app.maru.relay.admin;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// An answer that is good for a moment: however many ask, the question costs the relay the same.
/// Any thread; whoever asks while it is being answered waits for that answer.
final class Lately<T> implements Supplier<T> {
  /// Nobody looks at figures more often, and no supervisor acts sooner.
  static final Duration GOOD_FOR = Duration.ofSeconds(1);

  private final LongSupplier nanoTime;
  private final Supplier<T> question;
  private @Nullable T answer;
  private long answered;

  Lately(LongSupplier nanoTime, Supplier<T> question) {
    this.nanoTime = nanoTime;
    this.question = question;
  }

  @Override
  public synchronized T get() {
    T known = answer;
    if (known == null || nanoTime.getAsLong() - answered >= GOOD_FOR.toNanos()) {
      known = question.get();
      answer = known;
      answered = nanoTime.getAsLong();
    }
    return known;
  }
}
