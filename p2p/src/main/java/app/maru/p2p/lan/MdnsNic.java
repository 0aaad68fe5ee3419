package app.maru.p2p.lan;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import javax.jmdns.JmDNS;
import javax.jmdns.ServiceEvent;
import javax.jmdns.ServiceInfo;
import javax.jmdns.ServiceListener;
import javax.jmdns.impl.DNSEntry;
import javax.jmdns.impl.JmDNSImpl;
import org.jspecify.annotations.Nullable;

/// One JmDNS, bound to one foothold. Opening, asking and closing block, closing even for two
/// seconds: background threads only.
///
/// @param <T> what others' records say
final class MdnsNic<T> {
  private final NicAddress foothold;
  private final MdnsTopic<T> topic;
  private final RandomGenerator random;
  private final Listener<T> listener;
  private final Throttle<String> throttle;
  private final LongSupplier nanoTime;
  private final ServiceListener ears = new Ears();
  private volatile @Nullable JmDNS dns;
  private volatile boolean closed;

  /// What one interface tells, on JmDNS's threads.
  interface Listener<T> {
    /// Somebody's whole record is known.
    void resolved(MdnsNic<T> nic, String name, T said);

    /// A record has gone, or is said to have.
    void removed(MdnsNic<T> nic, String name);
  }

  MdnsNic(
      NicAddress foothold,
      MdnsTopic<T> topic,
      RandomGenerator random,
      LongSupplier nanoTime,
      Listener<T> listener) {
    this.foothold = foothold;
    this.topic = topic;
    this.random = random;
    this.nanoTime = nanoTime;
    this.listener = listener;
    this.throttle =
        new Throttle<>(DiscoveryLimits.MAX_MDNS_EVENTS, DiscoveryLimits.MAX_MDNS_EVENTS);
  }

  NicAddress foothold() {
    return foothold;
  }

  /// @throws IOException if this interface can't do multicast DNS now
  synchronized void open() throws IOException {
    if (closed) {
      return;
    }
    // JmDNS reads this once, when its first class is loaded.
    System.setProperty("net.dns.ttl", Integer.toString(DiscoveryLimits.MDNS_TTL_SECONDS));
    String host = MdnsRecords.randomName(random);
    JmDNS opened = JmDNS.create(named(host), host);
    dns = opened;
    try {
      opened.addServiceListener(topic.type(), ears);
      Optional<ServiceInfo> ours = topic.ours().apply(MdnsRecords.randomName(random));
      if (ours.isPresent()) {
        opened.registerService(ours.get());
      }
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  /// Asks again who is there.
  ///
  /// @return false if JmDNS has given itself up and must be opened anew
  synchronized boolean ask() {
    JmDNS asked = dns;
    if (asked == null || closed) {
      return false;
    }
    if (asked instanceof JmDNSImpl inner && (inner.isCanceled() || inner.isClosed())) {
      return false;
    }
    asked.removeServiceListener(topic.type(), ears);
    asked.addServiceListener(topic.type(), ears);
    return true;
  }

  /// Whether the neighbours have made it remember too much. Never blocks.
  boolean flooded() {
    if (!(dns instanceof JmDNSImpl inner)) {
      return false;
    }
    int records = 0;
    for (List<DNSEntry> entries : inner.getCache().values()) {
      records += entries.size();
      if (records > DiscoveryLimits.MAX_MDNS_RECORDS) {
        return true;
      }
    }
    return false;
  }

  void close() {
    closed = true;
    closeDns();
  }

  private synchronized void closeDns() {
    JmDNS open = dns;
    if (open != null) {
      try {
        open.close();
      } catch (IOException e) {
        // its records expire by themselves
      }
      dns = null;
    }
  }

  /// The address under a name of its own. Without one JmDNS asks the DNS server for it, which takes
  /// six seconds when there is none, and tells the answer to everybody.
  private InetAddress named(String host) throws IOException {
    byte[] bytes = foothold.address().getAddress();
    if (!foothold.isIpv6()) {
      return InetAddress.getByAddress(host, bytes);
    }
    NetworkInterface nic = NetworkInterface.getByIndex(foothold.index());
    if (nic == null) {
      throw new IOException("interface has gone");
    }
    return Inet6Address.getByAddress(host, bytes, nic);
  }

  /// Takes another lock than [#close], which holds its own for seconds.
  private boolean admits() {
    synchronized (throttle) {
      return !closed && throttle.admits("", nanoTime.getAsLong());
    }
  }

  /// JmDNS says it knows a service, maybe not yet all of it.
  void resolved(String name, Function<String, @Nullable String> text, InetAddress[] addresses) {
    Optional<T> said = topic.reading().read(text, addresses, foothold);
    if (said.isPresent() && admits()) {
      listener.resolved(this, name, said.get());
    }
  }

  /// JmDNS says a service has gone.
  void removed(String name) {
    if (admits()) {
      listener.removed(this, name);
    }
  }

  private final class Ears implements ServiceListener {
    @Override
    public void serviceAdded(ServiceEvent event) {
      // a name alone is of no use; JmDNS goes on and resolves it
    }

    @Override
    public void serviceResolved(ServiceEvent event) {
      ServiceInfo info = event.getInfo();
      resolved(event.getName(), info::getPropertyString, info.getInetAddresses());
    }

    @Override
    public void serviceRemoved(ServiceEvent event) {
      removed(event.getName());
    }
  }
}
