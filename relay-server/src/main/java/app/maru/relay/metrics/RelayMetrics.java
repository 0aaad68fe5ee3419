package app.maru.relay.metrics;

import app.maru.p2p.wire.Frame.RefusalReason;
import app.maru.p2p.wire.RelayFrame.DenialReason;
import app.maru.relay.session.SessionStatistics;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/// The figures in the form that Prometheus reads. Any thread.
public final class RelayMetrics implements AutoCloseable {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Supplier<Figures> source;
  private volatile Figures now;

  /// @param source the figures of this moment; asked once a scrape
  public RelayMetrics(Supplier<Figures> source) {
    this.source = source;
    this.now = source.get();
    gauge("maru.relay.connections", "open now", f -> f.connections().now().connections());
    gauge("maru.relay.devices.online", "that have entered", f -> f.connections().now().devices());
    gauge("maru.relay.guests", "who leave mail now", f -> f.connections().now().guests());
    gauge("maru.relay.mailboxes", "that exist", Figures::mailboxes);
    gauge("maru.relay.prekeys", "one-time prekeys in stock", Figures::oneTimePrekeys);
    gauge("maru.relay.mail.waiting", "envelopes", f -> f.mail().now().waiting());
    gauge("maru.relay.mail.waiting.most", "there may be", f -> f.mail().now().waitingMost());
    gauge("maru.relay.mail.waiting.bytes", "of their bodies", f -> f.mail().now().waitingBytes());
    gauge("maru.relay.mail.disk.bytes", "of all mail files", f -> f.mail().now().diskBytes());
    gauge(
        "maru.relay.mail.queued.bytes",
        "that wait to be written",
        f -> f.mail().now().queuedBytes());
    gauge(
        "maru.relay.commit.slowest.seconds",
        "the slowest group forced to the disk",
        f -> f.mail().disk().slowestNanos() / 1e9);
    count("maru.relay.accepted", "deposits taken into custody", f -> f.connections().accepted());
    count("maru.relay.delivered", "accepted by their devices", f -> f.connections().delivered());
    count("maru.relay.unwanted", "refused by their devices", f -> f.connections().unwanted());
    count("maru.relay.cut", "connections cut for nonsense", f -> ended(f).cut());
    count("maru.relay.idle", "guests closed who asked nothing", f -> ended(f).idle());
    count("maru.relay.gave.way", "guests closed for others", f -> ended(f).gaveWay());
    count("maru.relay.turned.away", "connections without room", f -> ended(f).turnedAway());
    count("maru.relay.strangers.refused", "before any proof", Figures::strangersRefused);
    count("maru.relay.mail.kept", "envelopes put", f -> f.mail().mail().kept());
    count("maru.relay.mail.known", "envelopes put again", f -> f.mail().mail().known());
    count("maru.relay.mail.expired", "dropped after their time", f -> f.mail().mail().expired());
    count("maru.relay.mail.damaged", "found unreadable", f -> f.mail().mail().damaged());
    count("maru.relay.disk.failures", "groups not written", f -> f.mail().disk().failures());
    FunctionTimer.builder(
            "maru.relay.commit",
            this,
            m -> m.now.mail().disk().commits(),
            m -> m.now.mail().disk().commitNanos(),
            TimeUnit.NANOSECONDS)
        .description("groups forced to the disk")
        .register(registry);
    reasons();
    machine();
  }

  private void reasons() {
    for (RefusalReason reason : RefusalReason.values()) {
      FunctionCounter.builder(
              "maru.relay.refused",
              this,
              m -> m.now.connections().refused().getOrDefault(reason, 0L))
          .description("deposits refused")
          .tag("reason", reason.name().toLowerCase(Locale.ROOT))
          .register(registry);
    }
    for (DenialReason reason : DenialReason.values()) {
      FunctionCounter.builder(
              "maru.relay.denied", this, m -> m.now.connections().denied().getOrDefault(reason, 0L))
          .description("other requests denied")
          .tag("reason", reason.name().toLowerCase(Locale.ROOT))
          .register(registry);
    }
  }

  private static SessionStatistics.Ended ended(Figures figures) {
    return figures.connections().ended();
  }

  private void machine() {
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
  }

  private void gauge(String name, String description, ToDoubleFunction<Figures> value) {
    Gauge.builder(name, this, m -> value.applyAsDouble(m.now))
        .description(description)
        .register(registry);
  }

  private void count(String name, String description, ToDoubleFunction<Figures> value) {
    FunctionCounter.builder(name, this, m -> value.applyAsDouble(m.now))
        .description(description)
        .register(registry);
  }

  /// All figures of this moment.
  public String scrape() {
    now = source.get();
    return registry.scrape();
  }

  @Override
  public void close() {
    registry.close();
  }
}
