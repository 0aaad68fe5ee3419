package app.maru.p2p.net;

import app.maru.p2p.wire.Limits;
import java.time.Duration;

/// What those who have proved nothing may take of us.
///
/// @param unproved at the same time
/// @param perAddress of them from one address
/// @param patience a stranger younger than this is not sent away for a newer one: where many honest
///   ones come at once, the older is the nearer to its end
/// @param burst connections of one address at once
/// @param refill one more in each such time
/// @param crowd so many times as much as one address a whole [Subnet] may do; 1 where an address
///   stands for as many people as a network
public record StrangerLimits(
    int unproved, int perAddress, Duration patience, int burst, Duration refill, int crowd) {
  /// On a LAN few come, and each address is one computer. All of them may have IPv6 addresses of
  /// one network, which one of them may also make up: so many as one computer sees at its start.
  public static final StrangerLimits LAN =
      new StrangerLimits(
          Limits.MAX_UNPROVED,
          Limits.MAX_UNPROVED_PER_ADDRESS,
          Duration.ZERO,
          Limits.ADDRESS_BURST,
          Limits.ADDRESS_REFILL,
          16);

  /// At a relay a whole company may come from one address, all of them after one restart. As many
  /// at a time as two processors can prove within the time a handshake has.
  public static final StrangerLimits RELAY =
      new StrangerLimits(1024, 512, Duration.ofSeconds(3), 6000, Duration.ofMillis(5), 1);

  /// Of the places, what one network leaves to others: one in so many.
  private static final int LEFT_TO_OTHERS = 4;

  /// So many times as many connections of one address; how many may be unproved stays.
  public StrangerLimits times(int factor) {
    return new StrangerLimits(
        unproved, perAddress, patience, burst * factor, refill.dividedBy(factor), crowd);
  }

  /// What a network may do all in all.
  StrangerLimits ofNetwork() {
    int places = Math.min(perAddress * crowd, unproved - unproved / LEFT_TO_OTHERS);
    return new StrangerLimits(
        unproved,
        Math.max(perAddress, places),
        patience,
        burst * crowd,
        refill.dividedBy(crowd),
        crowd);
  }
}
