package app.maru.p2p.lab;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Two hosts on a LAN find each other through whatever happens to cables and addresses.
class DiscoveryLabTest {
  private static final String ALICE = "00000000000000a1";
  private static final String BOB = "00000000000000b2";
  private static final String UDP = "27180";
  private static final Duration SOON = Duration.ofSeconds(10);

  private static @Nullable NetworkLab openLab;

  private final NetworkLab lab = lab();
  private @Nullable HostProcess openAlice;
  private @Nullable HostProcess openBob;

  @BeforeAll
  static void open() {
    openLab = NetworkLab.openOrSkip(2);
  }

  @AfterAll
  static void close() {
    if (openLab != null) {
      openLab.close();
    }
  }

  @BeforeEach
  void start_alice() {
    openAlice = lab.start(1, DiscoveryHost.class, ALICE, "1001", UDP, "fast");
    alice().await("network [10.77.0.1]", SOON);
  }

  @AfterEach
  void stop() {
    alice().close();
    if (openBob != null) {
      openBob.close();
    }
    lab.plug(2);
    lab.move(2, 2);
    lab.multicast(true);
  }

  @Test
  void both_find_each_other() {
    startBob();

    bob().await("found " + ALICE + " ANNOUNCE 10.77.0.1:1001", SOON);
    alice().await("found " + BOB + " ANNOUNCE 10.77.0.2:1002", SOON);
  }

  @Test
  void a_pulled_cable_is_noticed_and_a_plugged_one_mends_all() {
    bothTogether();

    lab.pull(2);
    bob().await("lost " + ALICE, SOON);
    bob().await("network []", SOON);
    alice().forget();
    lab.plug(2);

    bob().await("network [10.77.0.2]", SOON);
    bob().await("found " + ALICE, SOON);
    alice().await("found " + BOB, SOON);
  }

  @Test
  void a_new_address_is_noticed_by_both() {
    bothTogether();

    lab.move(2, 77);

    bob().await("network [10.77.0.77]", SOON);
    alice().await(said -> said.contains("10.77.0.77:1002"), "new address", SOON);
    bob().await("found " + ALICE, SOON);
  }

  @Test
  void where_multicast_is_eaten_a_refresh_finds_them_once_it_passes_again() {
    lab.multicast(false);
    startBob();
    bob().await("network", SOON);
    bob().say("refresh");

    lab.multicast(true);
    bob().say("refresh");

    alice().await("found " + BOB, SOON);
    bob().await("found " + ALICE, SOON);
  }

  @Test
  void a_host_that_stood_still_finds_others_again_when_it_goes_on() {
    bothTogether();

    bob().freeze(true);
    alice().close();
    openAlice = lab.start(1, DiscoveryHost.class, "00000000000000a3", "1003", UDP, "fast");
    alice().await("network", SOON);
    bob().freeze(false);

    bob().await("found 00000000000000a3", SOON);
    alice().await("found " + BOB, SOON);
  }

  @Test
  void where_only_multicast_dns_may_pass_it_finds_both() {
    alice().close();
    openAlice = lab.start(1, DiscoveryHost.class, ALICE, "1001", "27181", "mdns");
    openBob = lab.start(2, DiscoveryHost.class, BOB, "1002", "27182", "mdns");

    alice().await("found " + BOB + " MDNS 10.77.0.2:1002", SOON);
    bob().await("found " + ALICE + " MDNS 10.77.0.1:1001", SOON);

    lab.move(2, 78);
    alice().await("found " + BOB + " MDNS 10.77.0.78:1002", SOON);
    bob().await("found " + ALICE, SOON);
  }

  private void bothTogether() {
    startBob();
    bob().await("found " + ALICE, SOON);
    alice().await("found " + BOB, SOON);
    bob().forget();
    alice().forget();
  }

  private void startBob() {
    openBob = lab.start(2, DiscoveryHost.class, BOB, "1002", UDP, "fast");
  }

  private HostProcess alice() {
    return requireNonNull(openAlice);
  }

  private HostProcess bob() {
    return requireNonNull(openBob);
  }

  private static NetworkLab lab() {
    return requireNonNull(openLab);
  }
}
