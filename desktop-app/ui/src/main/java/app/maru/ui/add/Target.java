package app.maru.ui.add;

import app.maru.crypto.PersonId;
import app.maru.messaging.client.ClientOptions;
import app.maru.messaging.client.InviteLink;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Whom to look for, and where.
///
/// @param person who must answer; empty if anybody may
/// @param addresses where to dial, in order; at least one
record Target(Optional<PersonId> person, List<Address> addresses) {
  private static final Pattern BRACKETED = Pattern.compile("\\[([0-9A-Fa-f:.%\\w]+)](?::(\\d{1,5}))?");
  private static final Pattern HOST = Pattern.compile("([\\p{L}\\p{N}._-]+)(?::(\\d{1,5}))?");
  private static final Pattern BARE_IPV6 = Pattern.compile("[0-9A-Fa-f]*:[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
  private static final int MAX_PORT = 65_535;

  /// A place to dial.
  record Address(String host, int port) {}

  /// Reads an invitation, `host`, `host:port`, or an IPv6 address with or without `[…]:port`.
  static Optional<Target> parse(String typed) {
    String text = typed.strip();
    Optional<InviteLink> link = InviteLink.parse(text);
    if (link.isPresent()) {
      List<Address> addresses =
          link.get().at().stream()
              .map(at -> new Address(at.address().getHostAddress(), at.port()))
              .toList();
      return addresses.isEmpty()
          ? Optional.empty()
          : Optional.of(new Target(Optional.of(link.get().person()), addresses));
    }
    if (BARE_IPV6.matcher(text).matches()) {
      return address(text, ClientOptions.DEFAULT_PORT);
    }
    Matcher bracketed = BRACKETED.matcher(text);
    Matcher match = bracketed.matches() ? bracketed : HOST.matcher(text);
    if (!match.matches()) {
      return Optional.empty();
    }
    String port = match.group(2);
    return address(
        match.group(1), port == null ? ClientOptions.DEFAULT_PORT : Integer.parseInt(port));
  }

  private static Optional<Target> address(String host, int port) {
    return port < 1 || port > MAX_PORT
        ? Optional.empty()
        : Optional.of(new Target(Optional.empty(), List.of(new Address(host, port))));
  }

  /// Whether it may be this person who answered.
  boolean isExpected(PersonId answered) {
    return person.isEmpty() || person.get().equals(answered);
  }
}
