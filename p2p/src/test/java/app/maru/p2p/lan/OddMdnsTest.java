package app.maru.p2p.lan;

import static app.maru.p2p.lan.Footholds.address;
import static app.maru.p2p.lan.Footholds.at;
import static app.maru.p2p.lan.Footholds.endpoint;
import static app.maru.p2p.lan.Footholds.instance;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import app.maru.crypto.Bytes;
import app.maru.p2p.lan.DiscoveryEvent.Found;
import app.maru.p2p.lan.DiscoveryEvent.Lost;
import app.maru.p2p.lan.DiscoveryEvent.NetworkChanged;
import app.maru.p2p.lan.DiscoveryEvent.Source;
import app.maru.p2p.memory.VirtualTime;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What JmDNS was seen to say on real networks, played to discovery.
class OddMdnsTest {
  private static final Bytes ME = instance(1);
  private static final Bytes BOB = instance(2);
  private static final Bytes CAROL = instance(3);
  private static final NicAddress CABLE = at("cable", 9001, "10.0.0.2/24");
  private static final NicAddress WIFI = at("wifi", 9002, "10.0.0.3/24");

  private final VirtualTime time = new VirtualTime(Instant.parse("2026-11-21T00:00:00Z"));
  private final List<DiscoveryEvent> events = new ArrayList<>();
  private List<NicAddress> nics = List.of(CABLE, WIFI);
  private boolean socketsWork = true;
  private final LanDiscovery discovery =
      new LanDiscovery(
          time.loop(),
          task -> {
            if (socketsWork) {
              task.run();
            }
          },
          new Random(1),
          new DiscoveryOptions(Set.of(), false, true, 27_992),
          () -> Optional.of(nics));

  @BeforeEach
  void open() {
    discovery.open(new Advert(ME, 1001), events::add);
    time.settle();
    assertThat(events).contains(new NetworkChanged(List.of(CABLE.address(), WIFI.address())));
    // From here on only what the tests play is heard.
    socketsWork = false;
    events.clear();
  }

  @Test
  void an_empty_text_comes_first_and_is_waited_out() {
    resolved(CABLE, "m-bob", Map.of(), "10.0.0.7");
    assertThat(events()).isEmpty();

    resolved(CABLE, "m-bob", text(BOB, 1002), "10.0.0.7");
    assertThat(events()).containsExactly(found(BOB, "10.0.0.7", 1002));
  }

  @Test
  void our_own_service_comes_back_to_us() {
    resolved(CABLE, "m-me", text(ME, 1001), "10.0.0.2");
    resolved(WIFI, "m-me (2)", text(ME, 1001), "10.0.0.2");

    assertThat(events()).isEmpty();
  }

  @Test
  void a_name_with_a_number_is_the_same_somebody() {
    resolved(CABLE, "m-bob", text(BOB, 1002), "10.0.0.7");
    resolved(CABLE, "m-bob (2)", text(BOB, 1002), "10.0.0.8");

    assertThat(events())
        .containsExactly(
            found(BOB, "10.0.0.7", 1002),
            new Found(
                BOB, List.of(endpoint("10.0.0.8", 1002), endpoint("10.0.0.7", 1002)), Source.MDNS));
  }

  @Test
  void a_restart_under_the_same_name_is_another_run() {
    resolved(CABLE, "m-bob", text(BOB, 1002), "10.0.0.7");
    resolved(CABLE, "m-bob", text(CAROL, 1003), "10.0.0.7");

    assertThat(events())
        .containsExactly(
            found(BOB, "10.0.0.7", 1002), new Lost(BOB), found(CAROL, "10.0.0.7", 1003));
  }

  @Test
  void after_a_sleep_the_last_word_may_be_a_wrong_goodbye() {
    resolved(CABLE, "m-bob", text(BOB, 1002), "10.0.0.7");
    resolved(CABLE, "m-bob", text(BOB, 1002), "10.0.0.7");
    removed(CABLE, "m-bob");
    removed(CABLE, "m-bob");
    assertThat(events().getLast()).isEqualTo(new Lost(BOB));

    resolved(CABLE, "m-bob", text(BOB, 1002), "10.0.0.7");
    assertThat(events().getLast()).isEqualTo(found(BOB, "10.0.0.7", 1002));
  }

  @Test
  void a_goodbye_on_one_interface_is_none_on_the_other() {
    resolved(CABLE, "m-bob", text(BOB, 1002), "10.0.0.7");
    resolved(WIFI, "m-bob", text(BOB, 1002), "10.0.0.7");
    removed(CABLE, "m-bob");

    assertThat(events()).containsExactly(found(BOB, "10.0.0.7", 1002));
  }

  @Test
  void what_a_vanished_interface_still_says_is_not_heard() {
    MdnsNic<?> old = requireNonNull(discovery.mdns().orElseThrow().on(CABLE));
    nics = List.of(WIFI);
    socketsWork = true;
    time.runUntil(
        () -> events.contains(new NetworkChanged(List.of(WIFI.address()))), Duration.ofSeconds(5));
    socketsWork = false;
    events.clear();

    old.resolved("m-bob", text(BOB, 1002)::get, addresses("10.0.0.7"));
    time.settle();

    assertThat(events).isEmpty();
  }

  @Test
  void addresses_that_are_not_on_this_lan_are_not_believed() {
    resolved(CABLE, "m-1", text(BOB, 22), "8.8.8.8", "127.0.0.1", "10.0.1.7", "224.0.0.1");
    resolved(CABLE, "m-2", text(BOB, 22), "::1", "2001:db8::7", "0.0.0.0");

    assertThat(events()).isEmpty();
  }

  @Test
  void a_link_local_address_gets_its_interface() {
    resolved(CABLE, "m-bob", text(BOB, 1002), "fe80::7");

    Found found = (Found) events().getFirst();
    assertThat(((Inet6Address) found.endpoints().getFirst().address()).getScopeId())
        .isEqualTo(9001);
  }

  @ParameterizedTest
  @CsvSource({
    "2, 1002, 0000000000000002",
    "'', 1002, 0000000000000002",
    "1, 0, 0000000000000002",
    "1, 65536, 0000000000000002",
    "1, -1, 0000000000000002",
    "1, 99999999999, 0000000000000002",
    "1, ١٢, 0000000000000002",
    "1, '', 0000000000000002",
    "1, 1002, 00000000000002",
    "1, 1002, 000000000000000g",
    "1, 1002, 000000000000000200",
    "1, 1002, ''"
  })
  void a_broken_field_is_nothing(String version, String port, String run) {
    resolved(CABLE, "m-bob", Map.of("v", version, "p", port, "b", run), "10.0.0.7");

    assertThat(events()).isEmpty();
  }

  @Test
  void a_flood_is_bounded() {
    for (int i = 0; i < 5000; i++) {
      resolved(CABLE, "m-" + i, text(instance(10 + i), 1002), "10.0.0." + (i % 250 + 4));
    }

    assertThat(events().size()).isLessThanOrEqualTo(DiscoveryLimits.MAX_MDNS_NAMES);
  }

  @Test
  void so_many_names_are_remembered_of_one_interface_however_slowly_they_come() {
    for (int i = 0; i < 2 * DiscoveryLimits.MAX_MDNS_NAMES; i++) {
      if (i % (DiscoveryLimits.MAX_MDNS_EVENTS / 2) == 0) {
        time.runFor(Duration.ofSeconds(1));
      }
      resolved(CABLE, "m-" + i, text(instance(10 + i), 1002), "10.0.0." + (i % 250 + 4));
    }

    assertThat(events())
        .filteredOn(Found.class::isInstance)
        .hasSize(DiscoveryLimits.MAX_MDNS_NAMES);
  }

  private void resolved(NicAddress nic, String name, Map<String, String> text, String... where) {
    requireNonNull(discovery.mdns().orElseThrow().on(nic))
        .resolved(name, text::get, addresses(where));
  }

  private void removed(NicAddress nic, String name) {
    requireNonNull(discovery.mdns().orElseThrow().on(nic)).removed(name);
  }

  private List<DiscoveryEvent> events() {
    time.settle();
    return events;
  }

  private static Found found(Bytes who, String where, int port) {
    return new Found(who, List.of(endpoint(where, port)), Source.MDNS);
  }

  private static Map<String, String> text(Bytes run, int port) {
    return Map.of("v", "1", "p", Integer.toString(port), "b", run.hex());
  }

  private static InetAddress[] addresses(String... literals) {
    List<InetAddress> all = new ArrayList<>();
    for (String literal : literals) {
      all.add(address(literal));
    }
    return all.toArray(InetAddress[]::new);
  }
}
