package app.maru.messaging.engine;

import app.maru.messaging.delivery.Ledger;
import app.maru.messaging.store.Database;
import app.maru.p2p.net.Loop;
import java.time.Duration;

/// Has the last good copy of the database made while the program runs, a piece at a time, so that
/// neither a start nor a message waits for it. On the loop.
final class DailyCopy {
  /// A start, and the conversations that are opened right after it, come first.
  private static final Duration AFTER_START = Duration.ofMinutes(1);

  /// For a program that runs for weeks.
  private static final Duration LOOK_EVERY = Duration.ofHours(1);

  /// Between two pieces of about two milliseconds: a fortieth of a core, for less than a minute
  /// with 1,000,000 messages.
  private static final Duration BREATH = Duration.ofMillis(50);

  /// How much longer than a piece the pause after it is at least: messages wait for a slow disk as
  /// well.
  private static final int PAUSE_RATIO = 9;

  private static final Duration LONGEST_BREATH = Duration.ofSeconds(2);

  private final Database database;
  private final Ledger ledger;
  private final Loop loop;

  DailyCopy(Database database, Ledger ledger, Loop loop) {
    this.database = database;
    this.ledger = ledger;
    this.loop = loop;
  }

  /// Begins to look whether a copy is due.
  void open() {
    loop.schedule(AFTER_START, this::goOn);
  }

  private void goOn() {
    if (!ledger.isClosed()) {
      long begun = loop.nanoTime();
      boolean more = database.copyPiece();
      Duration took = Duration.ofNanos(loop.nanoTime() - begun);
      loop.schedule(more ? breathAfter(took) : LOOK_EVERY, this::goOn);
    }
  }

  private static Duration breathAfter(Duration piece) {
    Duration pause = piece.multipliedBy(PAUSE_RATIO);
    if (pause.compareTo(LONGEST_BREATH) > 0) {
      return LONGEST_BREATH;
    }
    return pause.compareTo(BREATH) < 0 ? BREATH : pause;
  }
}
