package app.maru.p2p.lan;

import java.time.Duration;
import java.util.List;

/// Every size, count and time of discovery, each with its reason.
final class DiscoveryLimits {

  /// Where announcements are heard: fixed, the same number as for connections, so that one rule of
  /// a firewall can name both.
  static final int ANNOUNCE_PORT = LanOptions.DEFAULT_PORT;

  /// Unassigned in 224.0.0.0/24, which no switch prunes and no router forwards.
  static final String GROUP_V4 = "224.0.0.177";

  /// Link-local scope, not a permanent assignment; ends in "maru".
  static final String GROUP_V6 = "ff12::6d61:7275";

  /// Interfaces used at the same time: a laptop has two; each costs sockets and packets.
  static final int MAX_NICS = 4;

  /// Time between two looks at the interfaces; a look costs 50 µs.
  static final Duration NIC_POLL = Duration.ofMillis(1500);

  /// Interfaces change in steps (carrier, address, route): wait for the last one.
  static final Duration NIC_SETTLE = Duration.ofMillis(500);

  /// Looks that may differ from one another before the last one is believed: two seconds of change
  /// are reported even if it goes on.
  static final int NIC_MAX_SETTLES = 4;

  /// The wall clock is that much ahead of where it should be: the computer slept.
  static final Duration SLEPT = Duration.ofSeconds(10);

  /// When a hello is said: at once, again in case it was lost, and for a network that comes up
  /// slowly.
  static final List<Duration> HELLO_AT =
      List.of(Duration.ZERO, Duration.ofMillis(100), Duration.ofMillis(500), Duration.ofSeconds(2));

  /// Time between two beacons when nothing happens: one packet a minute.
  static final Duration BEACON_EVERY = Duration.ofSeconds(60);

  /// At most so much is taken off that, at random, so that a hundred computers switched on by one
  /// mains switch don't stay in step.
  static final Duration BEACON_JITTER = Duration.ofSeconds(10);

  /// Three beacons may be lost, then somebody is forgotten.
  static final Duration FORGET_AFTER = Duration.ofSeconds(200);

  /// How often it is looked for somebody to forget.
  static final Duration FORGET_CHECK = Duration.ofSeconds(30);

  /// A hello of somebody known means they came back; told at most that often.
  static final Duration RETURN_EVERY = Duration.ofSeconds(5);

  /// Somebody heard again is told again at most that often; each beacon is one chance more to dial
  /// whoever could not be reached.
  static final Duration REPEAT_EVERY = Duration.ofSeconds(45);

  /// Runs of programs remembered: a big office four times over.
  static final int MAX_INSTANCES = 1024;

  /// Runs that one address may claim: profiles and restarts of one computer.
  static final int MAX_INSTANCES_PER_ADDRESS = 16;

  /// Places remembered for one run: four interfaces, two families, twice heard.
  static final int MAX_PLACES = 16;

  /// Datagrams taken from one address in a second: a hello is three, a computer has a few profiles.
  static final int MAX_PER_SENDER = 32;

  /// Datagrams taken from all in a second and socket: a hundred computers at once.
  static final int MAX_PER_SOCKET = 512;

  /// Addresses counted at the same time in one second.
  static final int MAX_SENDERS = 512;

  /// Until a socket that can't be opened is tried again.
  static final Duration REOPEN_AFTER = Duration.ofSeconds(10);

  /// Sends that fail in a row before the announcement counts as broken: one may fail while an
  /// interface goes.
  static final int MAX_FAILED_SENDS = 3;

  /// Multicast DNS has four seconds of probing before it; the announcement and the first handshakes
  /// need the processor more in the first moment.
  static final Duration MDNS_START = Duration.ofSeconds(1);

  /// JmDNS asks three times when it starts and then never again: ask for it.
  static final Duration MDNS_ASK_EVERY = Duration.ofMinutes(3);

  /// Seconds others may remember our records: two minutes after a crash we are forgotten, and
  /// renewing them costs two packets a minute.
  static final int MDNS_TTL_SECONDS = 120;

  /// Names remembered on one interface.
  static final int MAX_MDNS_NAMES = 512;

  /// Events taken from one JmDNS in a second.
  static final int MAX_MDNS_EVENTS = 512;

  /// Records one JmDNS may remember; it has no limit of its own and keeps whatever anybody sends. A
  /// big office has some hundreds.
  static final int MAX_MDNS_RECORDS = 4096;

  /// How often that is looked at: some ten thousand records can come in between.
  static final Duration MDNS_CACHE_CHECK = Duration.ofMillis(500);

  /// Longest pause of multicast DNS on an interface whose neighbours flood it.
  static final Duration MDNS_LONGEST_PAUSE = Duration.ofMinutes(10);

  /// How long a test listens: a hello is said for two seconds, and answers come at once.
  static final Duration TEST_LASTS = Duration.ofSeconds(3);

  private DiscoveryLimits() {}
}
