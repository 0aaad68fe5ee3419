package app.maru.p2p.lan;

import app.maru.crypto.Bytes;
import app.maru.p2p.net.Endpoint;
import app.maru.p2p.wire.Limits;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import javax.jmdns.ServiceInfo;
import org.jspecify.annotations.Nullable;

/// What is said in multicast DNS, and how it is read: service type, names, and the TXT record with
/// `v` (version), `p` (port) and `b` (which run of the program).
final class MdnsRecords {
  static final String TYPE = "_maru._tcp.local.";

  private static final String VERSION_KEY = "v";
  private static final String PORT_KEY = "p";
  private static final String INSTANCE_KEY = "b";
  private static final String VERSION = "1";
  private static final int MAX_PORT_DIGITS = 5;
  private static final int NAME_BYTES = 8;

  private MdnsRecords() {}

  /// People looking for each other.
  static MdnsTopic<Announced> topic(Advert advert) {
    return new MdnsTopic<>(
        TYPE,
        name -> advert.worthSaying() ? Optional.of(ours(name, advert)) : Optional.empty(),
        MdnsRecords::read);
  }

  /// What one JmDNS event says.
  record Announced(Bytes instance, List<Endpoint> endpoints) {}

  /// A name that says nothing: for a host or an instance.
  static String randomName(RandomGenerator random) {
    byte[] bytes = new byte[NAME_BYTES];
    random.nextBytes(bytes);
    return "m-" + HexFormat.of().formatHex(bytes);
  }

  /// Our record. The name must be another one on each interface: two interfaces on one LAN would
  /// quarrel about it.
  static ServiceInfo ours(String name, Advert advert) {
    return ServiceInfo.create(
        TYPE,
        name,
        advert.port(),
        0,
        0,
        Map.of(
            VERSION_KEY, VERSION,
            PORT_KEY, Integer.toString(advert.port()),
            INSTANCE_KEY, advert.instance().hex()));
  }

  /// Reads somebody's record; empty if anything in it is missing, broken or not on this LAN.
  ///
  /// JmDNS tells of every service twice, at first without its TXT record: that is not wrong, only
  /// not yet all.
  ///
  /// @param text the value of a key in the TXT record, or null
  static Optional<Announced> read(
      Function<String, @Nullable String> text, InetAddress[] addresses, NicAddress foothold) {
    if (!VERSION.equals(text.apply(VERSION_KEY))) {
      return Optional.empty();
    }
    Optional<Bytes> instance = readInstance(text.apply(INSTANCE_KEY));
    int port = readPort(text.apply(PORT_KEY));
    if (instance.isEmpty() || port == 0) {
      return Optional.empty();
    }
    List<Endpoint> endpoints = new ArrayList<>();
    for (InetAddress address : addresses) {
      if (endpoints.size() < Limits.MAX_CANDIDATES) {
        reachable(address, foothold).ifPresent(a -> endpoints.add(new Endpoint(a, port)));
      }
    }
    return endpoints.isEmpty()
        ? Optional.empty()
        : Optional.of(new Announced(instance.get(), endpoints));
  }

  private static Optional<Bytes> readInstance(@Nullable String text) {
    if (text == null || text.length() != 2 * Limits.INSTANCE_BYTES) {
      return Optional.empty();
    }
    try {
      return Optional.of(Bytes.ofHex(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// A port, or 0 if it is none.
  static int readPort(@Nullable String text) {
    if (text == null || text.isEmpty() || text.length() > MAX_PORT_DIGITS) {
      return 0;
    }
    if (!text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return 0;
    }
    int port = Integer.parseInt(text);
    return port <= Limits.MAX_PORT ? port : 0;
  }

  /// JmDNS gives link-local IPv6 addresses without the interface they belong to.
  static Optional<InetAddress> reachable(InetAddress address, NicAddress foothold) {
    if (address instanceof Inet6Address) {
      if (!address.isLinkLocalAddress()) {
        return Optional.empty();
      }
      try {
        return Optional.of(Inet6Address.getByAddress(null, address.getAddress(), foothold.index()));
      } catch (UnknownHostException e) {
        return Optional.empty();
      }
    }
    return foothold.onLink(address) ? Optional.of(address) : Optional.empty();
  }
}
