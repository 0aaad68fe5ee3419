package app.maru.p2p.relay;

import app.maru.crypto.Bytes;
import app.maru.crypto.PersonId;
import app.maru.p2p.wire.RelayFrame.Enter;
import java.util.Locale;
import java.util.Optional;

/// A relay as a link that survives copying: `maru://relay/HOST:PORT#KEY`, with an invite
/// `maru://relay/HOST:PORT?invite=CODE#KEY`. KEY is 64 hexadecimal digits, CODE 32.
///
/// @param relay where and who
/// @param invite what lets a new device in; empty, or 16 bytes
public record RelayInvitation(RelayAddress relay, Bytes invite) {
  /// No invite.
  public static final Bytes NONE = Bytes.of(new byte[0]);

  private static final String PREFIX = "maru://relay/";
  private static final String INVITE = "?invite=";
  private static final int MAX_LENGTH = 512;
  private static final int MAX_PORT_DIGITS = 5;

  /// @throws IllegalArgumentException if the invite has another size
  public RelayInvitation {
    if (invite.size() != 0 && invite.size() != Enter.INVITE_BYTES) {
      throw new IllegalArgumentException("an invite of " + invite.size() + " bytes");
    }
  }

  /// Reads a link; empty if `text` is not one in every detail.
  public static Optional<RelayInvitation> parse(String text) {
    String link = text.strip();
    int hash = link.indexOf('#');
    if (link.length() > MAX_LENGTH
        || hash < 0
        || !link.toLowerCase(Locale.ROOT).startsWith(PREFIX)) {
      return Optional.empty();
    }
    try {
      PersonId key = PersonId.ofHex(link.substring(hash + 1));
      String place = link.substring(PREFIX.length(), hash);
      int query = place.indexOf('?');
      if (query < 0) {
        return Optional.of(new RelayInvitation(address(place, key), NONE));
      }
      if (!place.startsWith(INVITE, query)) {
        return Optional.empty();
      }
      Bytes invite = Bytes.ofHex(place.substring(query + INVITE.length()));
      return invite.size() == 0
          ? Optional.empty()
          : Optional.of(new RelayInvitation(address(place.substring(0, query), key), invite));
    } catch (IllegalArgumentException notALink) {
      return Optional.empty();
    }
  }

  private static RelayAddress address(String place, PersonId key) {
    int colon = place.lastIndexOf(':');
    String port = place.substring(colon + 1);
    String host = place.substring(0, Math.max(colon, 0));
    boolean bracketed = host.startsWith("[") && host.endsWith("]");
    if (port.isEmpty()
        || port.length() > MAX_PORT_DIGITS
        || !port.chars().allMatch(digit -> digit >= '0' && digit <= '9')
        || bracketed != host.contains(":")) {
      throw new IllegalArgumentException("not a place");
    }
    String bare = bracketed ? host.substring(1, host.length() - 1) : host;
    return new RelayAddress(bare, Integer.parseInt(port), key);
  }

  /// The link as text.
  @Override
  public String toString() {
    String code = invite.size() == 0 ? "" : INVITE + invite.hex();
    return PREFIX + relay.place() + code + "#" + relay.key().hex();
  }
}
