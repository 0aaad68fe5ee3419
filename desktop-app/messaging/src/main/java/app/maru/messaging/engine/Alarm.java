package app.maru.messaging.engine;

import app.maru.p2p.net.Loop;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A task that is due at one time: setting it anew forgets the time before. On the loop.
final class Alarm {
  private final Loop loop;
  private final Runnable due;
  private Loop.@Nullable Timer timer;

  /// @param due what to do when it rings
  Alarm(Loop loop, Runnable due) {
    this.loop = loop;
    this.due = due;
  }

  /// Rings once after a time.
  void ringIn(Duration after) {
    Loop.Timer before = timer;
    if (before != null) {
      before.cancel();
    }
    timer = loop.schedule(after, this::ring);
  }

  private void ring() {
    timer = null;
    due.run();
  }
}
