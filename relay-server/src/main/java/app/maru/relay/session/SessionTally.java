package app.maru.relay.session;

import app.maru.p2p.wire.Frame.RefusalReason;
import app.maru.p2p.wire.RelayFrame.DenialReason;
import java.util.EnumMap;
import java.util.Map;

/// Counts what happens on connections. On the loop.
final class SessionTally {
  int guests;
  long accepted;
  long delivered;
  long unwanted;
  long cut;
  long idle;
  long gaveWay;
  long turnedAway;
  private final Map<RefusalReason, Long> refused = new EnumMap<>(RefusalReason.class);
  private final Map<DenialReason, Long> denied = new EnumMap<>(DenialReason.class);

  void refused(RefusalReason reason) {
    refused.merge(reason, 1L, Long::sum);
  }

  void denied(DenialReason reason) {
    denied.merge(reason, 1L, Long::sum);
  }

  SessionStatistics snapshot(int connections, int devices) {
    return new SessionStatistics(
        new SessionStatistics.Now(connections, devices, guests),
        accepted,
        refused,
        delivered,
        unwanted,
        denied,
        new SessionStatistics.Ended(cut, idle, gaveWay, turnedAway));
  }
}
