package app.maru.p2p.net;

import java.util.concurrent.atomic.AtomicLong;

/// What has come on all connections of a network and nobody could look at yet. Any thread.
final class UnreadBytes {
  private final long limit;
  private final AtomicLong bytes = new AtomicLong();

  UnreadBytes(long limit) {
    this.limit = limit;
  }

  void add(long more) {
    bytes.addAndGet(more);
  }

  long count() {
    return bytes.get();
  }

  boolean farTooMany() {
    return bytes.get() > 2 * limit;
  }

  boolean tooMany() {
    return bytes.get() > limit;
  }
}
