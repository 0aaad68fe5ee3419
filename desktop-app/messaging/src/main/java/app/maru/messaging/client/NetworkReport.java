package app.maru.messaging.client;

import app.maru.messaging.RelayState;
import app.maru.p2p.lan.LanCause;
import app.maru.p2p.lan.LanReport;
import java.util.List;

/// What a test of the network found. No names, no keys, nobody else's addresses.
///
/// @param lan what was heard on the LAN
/// @param causes what that means, the most likely first; never empty
/// @param relays how things stand with each of mine
public record NetworkReport(LanReport lan, List<LanCause> causes, List<RelayState> relays) {
  /// Keeps copies of the lists.
  public NetworkReport {
    causes = List.copyOf(causes);
    relays = List.copyOf(relays);
  }
}
