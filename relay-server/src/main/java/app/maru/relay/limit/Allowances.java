package app.maru.relay.limit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/// An allowance for each of many. Only so many are remembered: who was quiet longest starts anew.
/// On the loop.
final class Allowances<K> {
  private final Rate rate;
  private final LongSupplier nanoTime;
  private final LinkedHashMap<K, Allowance> all;

  Allowances(Rate rate, int remembered, LongSupplier nanoTime) {
    this.rate = rate;
    this.nanoTime = nanoTime;
    this.all =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<K, Allowance> eldest) {
            return size() > remembered;
          }
        };
  }

  Allowance of(K key) {
    return all.computeIfAbsent(key, any -> new Allowance(rate, nanoTime));
  }

  /// Forgets those who may do all again: who they were is nobody's business any more.
  void forgetWhole() {
    all.values().removeIf(Allowance::isWhole);
  }

  int remembered() {
    return all.size();
  }
}
