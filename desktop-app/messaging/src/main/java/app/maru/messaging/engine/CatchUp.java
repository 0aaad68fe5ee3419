package app.maru.messaging.engine;

import app.maru.messaging.MessengerEvent;
import app.maru.p2p.net.Loop;
import app.maru.p2p.relay.RelayAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// How far the mail that waited at my relays has come in, told now and then. On the loop.
final class CatchUp {
  /// Progress is told at most so often.
  static final Duration TOLD_EVERY = Duration.ofMillis(100);

  /// Without anything for so long it is over, whatever the relay said it had.
  static final Duration OVER_AFTER = Duration.ofSeconds(10);

  private final Teller teller;
  private final Loop loop;
  private final Map<RelayAddress, Integer> left = new HashMap<>();
  private int done;
  private int total;
  private long lastCame;
  private boolean tellingSoon;

  CatchUp(Teller teller, Loop loop) {
    this.teller = teller;
    this.loop = loop;
  }

  /// A relay begins to hand over what waits.
  void entered(RelayAddress relay, int waiting) {
    gone(relay);
    if (waiting > 0) {
      boolean begins = left.isEmpty();
      left.put(relay, waiting);
      total += waiting;
      lastCame = loop.nanoTime();
      if (begins) {
        loop.schedule(OVER_AFTER, this::watch);
        // At once, so that the first messages are already known to be some of many.
        teller.tell(new MessengerEvent.CatchingUp(done, total));
      } else {
        tellSoon();
      }
    }
  }

  /// Something came from a relay.
  void came(RelayAddress relay) {
    if (left.containsKey(relay)) {
      lastCame = loop.nanoTime();
      done++;
      left.computeIfPresent(relay, (same, n) -> n == 1 ? null : n - 1);
      if (left.isEmpty()) {
        finish();
      } else {
        tellSoon();
      }
    }
  }

  /// A relay hands over nothing more.
  void gone(RelayAddress relay) {
    Integer missing = left.remove(relay);
    if (missing != null) {
      total -= missing;
      if (left.isEmpty()) {
        finish();
      }
    }
  }

  private void watch() {
    if (left.isEmpty()) {
      return;
    }
    Duration quiet = Duration.ofNanos(loop.nanoTime() - lastCame);
    if (quiet.compareTo(OVER_AFTER) >= 0) {
      left.clear();
      finish();
    } else {
      loop.schedule(OVER_AFTER.minus(quiet), this::watch);
    }
  }

  private void finish() {
    teller.tell(new MessengerEvent.CatchingUp(done, done));
    done = 0;
    total = 0;
  }

  private void tellSoon() {
    if (!tellingSoon) {
      tellingSoon = true;
      loop.schedule(
          TOLD_EVERY,
          () -> {
            tellingSoon = false;
            if (!left.isEmpty()) {
              teller.tell(new MessengerEvent.CatchingUp(done, total));
            }
          });
    }
  }
}
