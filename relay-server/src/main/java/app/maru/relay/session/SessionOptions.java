package app.maru.relay.session;

import java.time.Duration;

/// What a relay tells and allows those who come.
///
/// @param keeps how long mail waits
/// @param version of the software, for people's eyes; at most 64 bytes of UTF-8
/// @param maxConnections at the same time, devices and guests
/// @param maxPerAddress of them from one address
/// @param firstContacts envelopes without a token that may wait in one mailbox
public record SessionOptions(
    Duration keeps, String version, int maxConnections, int maxPerAddress, int firstContacts) {
  /// As long as anybody's prekeys live.
  public static final Duration KEEPS = Duration.ofDays(14);

  /// More need more memory than a small server has: each costs some tens of kilobytes.
  public static final int MAX_CONNECTIONS = 20_000;

  /// A big company behind one address, each device with a few guests; so one address can't take
  /// all.
  public static final int MAX_PER_ADDRESS = 12_000;

  /// Enough for a busy day of acquaintances, too little to fill a disk.
  public static final int FIRST_CONTACTS = 64;

  /// For a relay of this version that was told nothing else.
  public static SessionOptions usual(String version) {
    return new SessionOptions(KEEPS, version, MAX_CONNECTIONS, MAX_PER_ADDRESS, FIRST_CONTACTS);
  }
}
