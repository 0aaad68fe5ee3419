package app.maru.ui.add;

import app.maru.messaging.client.ClientOptions;
import app.maru.messaging.client.InviteLink;
import app.maru.p2p.relay.RelayInvitation;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Whom to look for, as typed.
sealed interface Target {
  /// The person an invitation names.
  record Invitation(InviteLink link) implements Target {}

  /// No person at all, but a relay to use.
  record Relay(RelayInvitation link) implements Target {}

  /// Whoever answers at an address or host name.
  record Address(String host, int port) implements Target {
    private static final Pattern BRACKETED =
        Pattern.compile("\\[([0-9A-Fa-f:.%\\w]+)](?::(\\d{1,5}))?");
    private static final Pattern NAMED = Pattern.compile("([\\p{L}\\p{N}._-]+)(?::(\\d{1,5}))?");
    private static final Pattern BARE_IPV6 =
        Pattern.compile("[0-9A-Fa-f]*:[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
    private static final int MAX_PORT = 65_535;

    private static Optional<Target> parse(String text) {
      if (BARE_IPV6.matcher(text).matches()) {
        return Optional.of(new Address(text, ClientOptions.DEFAULT_PORT));
      }
      Matcher bracketed = BRACKETED.matcher(text);
      Matcher match = bracketed.matches() ? bracketed : NAMED.matcher(text);
      if (!match.matches()) {
        return Optional.empty();
      }
      String digits = match.group(2);
      int port = digits == null ? ClientOptions.DEFAULT_PORT : Integer.parseInt(digits);
      return port < 1 || port > MAX_PORT
          ? Optional.empty()
          : Optional.of(new Address(match.group(1), port));
    }
  }

  /// Reads an invitation, a relay's link, `host`, `host:port`, or an IPv6 address with or without
  /// `[…]:port`.
  static Optional<Target> parse(String typed) {
    String text = typed.strip();
    Optional<Target> invitation = InviteLink.parse(text).map(Invitation::new);
    return invitation
        .or(() -> RelayInvitation.parse(text).map(Relay::new))
        .or(() -> Address.parse(text));
  }
}
