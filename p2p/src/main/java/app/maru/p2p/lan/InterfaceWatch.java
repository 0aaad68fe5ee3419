package app.maru.p2p.lan;

import app.maru.p2p.net.Loop;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Notices that interfaces or addresses changed or that the computer slept.
///
/// Looks every [DiscoveryLimits#NIC_POLL], since Java is told nothing by the system. A look happens
/// on a background thread, but for the first; all else on the loop.
final class InterfaceWatch implements AutoCloseable {
  private final Supplier<Optional<List<NicAddress>>> source;
  private final Loop loop;
  private final Executor background;
  private final Consumer<Change> listener;

  private @Nullable List<NicAddress> told;
  private @Nullable List<NicAddress> settling;
  private int settles;
  private Instant asked = Instant.MIN;
  private boolean slept;
  private boolean closed;

  /// What is told, once at the start and then when something changed.
  ///
  /// @param slept whether time passed unnoticed; the footholds may be the same as before
  record Change(List<NicAddress> footholds, boolean slept) {}

  InterfaceWatch(
      Supplier<Optional<List<NicAddress>>> source,
      Loop loop,
      Executor background,
      Consumer<Change> listener) {
    this.source = source;
    this.loop = loop;
    this.background = background;
    this.listener = listener;
  }

  /// The first look is at once, so that whoever asks right after the start knows our addresses.
  void open() {
    noticeSleep();
    saw(source.get());
  }

  @Override
  public void close() {
    closed = true;
  }

  private void look() {
    if (closed) {
      return;
    }
    noticeSleep();
    background.execute(() -> {
      Optional<List<NicAddress>> seen = source.get();
      loop.execute(() -> saw(seen));
    });
  }

  private void noticeSleep() {
    Instant now = loop.now();
    if (!asked.equals(Instant.MIN)) {
      Duration since = Duration.between(asked, now);
      slept |= since.compareTo(DiscoveryLimits.NIC_POLL.plus(DiscoveryLimits.SLEPT)) > 0;
    }
    asked = now;
  }

  private void saw(Optional<List<NicAddress>> answer) {
    if (closed) {
      return;
    }
    List<NicAddress> seen = answer.orElse(told == null ? List.of() : told);
    boolean first = told == null;
    boolean changed = !seen.equals(told);
    boolean settled = seen.equals(settling) || settles >= DiscoveryLimits.NIC_MAX_SETTLES;
    if (first || slept || (changed && settled)) {
      tell(seen);
    } else if (changed) {
      settling = seen;
      settles++;
      loop.schedule(DiscoveryLimits.NIC_SETTLE, this::look);
      return;
    }
    settling = null;
    settles = 0;
    loop.schedule(DiscoveryLimits.NIC_POLL, this::look);
  }

  private void tell(List<NicAddress> seen) {
    Change change = new Change(seen, slept);
    told = seen;
    slept = false;
    listener.accept(change);
  }
}
