package app.maru.messaging.delivery;

import app.maru.messaging.store.Settings;
import app.maru.messaging.store.StoreException;
import app.maru.p2p.net.Loop;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What time it is to prekeys, of which nothing destroyed comes back.
///
/// Small computers without a battery begin each start in 1970 and are told the time later, and some
/// clock is years ahead for a while. So the latest believed time is kept, and follows the clock at
/// a measured pace. Within a work. On the loop.
final class PrekeyClock {
  /// Before Maru was made no clock was right.
  static final Instant EARLIEST = Instant.parse("2026-01-01T00:00:00Z");

  /// How far the clock is followed at once, and again for every hour of work: a clock that is being
  /// set is right before that becomes days, and whoever was away for weeks is there in a day.
  static final Duration AT_ONCE = Duration.ofDays(1);

  /// Hours followed for one of work.
  private static final long PACE = 24;

  private static final String BELIEVED = "prekey.clock";

  private final Settings settings;
  private final Loop loop;
  private Duration credit = AT_ONCE;
  private long credited;

  PrekeyClock(Settings settings, Loop loop) {
    this.settings = settings;
    this.loop = loop;
    this.credited = loop.nanoTime();
  }

  /// The time by which something may be destroyed.
  Instant believed() throws StoreException {
    Instant shown = loop.now();
    Optional<Instant> kept = settings.get(BELIEVED).map(Long::parseLong).map(Instant::ofEpochMilli);
    if (kept.isEmpty() || kept.get().isBefore(EARLIEST)) {
      return keep(shown);
    }
    Instant known = kept.get();
    if (shown.isBefore(EARLIEST)) {
      return known;
    }
    earn();
    Duration way = Duration.between(known, shown);
    Duration step = way.abs().compareTo(credit) < 0 ? way.abs() : credit;
    credit = credit.minus(step);
    return keep(way.isNegative() ? known.minus(step) : known.plus(step));
  }

  /// The time to write on what begins or ends now: never before what is believed, for then it would
  /// be destroyed too soon.
  Instant dated() throws StoreException {
    return dated(believed());
  }

  /// The same, where what is believed was just asked for.
  Instant dated(Instant believed) {
    Instant shown = loop.now();
    return shown.isAfter(believed) ? shown : believed;
  }

  private void earn() {
    long now = loop.nanoTime();
    Duration earned = credit.plusNanos((now - credited) * PACE);
    credit = earned.compareTo(AT_ONCE) < 0 ? earned : AT_ONCE;
    credited = now;
  }

  private Instant keep(Instant time) throws StoreException {
    settings.put(BELIEVED, Long.toString(time.toEpochMilli()));
    return time;
  }
}
