package app.maru.relay.session;

import app.maru.p2p.wire.Frame.RefusalReason;
import app.maru.p2p.wire.RelayFrame.DenialReason;
import java.util.Map;

/// What has happened on connections since the start.
///
/// @param now who is connected
/// @param accepted deposits taken into custody
/// @param refused deposits that were not, by reason
/// @param delivered envelopes that their devices accepted
/// @param unwanted envelopes that their devices could not use
/// @param denied other requests, by reason
/// @param ended connections that were not wanted
public record SessionStatistics(
    Now now,
    long accepted,
    Map<RefusalReason, Long> refused,
    long delivered,
    long unwanted,
    Map<DenialReason, Long> denied,
    Ended ended) {
  /// Takes copies.
  public SessionStatistics {
    refused = Map.copyOf(refused);
    denied = Map.copyOf(denied);
  }

  /// Who is connected at this moment.
  ///
  /// @param connections of all kinds
  /// @param devices that have entered
  /// @param guests that have said their first word
  public record Now(int connections, int devices, int guests) {}

  /// Connections that were not wanted.
  ///
  /// @param cut for saying too much of no use
  /// @param idle of those who only showed that they live
  /// @param gaveWay to others when there was no more room
  /// @param turnedAway because there was no room at all
  public record Ended(long cut, long idle, long gaveWay, long turnedAway) {}
}
