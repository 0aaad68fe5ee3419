package app.maru.messaging.client;

import app.maru.crypto.PersonId;
import app.maru.p2p.net.Endpoint;
import app.maru.p2p.relay.RelayAddress;
import app.maru.p2p.relay.RelayInvitation;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// An invitation to talk, as text that survives copying:
/// `maru://person/<id>?at=HOST:PORT&at=...&relay=KEY@HOST:PORT&relay=...`.
///
/// Addresses are literal, so that reading a link never asks a name server, and none needs a scope,
/// because a scope means something else on every computer.
///
/// @param person who invites
/// @param at where to find them, the likeliest first
/// @param relays which keep mail for them; these may be far away, and their hosts may have names
public record InviteLink(PersonId person, List<Endpoint> at, List<RelayAddress> relays) {
  /// The most addresses a link carries: enough for every network of one computer.
  public static final int MAX_ADDRESSES = 8;

  /// The most relays a link carries: one is enough, two are for the day when one is down.
  public static final int MAX_RELAYS = 2;

  private static final String PREFIX = "maru://person/";
  private static final String ADDRESS = "at=";
  private static final String RELAY = "relay=";
  private static final int MAX_LENGTH = 1536;
  private static final int MAX_PORT_DIGITS = 5;

  /// Keeps what a link can say of `at` and `relays`.
  public InviteLink {
    at = at.stream().filter(InviteLink::travels).limit(MAX_ADDRESSES).toList();
    relays = relays.stream().limit(MAX_RELAYS).toList();
  }

  /// An invitation to a person on this LAN.
  public InviteLink(PersonId person, List<Endpoint> at) {
    this(person, at, List.of());
  }

  /// Reads a link; empty if `text` is not one in every detail.
  public static Optional<InviteLink> parse(String text) {
    String link = text.strip();
    int idEnd = PREFIX.length() + 2 * PersonId.SIZE;
    if (link.length() > MAX_LENGTH
        || link.length() < idEnd
        || !link.substring(0, PREFIX.length()).toLowerCase(Locale.ROOT).equals(PREFIX)) {
      return Optional.empty();
    }
    try {
      PersonId person = PersonId.ofHex(link.substring(PREFIX.length(), idEnd));
      return read(person, link.substring(idEnd));
    } catch (IllegalArgumentException notHex) {
      return Optional.empty();
    }
  }

  private static Optional<InviteLink> read(PersonId person, String query) {
    List<Endpoint> at = new ArrayList<>();
    List<RelayAddress> relays = new ArrayList<>();
    if (!query.isEmpty() && query.charAt(0) != '?') {
      return Optional.empty();
    }
    for (String part : query.isEmpty() ? new String[0] : query.substring(1).split("&", -1)) {
      if (part.startsWith(ADDRESS)) {
        endpoint(part.substring(ADDRESS.length())).ifPresent(at::add);
      } else if (part.startsWith(RELAY)) {
        relay(part.substring(RELAY.length())).ifPresent(relays::add);
      }
    }
    // Whatever was not understood or is too much is missing in what would be written.
    boolean whole =
        query.isEmpty()
            || query.chars().filter(c -> c == '&').count() + 1 == at.size() + relays.size();
    return whole && at.size() <= MAX_ADDRESSES && relays.size() <= MAX_RELAYS
        ? Optional.of(new InviteLink(person, at, relays))
        : Optional.empty();
  }

  private static Optional<RelayAddress> relay(String text) {
    int sign = text.indexOf('@');
    if (sign < 0) {
      return Optional.empty();
    }
    String link = "maru://relay/" + text.substring(sign + 1) + "#" + text.substring(0, sign);
    return RelayInvitation.parse(link)
        .filter(invitation -> invitation.invite().size() == 0)
        .map(RelayInvitation::relay);
  }

  private static Optional<Endpoint> endpoint(String text) {
    int colon = text.lastIndexOf(':');
    String port = text.substring(colon + 1);
    if (colon < 1
        || port.isEmpty()
        || port.length() > MAX_PORT_DIGITS
        || !port.chars().allMatch(digit -> digit >= '0' && digit <= '9')) {
      return Optional.empty();
    }
    String host = text.substring(0, colon);
    boolean bracketed = host.startsWith("[") && host.endsWith("]");
    if (host.indexOf('%') >= 0 || bracketed != host.contains(":")) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Endpoint(InetAddress.ofLiteral(host), Integer.parseInt(port)));
    } catch (IllegalArgumentException notAnAddress) {
      return Optional.empty();
    }
  }

  private static boolean travels(Endpoint endpoint) {
    return !endpoint.address().isLinkLocalAddress() && !endpoint.address().isAnyLocalAddress();
  }

  /// The link as text.
  @Override
  public String toString() {
    StringBuilder link = new StringBuilder(PREFIX).append(person.hex());
    char separator = '?';
    for (Endpoint endpoint : at) {
      String host = endpoint.address().getHostAddress().replaceFirst("%.*", "");
      boolean brackets = endpoint.address() instanceof Inet6Address;
      link.append(separator)
          .append(ADDRESS)
          .append(brackets ? "[" + host + "]" : host)
          .append(':')
          .append(endpoint.port());
      separator = '&';
    }
    for (RelayAddress relay : relays) {
      link.append(separator)
          .append(RELAY)
          .append(relay.key().hex())
          .append('@')
          .append(relay.place());
      separator = '&';
    }
    return link.toString();
  }
}
