package app.maru.p2p.relay;

import app.maru.crypto.PersonId;
import app.maru.p2p.wire.Limits;
import java.util.Locale;
import java.util.regex.Pattern;

/// Where a relay is and which key it proves. A relay is known by its key, not by its place.
///
/// @param host a name or a literal address, without brackets
/// @param port 1 to 65535
/// @param key the relay's own person id: the hash of its signing keys
public record RelayAddress(String host, int port, PersonId key) {
  /// The longest host name there is.
  public static final int MAX_HOST = 253;

  private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9._-]*[a-z0-9])?");
  private static final Pattern IP6 = Pattern.compile("[0-9a-f:.]*:[0-9a-f:.]*");

  /// Host names are the same in upper and lower case.
  ///
  /// @throws IllegalArgumentException if host or port are not such
  public RelayAddress {
    host = host.toLowerCase(Locale.ROOT);
    if (!isHost(host)) {
      throw new IllegalArgumentException("not a host");
    }
    if (port < 1 || port > Limits.MAX_PORT) {
      throw new IllegalArgumentException("port " + port);
    }
  }

  /// Whether this can be the host of an address: a name or a literal address, without brackets and
  /// without a port.
  public static boolean isHost(String text) {
    String host = text.toLowerCase(Locale.ROOT);
    return host.length() <= MAX_HOST
        && (NAME.matcher(host).matches() || IP6.matcher(host).matches());
  }

  /// `HOST:PORT`, with brackets around an IPv6 address.
  public String place() {
    return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
  }
}
