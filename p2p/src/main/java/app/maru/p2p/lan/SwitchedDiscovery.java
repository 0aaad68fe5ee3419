package app.maru.p2p.lan;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Looks for people, or is silent, as the person wishes from one moment to the next.
public final class SwitchedDiscovery implements Discovery {
  private final Supplier<Discovery> looking;
  private final Supplier<Discovery> silent;
  private Discovery now;
  private boolean looks;
  private @Nullable Advert advert;
  private @Nullable Consumer<DiscoveryEvent> listener;
  private boolean closed;

  /// @param looking makes one that looks
  /// @param silent makes one that doesn't
  public SwitchedDiscovery(Supplier<Discovery> looking, Supplier<Discovery> silent, boolean looks) {
    this.looking = looking;
    this.silent = silent;
    this.looks = looks;
    this.now = looks ? looking.get() : silent.get();
  }

  @Override
  public void open(Advert ours, Consumer<DiscoveryEvent> events) {
    advert = ours;
    listener = events;
    now.open(ours, events);
  }

  /// Looks for people from now on, or doesn't. Links that are up stay.
  ///
  /// @return whether that is another than before
  public boolean look(boolean wanted) {
    if (closed || wanted == looks) {
      return false;
    }
    looks = wanted;
    now.close();
    now = wanted ? looking.get() : silent.get();
    if (advert != null && listener != null) {
      now.open(advert, listener);
    }
    return true;
  }

  /// Whether people are looked for.
  @Override
  public boolean looks() {
    return looks;
  }

  @Override
  public void test(Consumer<List<NicReport>> answer) {
    now.test(answer);
  }

  @Override
  public void refresh() {
    now.refresh();
  }

  @Override
  public void close() {
    closed = true;
    now.close();
  }
}
