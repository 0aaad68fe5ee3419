package app.maru.p2p.memory;

import app.maru.p2p.lan.Advert;
import app.maru.p2p.lan.Discovery;
import app.maru.p2p.lan.DiscoveryEvent;
import app.maru.p2p.lan.DiscoveryEvent.Found;
import app.maru.p2p.lan.DiscoveryEvent.Lost;
import app.maru.p2p.lan.DiscoveryEvent.NetworkChanged;
import app.maru.p2p.lan.DiscoveryEvent.Source;
import app.maru.p2p.lan.NicReport;
import app.maru.p2p.net.Endpoint;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The twin of the real discovery: announces at once, again soon, and then every minute; whoever
/// hears it answers. Echoes come back to the announcer too.
final class MemoryDiscovery implements Discovery {
  private static final List<Duration> AGAIN =
      List.of(Duration.ofMillis(100), Duration.ofMillis(500), Duration.ofSeconds(2));
  private static final Duration EVERY = Duration.ofSeconds(60);

  private final MemoryLan lan;
  private final MemoryHost host;
  private final VirtualLoop loop;
  private @Nullable Advert advert;
  private @Nullable Consumer<DiscoveryEvent> listener;

  MemoryDiscovery(MemoryLan lan, MemoryHost host, VirtualLoop loop) {
    this.lan = lan;
    this.host = host;
    this.loop = loop;
  }

  @Override
  public void open(Advert ours, Consumer<DiscoveryEvent> events) {
    advert = ours;
    listener = events;
    networkChanged();
    loop.schedule(EVERY, this::everyMinute);
  }

  @Override
  public void refresh() {
    announce();
    AGAIN.forEach(pause -> loop.schedule(pause, this::announce));
  }

  /// A host in memory has no interfaces to tell of.
  @Override
  public void test(Consumer<List<NicReport>> answer) {
    loop.execute(() -> answer.accept(List.of()));
  }

  @Override
  public void close() {
    Advert gone = advert;
    advert = null;
    listener = null;
    host.discoveries().remove(this);
    if (gone != null) {
      others(other -> other.tell(new Lost(gone.instance())));
    }
  }

  void networkChanged() {
    if (listener != null) {
      tell(new NetworkChanged(host.plugged() ? List.of(host.address()) : List.of()));
      refresh();
    }
  }

  private void everyMinute() {
    if (listener != null) {
      announce();
      loop.schedule(EVERY, this::everyMinute);
    }
  }

  private void announce() {
    Advert ours = advert;
    if (ours == null || ours.port() == 0 || !host.plugged()) {
      return;
    }
    Found found = found(ours);
    tell(found);
    others(other -> {
      Advert theirs = other.advert;
      if (theirs != null) {
        other.tell(found);
        if (theirs.port() != 0) {
          tell(other.found(theirs));
        }
      }
    });
  }

  private Found found(Advert of) {
    return new Found(
        of.instance(), List.of(new Endpoint(host.address(), of.port())), Source.ANNOUNCE);
  }

  private void others(Consumer<MemoryDiscovery> what) {
    for (MemoryHost there : lan.hosts()) {
      for (MemoryDiscovery other : List.copyOf(there.discoveries())) {
        if (other != this && lan.joined(host, there) && lan.hears()) {
          lan.time().after(lan.delay(), () -> what.accept(other));
        }
      }
    }
  }

  private void tell(DiscoveryEvent event) {
    loop.execute(() -> {
      if (listener != null) {
        listener.accept(event);
      }
    });
  }
}
