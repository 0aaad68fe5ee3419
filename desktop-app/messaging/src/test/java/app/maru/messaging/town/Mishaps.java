package app.maru.messaging.town;

import app.maru.messaging.delivery.Ledger;
import app.maru.messaging.store.Database;
import app.maru.p2p.net.Loop;

/// A ledger whose process may die right before or right after a commit, and which may break one of
/// the three invariants, to see that the town notices.
final class Mishaps extends Ledger {
  private final Fate fate;
  private final Mutant mutant;
  private boolean accepting;
  private boolean dying;
  private boolean dead;

  /// What may happen.
  enum Moment {
    BEFORE_COMMIT,
    AFTER_COMMIT
  }

  /// Which invariant is broken.
  enum Mutant {
    /// None.
    NONE,
    /// Sends, then commits.
    SENDS_EARLY,
    /// Accepts, then commits.
    ACCEPTS_EARLY,
    /// Does not accept what it accepted before.
    ACCEPTS_ONCE
  }

  /// Decides about life and death.
  interface Fate {
    /// Whether the process dies now.
    ///
    /// @param accepting whether an envelope is being accepted in this batch
    boolean strikes(Moment moment, boolean accepting);

    /// The process dies.
    void die();
  }

  Mishaps(Database database, Loop loop, Mutant mutant, Fate fate) {
    super(database, loop);
    this.mutant = mutant;
    this.fate = fate;
  }

  @Override
  public void thenSend(Runnable effect) {
    if (mutant == Mutant.SENDS_EARLY) {
      effect.run();
    } else {
      super.thenSend(guarded(effect));
    }
  }

  @Override
  public void thenAccept(Runnable effect) {
    accepting = true;
    if (mutant == Mutant.ACCEPTS_EARLY) {
      effect.run();
    } else {
      super.thenAccept(guarded(effect));
    }
  }

  @Override
  public void thenAcceptAgain(Runnable effect) {
    if (mutant != Mutant.ACCEPTS_ONCE) {
      super.thenAcceptAgain(guarded(effect));
    }
  }

  @Override
  public void thenTell(Runnable effect) {
    super.thenTell(guarded(effect));
  }

  @Override
  public boolean flush() {
    if (dead) {
      return false;
    }
    boolean interesting = accepting;
    accepting = false;
    if (fate.strikes(Moment.BEFORE_COMMIT, interesting)) {
      die();
      return false;
    }
    dying = fate.strikes(Moment.AFTER_COMMIT, interesting);
    boolean durable = super.flush();
    dying = false;
    return durable;
  }

  private Runnable guarded(Runnable effect) {
    return () -> {
      if (dying && !dead) {
        die();
      }
      if (!dead) {
        effect.run();
      }
    };
  }

  private void die() {
    dead = true;
    fate.die();
  }
}
