package app.maru.p2p.lan;

import app.maru.crypto.PersonId;
import app.maru.p2p.relay.RelayAddress;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.jmdns.ServiceInfo;
import org.jspecify.annotations.Nullable;

/// How relays announce themselves: service type, and the TXT record with `v` (version), `p` (port)
/// and `k` (the relay's key).
final class RelayRecords {
  private static final String TYPE = "_maru-relay._tcp.local.";
  private static final String VERSION_KEY = "v";
  private static final String PORT_KEY = "p";
  private static final String KEY_KEY = "k";
  private static final String VERSION = "1";

  private RelayRecords() {}

  /// For who looks for relays.
  static MdnsTopic<RelayAddress> looking() {
    return new MdnsTopic<>(TYPE, name -> Optional.empty(), RelayRecords::read);
  }

  /// For a relay.
  static MdnsTopic<RelayAddress> announcing(PersonId key, int port) {
    return new MdnsTopic<>(TYPE, name -> Optional.of(ours(name, key, port)), RelayRecords::read);
  }

  private static ServiceInfo ours(String name, PersonId key, int port) {
    return ServiceInfo.create(
        TYPE,
        name,
        port,
        0,
        0,
        Map.of(VERSION_KEY, VERSION, PORT_KEY, Integer.toString(port), KEY_KEY, key.hex()));
  }

  /// Only IPv4: an IPv6 address that every interface has means nothing without the interface, and a
  /// link can't say which.
  static Optional<RelayAddress> read(
      Function<String, @Nullable String> text, InetAddress[] addresses, NicAddress foothold) {
    String key = text.apply(KEY_KEY);
    int port = MdnsRecords.readPort(text.apply(PORT_KEY));
    if (!VERSION.equals(text.apply(VERSION_KEY)) || key == null || port == 0) {
      return Optional.empty();
    }
    for (InetAddress address : addresses) {
      if (address instanceof Inet4Address && foothold.onLink(address)) {
        return read(key, port, address);
      }
    }
    return Optional.empty();
  }

  private static Optional<RelayAddress> read(String key, int port, InetAddress address) {
    try {
      return Optional.of(new RelayAddress(address.getHostAddress(), port, PersonId.ofHex(key)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
