package app.maru.relay.account;

import app.maru.p2p.net.Subnet;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// How much accounts were asked and have not answered: a flood of questions waits in memory, with
/// all that was sent along. No network has more than half of it. On the loop.
final class Load {
  /// Some seconds of work for two processors; who comes later would not wait for it.
  static final int MAX_QUESTIONS = 4096;

  /// A few hundred bundles or batches of prekeys: as much as a relay spares for all else that
  /// waits.
  static final long MAX_BYTES = 64 << 20;

  private static final Asked NOTHING = new Asked(0, 0);

  private final Map<Subnet, Asked> byNetwork = new HashMap<>();
  private Asked all = NOTHING;

  private record Asked(int questions, long bytes) {
    Asked plus(int more, long moreBytes) {
      return new Asked(questions + more, bytes + moreBytes);
    }

    boolean fits(int parts) {
      return questions <= MAX_QUESTIONS / parts && bytes <= MAX_BYTES / parts;
    }
  }

  /// Takes a question on, if it is not too much.
  ///
  /// @param size of what was sent along
  /// @param answer who waits; told of nothing if it is too much
  /// @return who is told instead, exactly once; null if it is too much
  <T> @Nullable Consumer<T> takeOn(Subnet from, int size, Consumer<T> answer) {
    Asked its = byNetwork.getOrDefault(from, NOTHING).plus(1, size);
    if (!all.plus(1, size).fits(1) || !its.fits(2)) {
      return null;
    }
    all = all.plus(1, size);
    byNetwork.put(from, its);
    return result -> {
      all = all.plus(-1, -size);
      byNetwork.computeIfPresent(
          from, (_, now) -> now.questions() == 1 ? null : now.plus(-1, -size));
      answer.accept(result);
    };
  }
}
