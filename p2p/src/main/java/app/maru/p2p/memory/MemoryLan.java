package app.maru.p2p.memory;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/// A LAN without wires: hosts, their addresses, what the weather does to frames between them.
///
/// The same seed gives the same weather. Frames are really encoded and decoded.
public final class MemoryLan {
  private static final int HOSTS_PER_BYTE = 250;

  private final VirtualTime time;
  private final Random random;
  private final List<MemoryHost> hosts = new ArrayList<>();
  private final Map<MemoryHost, Integer> islands = new HashMap<>();
  private final Set<MemoryHost> everywhere = new HashSet<>();
  private Weather weather;
  private int addresses;
  private int partitions;
  private long framesSent;

  /// An empty LAN.
  public MemoryLan(VirtualTime time, long seed, Weather weather) {
    this.time = time;
    this.random = new Random(seed);
    this.weather = weather;
  }

  /// A new computer on the LAN.
  public MemoryHost host(VirtualLoop loop) {
    MemoryHost host = new MemoryHost(this, loop);
    hosts.add(host);
    return host;
  }

  /// Changes the weather for what is sent from now on.
  public void weather(Weather next) {
    weather = next;
  }

  /// From now on these hosts reach each other and nobody else; nobody is told. Frames wait, as TCP
  /// would go on trying.
  public void partition(Set<MemoryHost> apart) {
    partitions++;
    apart.forEach(host -> islands.put(host, partitions));
  }

  /// From now on this host and all others reach each other, whatever island they are on: it is on
  /// the internet.
  public void everywhere(MemoryHost host) {
    everywhere.add(host);
  }

  /// All hosts reach each other again.
  public void heal() {
    islands.clear();
  }

  /// Frames sent since the beginning: a bound for runs that go in circles.
  public long framesSent() {
    return framesSent;
  }

  VirtualTime time() {
    return time;
  }

  Random random() {
    return random;
  }

  List<MemoryHost> hosts() {
    return hosts;
  }

  boolean joined(MemoryHost one, MemoryHost other) {
    return one.plugged()
        && other.plugged()
        && (everywhere.contains(one)
            || everywhere.contains(other)
            || islands.getOrDefault(one, 0).equals(islands.getOrDefault(other, 0)));
  }

  Optional<MemoryHost> at(InetAddress address) {
    return hosts.stream().filter(host -> host.address().equals(address)).findFirst();
  }

  InetAddress newAddress() {
    addresses++;
    byte[] raw = {
      10, 0, (byte) (addresses / HOSTS_PER_BYTE), (byte) (addresses % HOSTS_PER_BYTE + 1)
    };
    try {
      return InetAddress.getByAddress(raw);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("four bytes are an address", e);
    }
  }

  Duration delay() {
    long least = weather.minDelay().toNanos();
    long most = Math.max(least + 1, weather.maxDelay().toNanos());
    return Duration.ofNanos(random.nextLong(least, most));
  }

  /// Counts a frame; says whether its connection breaks.
  boolean breaksNow() {
    framesSent++;
    return random.nextDouble() < weather.breaks();
  }

  boolean hears() {
    return random.nextDouble() >= weather.announceLoss();
  }
}
