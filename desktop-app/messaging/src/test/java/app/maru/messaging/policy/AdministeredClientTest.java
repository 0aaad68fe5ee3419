package app.maru.messaging.policy;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.messaging.Relay;
import app.maru.messaging.client.Client;
import app.maru.messaging.client.ClientOptions;
import app.maru.messaging.policy.Policy.NameSource;
import app.maru.messaging.policy.Policy.Rule;
import app.maru.p2p.relay.RelayAddress;
import app.maru.p2p.relay.RelayInvitation;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is settled holds for a real client.
final class AdministeredClientTest {
  private static final RelayInvitation GIVEN = relay(0);

  /// What is asked for: the policy takes it away.
  private static final boolean DISCOVERY = true;

  @TempDir Path folder;

  @Test
  void relays_that_are_given_are_used_and_discovery_is_off() throws Exception {
    ClientOptions options = administered().applyTo(asked(List.of()));
    assertThat(options.discovery()).isFalse();
    try (Client client = Client.open(options)) {
      assertThat(relays(client)).containsExactly(GIVEN.relay());
    }
    // Again, as at every start.
    try (Client client = Client.open(options)) {
      assertThat(relays(client)).containsExactly(GIVEN.relay());
    }
    assertThat(administered().settles(GIVEN.relay())).isTrue();
    assertThat(administered().settles(relay(1).relay())).isFalse();
  }

  @Test
  void a_profile_that_has_as_many_relays_as_it_can_opens_all_the_same() throws Exception {
    List<RelayInvitation> full = IntStream.rangeClosed(1, 8).mapToObj(i -> relay(i)).toList();
    Administered silent = new Administered(Policy.CAREFUL, Optional.empty(), Optional.empty());
    try (Client client = Client.open(silent.applyTo(asked(full)))) {
      assertThat(relays(client)).hasSize(8);
    }
    try (Client client = Client.open(administered().applyTo(asked(List.of())))) {
      assertThat(relays(client)).hasSize(8).doesNotContain(GIVEN.relay());
    }
  }

  private static Administered administered() {
    return new Administered(
        new Policy(NameSource.TYPED, List.of(GIVEN), Rule.OFF, Rule.CHOICE),
        Optional.empty(),
        Optional.empty());
  }

  private ClientOptions asked(List<RelayInvitation> relays) {
    return new ClientOptions(
        folder.resolve("ada"),
        Optional.of("Ada"),
        Optional.empty(),
        OptionalInt.of(0),
        DISCOVERY,
        false,
        relays);
  }

  private static List<RelayAddress> relays(Client client) {
    return client.messenger().relays().join().stream().map(Relay::address).toList();
  }

  private static RelayInvitation relay(int number) {
    // Nobody listens at port 1: a relay that is away, as far as this is about.
    return RelayInvitation.parse(
            "maru://relay/127.0.0." + (number + 1) + ":1#" + "ab".repeat(31) + "0" + number)
        .orElseThrow();
  }
}
