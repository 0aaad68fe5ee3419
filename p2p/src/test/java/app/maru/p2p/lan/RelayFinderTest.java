package app.maru.p2p.lan;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.crypto.Bytes;
import app.maru.crypto.PersonId;
import app.maru.p2p.memory.VirtualLoop;
import app.maru.p2p.memory.VirtualTime;
import app.maru.p2p.relay.RelayAddress;
import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What is made of what others say of relays.
class RelayFinderTest {
  private static final NicAddress CABLE = Footholds.at("eth0", 2, "10.0.0.1/24");
  private static final NicAddress WIFI = Footholds.at("wlan0", 3, "10.1.0.1/24");
  private static final PersonId KEY = new PersonId(Bytes.of(new byte[PersonId.SIZE]));

  private final List<String> told = new ArrayList<>();
  private final VirtualLoop loop = new VirtualTime(Instant.parse("2026-11-21T09:00:00Z")).loop();
  private final RelayFinder finder =
      RelayFinder.silent(
          loop,
          new Random(1),
          new RelayFinder.Listener() {
            @Override
            public void found(RelayAddress relay) {
              told.add("found " + relay.place());
            }

            @Override
            public void lost(RelayAddress relay) {
              told.add("lost " + relay.place());
            }
          });

  private static Map<String, String> text(String version, String port, String key) {
    return Map.of("v", version, "p", port, "k", key);
  }

  private static List<RelayAddress> read(Map<String, String> text, String... addresses) {
    InetAddress[] all = new InetAddress[addresses.length];
    for (int i = 0; i < all.length; i++) {
      all[i] = InetAddress.ofLiteral(addresses[i]);
    }
    return RelayRecords.read(text::get, all, CABLE).stream().toList();
  }

  private static RelayAddress relay(String host) {
    return new RelayAddress(host, 27_181, KEY);
  }

  @Test
  void a_whole_record_of_this_lan_is_read() {
    assertThat(read(text("1", "27181", KEY.hex()), "fe80::1", "10.0.0.7"))
        .containsExactly(relay("10.0.0.7"));
  }

  @Test
  void a_broken_record_or_one_of_elsewhere_is_not() {
    String key = KEY.hex();
    assertThat(read(text("2", "27181", key), "10.0.0.7")).isEmpty();
    assertThat(read(text("1", "0", key), "10.0.0.7")).isEmpty();
    assertThat(read(text("1", "99999", key), "10.0.0.7")).isEmpty();
    assertThat(read(text("1", "-1", key), "10.0.0.7")).isEmpty();
    assertThat(read(text("1", "27181", key.substring(2)), "10.0.0.7")).isEmpty();
    assertThat(read(text("1", "27181", "x".repeat(64)), "10.0.0.7")).isEmpty();
    assertThat(read(Map.of("v", "1", "p", "27181"), "10.0.0.7")).isEmpty();
    assertThat(read(text("1", "27181", key), "8.8.8.8", "127.0.0.1", "2001:db8::1")).isEmpty();
    assertThat(read(text("1", "27181", key))).isEmpty();
  }

  @Test
  void a_relay_is_told_once_and_lost_when_nothing_says_it_any_more() {
    finder.heard(CABLE, "m-1", relay("10.0.0.7"));
    finder.heard(CABLE, "m-1", relay("10.0.0.7"));
    finder.heard(WIFI, "m-2", relay("10.1.0.7"));
    assertThat(told).containsExactly("found 10.0.0.7:27181");

    finder.gone(CABLE, "m-1");
    assertThat(told)
        .containsExactly("found 10.0.0.7:27181", "lost 10.0.0.7:27181", "found 10.1.0.7:27181");
    finder.gone(CABLE, "m-1");
    finder.gone(WIFI, "m-2");
    assertThat(told).hasSize(4).endsWith("lost 10.1.0.7:27181");
  }

  @Test
  void a_pulled_cable_takes_its_relays_along() {
    finder.heard(CABLE, "m-1", relay("10.0.0.7"));

    finder.use(List.of());

    assertThat(told).endsWith("lost 10.0.0.7:27181");
  }

  @Test
  void a_flood_of_relays_is_not_remembered() {
    for (int i = 0; i < 2 * DiscoveryLimits.MAX_MDNS_NAMES; i++) {
      byte[] key = new byte[PersonId.SIZE];
      key[0] = (byte) i;
      key[1] = (byte) (i >> 8);
      finder.heard(CABLE, "m-" + i, new RelayAddress("10.0.0.7", 1, PersonId.of(key)));
    }

    assertThat(told).hasSize(DiscoveryLimits.MAX_MDNS_NAMES);
  }

  @Test
  void after_its_end_it_says_nothing() {
    finder.close();

    finder.heard(CABLE, "m-1", relay("10.0.0.7"));

    assertThat(told).isEmpty();
  }
}
