package app.maru.p2p.lan;

import app.maru.crypto.Bytes;
import app.maru.p2p.lan.DiscoveryEvent.NetworkChanged;
import app.maru.p2p.lan.DiscoveryEvent.Problem;
import app.maru.p2p.lan.DiscoveryEvent.Source;
import app.maru.p2p.lan.DiscoveryEvent.Trouble;
import app.maru.p2p.net.Loop;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// The real discovery: the fast announcement and multicast DNS together, on every interface that
/// leads to a LAN, through all that happens to interfaces.
///
/// News comes at once; while nothing happens, whoever is heard again is told about once a minute.
public final class LanDiscovery implements Discovery {
  private final Loop loop;
  private final Executor background;
  private final RandomGenerator random;
  private final DiscoveryOptions options;
  private final Supplier<Optional<List<NicAddress>>> nics;
  private @Nullable Running running;
  private boolean closed;

  /// @param background runs tasks that block, some of them as long as discovery is open: one
  ///   virtual thread a task is meant
  /// @param random names this computer afresh on every interface
  public LanDiscovery(
      Loop loop, Executor background, RandomGenerator random, DiscoveryOptions options) {
    this(
        loop,
        background,
        random,
        options,
        new NicReader(new NicFilter(options.interfaces(), options.loopback())));
  }

  LanDiscovery(
      Loop loop,
      Executor background,
      RandomGenerator random,
      DiscoveryOptions options,
      Supplier<Optional<List<NicAddress>>> nics) {
    this.loop = loop;
    this.background = background;
    this.random = random;
    this.options = options;
    this.nics = nics;
  }

  @Override
  public void open(Advert advert, Consumer<DiscoveryEvent> listener) {
    if (running != null || closed) {
      throw new IllegalStateException("opened before");
    }
    running = new Running(advert, listener);
    running.watch.open();
  }

  @Override
  public void refresh() {
    if (running != null && !closed) {
      running.askAll();
    }
  }

  @Override
  public void test(Consumer<List<NicReport>> answer) {
    if (running != null && !closed) {
      running.test(answer);
    } else {
      answer.accept(List.of());
    }
  }

  @Override
  public void close() {
    if (running != null && !closed) {
      running.close();
    }
    closed = true;
  }

  /// The multicast DNS part, for tests.
  Optional<MdnsDiscovery> mdns() {
    return running == null ? Optional.empty() : running.mdns;
  }

  private final class Running implements SourceListener {
    private final Consumer<DiscoveryEvent> listener;
    private final Sightings sightings;
    private final InterfaceWatch watch;
    private final AnnounceDiscovery announce;
    private final Optional<MdnsDiscovery> mdns;
    private List<NicAddress> footholds = List.of();
    private Trouble told = Trouble.NONE;
    private long checked;

    Running(Advert advert, Consumer<DiscoveryEvent> listener) {
      this.listener = listener;
      this.sightings = new Sightings(advert.instance(), this::tell);
      this.watch = new InterfaceWatch(nics, loop, background, this::networkChanged);
      this.announce = new AnnounceDiscovery(loop, background, random, options.port(), advert, this);
      this.mdns =
          options.mdns()
              ? Optional.of(new MdnsDiscovery(loop, background, random, advert, this))
              : Optional.empty();
      this.checked = loop.nanoTime();
      loop.schedule(DiscoveryLimits.FORGET_CHECK, this::forgetTheSilent);
    }

    private void tell(DiscoveryEvent event) {
      if (!closed) {
        listener.accept(event);
      }
    }

    private void networkChanged(InterfaceWatch.Change change) {
      if (change.slept()) {
        sightings.excuseSilence(loop.nanoTime());
      }
      sightings.keep(new HashSet<>(change.footholds()));
      footholds = change.footholds();
      tell(new NetworkChanged(NicAddress.dialable(change.footholds())));
      announce.use(change.footholds());
      mdns.ifPresent(each -> each.use(change.footholds()));
      askAll();
    }

    void test(Consumer<List<NicReport>> answer) {
      LanProbe test = new LanProbe(loop, background, announce::counted);
      test.begin(footholds);
      askAll();
      test.end(new NicReader(new NicFilter(options.interfaces(), false)), answer);
    }

    void askAll() {
      sightings.doubt();
      announce.hello();
      mdns.ifPresent(MdnsDiscovery::ask);
    }

    private void forgetTheSilent() {
      if (closed) {
        return;
      }
      long now = loop.nanoTime();
      Duration since = Duration.ofNanos(now - checked);
      if (since.compareTo(DiscoveryLimits.FORGET_CHECK.plus(DiscoveryLimits.SLEPT)) > 0) {
        sightings.excuseSilence(now);
      }
      checked = now;
      sightings.forget(now - DiscoveryLimits.FORGET_AFTER.toNanos());
      loop.schedule(DiscoveryLimits.FORGET_CHECK, this::forgetTheSilent);
    }

    @Override
    public boolean heard(Sighting sighting) {
      boolean unknown = !sightings.knows(sighting.instance());
      sightings.heard(sighting, loop.nanoTime());
      return unknown;
    }

    @Override
    public void gone(Bytes instance, Source source, NicAddress foothold) {
      sightings.gone(instance, source, foothold);
    }

    @Override
    public void healthChanged() {
      Trouble trouble = trouble();
      if (trouble != told) {
        told = trouble;
        tell(new Problem(trouble));
      }
    }

    private Trouble trouble() {
      if (announce.failing()) {
        return Trouble.ANNOUNCE;
      }
      return mdns.isPresent() && mdns.get().failing() ? Trouble.MDNS : Trouble.NONE;
    }

    void close() {
      watch.close();
      announce.close();
      mdns.ifPresent(MdnsDiscovery::close);
    }
  }
}
