package app.maru.ui.desktop;

import app.maru.ui.attention.Alarm;
import app.maru.ui.attention.Tray;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/// One tray where it is there, else another. The other is not even looked for unless the one is
/// missing for a while.
final class EitherTray implements Tray {
  /// Long enough for a panel that starts anew, and shorter than a window waits that begins hidden.
  static final Duration WAITS = Duration.ofSeconds(2);

  private final Tray one;
  private final SpareTray spare;
  private final Alarm alarm;

  // All guarded by this.
  private boolean oneThere;
  private boolean spareThere;
  private boolean spareWatched;
  private boolean spareWanted;
  private Optional<Tray> used = Optional.empty();
  private Optional<Face> face = Optional.empty();
  private Consumer<Boolean> told = _ -> {};
  private Consumer<Act> chosen = _ -> {};

  /// @param one the better one
  /// @param spare where that is missing
  /// @param alarm says that it has been missing for long enough
  EitherTray(Tray one, SpareTray spare, Alarm alarm) {
    this.one = one;
    this.spare = spare;
    this.alarm = alarm;
  }

  @Override
  public void watch(Consumer<Boolean> there, Consumer<Act> wanted) {
    synchronized (this) {
      told = there;
      chosen = wanted;
    }
    one.watch(this::oneIs, wanted);
    alarm.after(WAITS, this::missing);
  }

  private synchronized void oneIs(boolean there) {
    oneThere = there;
    if (there) {
      spareWanted = false;
    } else {
      alarm.after(WAITS, this::missing);
    }
    choose();
  }

  private synchronized void missing() {
    if (oneThere) {
      return;
    }
    spareWanted = true;
    if (spareWatched) {
      choose();
    } else {
      spareWatched = true;
      spare.watch(this::spareIs, chosen);
    }
  }

  private synchronized void spareIs(boolean there) {
    spareThere = there;
    choose();
  }

  private void choose() {
    Optional<Tray> next =
        oneThere
            ? Optional.of(one)
            : spareWanted && spareThere ? Optional.of(spare) : Optional.empty();
    if (next.equals(used)) {
      return;
    }
    if (used.filter(spare::equals).isPresent()) {
      spare.hide();
    }
    used = next;
    next.ifPresent(tray -> face.ifPresent(tray::show));
    told.accept(next.isPresent());
  }

  @Override
  public synchronized void show(Face now) {
    face = Optional.of(now);
    used.ifPresent(tray -> tray.show(now));
  }
}
