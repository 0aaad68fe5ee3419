package app.maru.p2p.lab;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/// A relay on one host is found on another.
class RelayLabTest {
  private static final String KEY = "5e".repeat(32);

  /// Multicast DNS probes for a name before it announces it, and asks in growing steps.
  private static final Duration SOON = Duration.ofSeconds(30);

  @Test
  void a_relay_is_found_with_its_key_and_lost_when_it_ends() {
    try (NetworkLab lab = NetworkLab.openOrSkip(2);
        HostProcess relay = lab.start(1, RelayHost.class, "announce", KEY, "27181");
        HostProcess client = lab.start(2, RelayHost.class, "find")) {
      client.await("found 10.77.0.1:27181 " + KEY, SOON);

      lab.pull(2);
      client.await("lost 10.77.0.1:27181", SOON);
      lab.plug(2);
      client.await("found 10.77.0.1:27181 " + KEY, SOON);

      relay.say("end");
      client.await("lost 10.77.0.1:27181", SOON);
    }
  }
}
