package app.maru.p2p.lab;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Two devices on a LAN are linked, and linked again after whatever happens to cables and
/// addresses, without anybody doing anything.
class LinkLabTest {
  private static final Duration START = Duration.ofSeconds(20);

  /// A probe after a change of network takes 2 s, and noticing it 2 s at most.
  private static final Duration NOTICED_HERE = Duration.ofSeconds(10);

  /// A ping after 5 s of silence, 3 s for the answer.
  private static final Duration NOTICED_THERE = Duration.ofSeconds(15);

  private static final Duration LINKED_AGAIN = Duration.ofSeconds(15);

  private static @Nullable NetworkLab openLab;

  private final NetworkLab lab = requireNonNull(openLab);
  private final HostProcess alice = lab.start(1, LinkHost.class);
  private final HostProcess bob = lab.start(2, LinkHost.class);

  @BeforeAll
  static void open() {
    openLab = NetworkLab.openIpv4OrSkip(2);
  }

  @AfterAll
  static void close() {
    if (openLab != null) {
      openLab.close();
    }
  }

  @BeforeEach
  void both_are_linked() {
    String aliceDevice = device(alice);
    String bobDevice = device(bob);
    alice.await("up " + bobDevice, START);
    bob.await("up " + aliceDevice, START);
  }

  @AfterEach
  void stop() {
    alice.close();
    bob.close();
    lab.plug(2);
    lab.move(2, 2);
  }

  @Test
  void a_pulled_cable_is_noticed_in_seconds_and_a_plugged_one_links_again() {
    lab.pull(2);
    bob.await("problem NO_INTERFACE", NOTICED_HERE);
    bob.await("down", NOTICED_HERE);
    alice.await("down", NOTICED_THERE);

    lab.plug(2);
    bob.awaitAll(LINKED_AGAIN, "problem NONE", "up");
    alice.await("up", LINKED_AGAIN);
  }

  @Test
  void a_new_address_links_again() {
    lab.move(2, 77);

    bob.await("down", NOTICED_THERE);
    bob.await("up", LINKED_AGAIN);
    alice.await("up", LINKED_AGAIN);
  }

  @Test
  void a_program_that_was_killed_is_gone_at_once_and_linked_again_when_it_comes_back() {
    bob.close();
    alice.await("down", Duration.ofSeconds(2));

    try (HostProcess bobAgain = lab.start(2, LinkHost.class)) {
      String device = device(bobAgain);
      alice.await("up " + device, START);
      bobAgain.await("up", START);
      // Where it was reached is told apart, sooner or later than that it is there.
      assertThat(alice.pending()).allMatch(line -> line.startsWith("reached "));
    }
  }

  @Test
  void two_profiles_on_one_computer_need_no_network() {
    bob.close();
    lab.pull(1);
    alice.await("down", NOTICED_THERE);

    try (HostProcess carol = lab.start(1, LinkHost.class)) {
      String device = device(carol);
      alice.await("up " + device, START);
      carol.awaitAll(START, "up", "problem NO_INTERFACE");
    } finally {
      lab.plug(1);
    }
  }

  private static String device(HostProcess host) {
    return host.await("ready", START).text().substring("ready ".length());
  }
}
