package app.maru.messaging.client;

import app.maru.p2p.lan.LanOptions;
import app.maru.p2p.relay.RelayInvitation;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// How to open a client.
///
/// @param profile the profile's folder, made if it is not there
/// @param name what the person calls themselves: needed for a new profile, renames an old one
/// @param passphrase opens the profile, or protects a new one; the caller wipes it afterwards
/// @param port where to listen, or one close to it if that is taken; 0 for any; empty for the usual
/// @param discovery whether to look for people on the LAN and to be found by them
/// @param autoAccept whether requests of strangers are accepted at once: for bots
/// @param relays to be used besides those the profile knows
public record ClientOptions(
    Path profile,
    Optional<String> name,
    Optional<char[]> passphrase,
    OptionalInt port,
    boolean discovery,
    boolean autoAccept,
    List<RelayInvitation> relays) {

  /// Where a client listens unless told otherwise: below the ephemeral ranges of all systems.
  public static final int DEFAULT_PORT = LanOptions.DEFAULT_PORT;

  private static final int MAX_PORT = 65_535;

  /// Takes a copy.
  ///
  /// @throws IllegalArgumentException if the port is out of range
  public ClientOptions {
    if (port.isPresent() && (port.getAsInt() < 0 || port.getAsInt() > MAX_PORT)) {
      throw new IllegalArgumentException("port " + port.getAsInt());
    }
    relays = List.copyOf(relays);
  }
}
