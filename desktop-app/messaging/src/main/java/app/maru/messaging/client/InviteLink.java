package app.maru.messaging.client;

import app.maru.crypto.PersonId;
import app.maru.p2p.net.Endpoint;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// An invitation to talk, as text that survives copying: `maru://person/<id>?at=HOST:PORT&at=...`.
///
/// Addresses are literal, so that reading a link never asks a name server, and none needs a scope,
/// because a scope means something else on every computer.
///
/// @param person who invites
/// @param at where to find them, the likeliest first
public record InviteLink(PersonId person, List<Endpoint> at) {
  /// The most addresses a link carries: enough for every network of one computer.
  public static final int MAX_ADDRESSES = 8;

  private static final String PREFIX = "maru://person/";
  private static final String ADDRESS = "at=";
  private static final int MAX_LENGTH = 1024;
  private static final int MAX_PORT_DIGITS = 5;

  /// Keeps what a link can say of `at`.
  public InviteLink {
    at = at.stream().filter(InviteLink::travels).limit(MAX_ADDRESSES).toList();
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
      return addresses(link.substring(idEnd)).map(at -> new InviteLink(person, at));
    } catch (IllegalArgumentException notHex) {
      return Optional.empty();
    }
  }

  private static Optional<List<Endpoint>> addresses(String query) {
    List<Endpoint> found = new ArrayList<>();
    if (query.isEmpty()) {
      return Optional.of(found);
    }
    if (query.charAt(0) != '?') {
      return Optional.empty();
    }
    for (String part : query.substring(1).split("&", -1)) {
      Optional<Endpoint> endpoint =
          part.startsWith(ADDRESS)
              ? endpoint(part.substring(ADDRESS.length()))
              : Optional.<Endpoint>empty();
      if (endpoint.isEmpty() || found.size() == MAX_ADDRESSES) {
        return Optional.empty();
      }
      found.add(endpoint.get());
    }
    return Optional.of(found);
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
    return link.toString();
  }
}
