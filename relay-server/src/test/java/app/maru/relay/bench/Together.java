package app.maru.relay.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Connections made many at a time, as on a Monday morning.
final class Together {
  private static final int AT_ONCE = 16;
  private static final int TRIES = 5;

  private Together() {}

  /// Something to make.
  @FunctionalInterface
  interface Maker<T> {
    T make(int number) throws Exception;
  }

  static <T> List<T> make(int count, Maker<T> maker) throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
      List<Future<T>> futures = new ArrayList<>();
      for (int number = 0; number < count; number++) {
        int which = number;
        futures.add(threads.submit(() -> make(maker, which)));
      }
      List<T> made = new ArrayList<>();
      for (Future<T> future : futures) {
        made.add(future.get());
      }
      return made;
    }
  }

  /// A busy machine may take longer for a connection than servers wait.
  private static <T> T make(Maker<T> maker, int number) throws Exception {
    for (int tries = 1; tries < TRIES; tries++) {
      try {
        return maker.make(number);
      } catch (Exception again) {
        System.err.println("once more: " + again.getMessage());
      }
    }
    return maker.make(number);
  }
}
