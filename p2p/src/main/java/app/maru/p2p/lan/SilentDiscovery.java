package app.maru.p2p.lan;

import app.maru.p2p.lan.DiscoveryEvent.NetworkChanged;
import app.maru.p2p.net.Loop;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// For those who don't want to be found: sends nothing, listens to nobody, and only watches this
/// computer's own interfaces.
public final class SilentDiscovery implements Discovery {
  private final Loop loop;
  private final Executor background;
  private @Nullable InterfaceWatch watch;

  /// @param background runs tasks that block: one virtual thread a task is meant
  public SilentDiscovery(Loop loop, Executor background) {
    this.loop = loop;
    this.background = background;
  }

  @Override
  public void open(Advert advert, Consumer<DiscoveryEvent> listener) {
    watch =
        new InterfaceWatch(
            new NicReader(new NicFilter(Set.of(), false)),
            loop,
            background,
            change -> listener.accept(new NetworkChanged(NicAddress.dialable(change.footholds()))));
    watch.open();
  }

  @Override
  public boolean looks() {
    return false;
  }

  /// Says nothing either; only tells which interfaces there are.
  @Override
  public void test(Consumer<List<NicReport>> answer) {
    LanProbe test = new LanProbe(loop, background, foothold -> NicReport.Traffic.NONE);
    test.end(new NicReader(new NicFilter(Set.of(), false)), answer);
  }

  @Override
  public void refresh() {
    // There is nobody to ask.
  }

  @Override
  public void close() {
    if (watch != null) {
      watch.close();
    }
  }
}
