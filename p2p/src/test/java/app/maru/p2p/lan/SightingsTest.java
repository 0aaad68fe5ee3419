package app.maru.p2p.lan;

import static app.maru.p2p.lan.Footholds.CABLE;
import static app.maru.p2p.lan.Footholds.CABLE_V6;
import static app.maru.p2p.lan.Footholds.WIFI;
import static app.maru.p2p.lan.Footholds.endpoint;
import static app.maru.p2p.lan.Footholds.instance;
import static org.assertj.core.api.Assertions.assertThat;

import app.maru.crypto.Bytes;
import app.maru.p2p.lan.DiscoveryEvent.Found;
import app.maru.p2p.lan.DiscoveryEvent.Lost;
import app.maru.p2p.lan.DiscoveryEvent.Source;
import app.maru.p2p.net.Endpoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SightingsTest {
  private static final Bytes ME = instance(1);
  private static final Bytes BOB = instance(2);
  private static final Bytes CAROL = instance(3);
  private static final Endpoint THERE = endpoint("10.0.0.7", 27_180);
  private static final Endpoint BY_WIFI = endpoint("192.168.1.7", 27_180);

  private final List<DiscoveryEvent> events = new ArrayList<>();
  private final Sightings sightings = new Sightings(ME, events::add);
  private long now = -5;

  @Test
  void somebody_new_is_told_once() {
    announced(BOB, THERE);
    announced(BOB, THERE);

    assertThat(events).containsExactly(new Found(BOB, List.of(THERE), Source.ANNOUNCE));
  }

  @Test
  void our_own_echo_is_not_told() {
    announced(ME, THERE);

    assertThat(events).isEmpty();
    assertThat(sightings.size()).isZero();
  }

  @Test
  void a_second_source_for_the_same_place_is_no_news() {
    announced(BOB, THERE);
    hear(BOB, THERE, Source.MDNS, CABLE, false);

    assertThat(events).hasSize(1);
  }

  @Test
  void a_new_place_is_told_with_all_places_the_latest_first() {
    announced(BOB, THERE);
    hear(BOB, BY_WIFI, Source.ANNOUNCE, WIFI, false);

    assertThat(events.getLast())
        .isEqualTo(new Found(BOB, List.of(BY_WIFI, THERE), Source.ANNOUNCE));
  }

  @Test
  void ipv4_comes_before_link_local_ipv6() {
    announced(BOB, THERE);
    Endpoint v6 = endpoint("fe80::7", 27_180);
    hear(BOB, v6, Source.ANNOUNCE, CABLE_V6, false);

    assertThat(events.getLast()).isEqualTo(new Found(BOB, List.of(THERE, v6), Source.ANNOUNCE));
  }

  @Test
  void who_says_they_are_back_is_told_again_but_not_for_every_datagram() {
    hear(BOB, THERE, Source.ANNOUNCE, CABLE, true);
    pass(Duration.ofMillis(500));
    hear(BOB, THERE, Source.ANNOUNCE, CABLE, true);
    assertThat(events).hasSize(1);

    pass(Duration.ofSeconds(30));
    hear(BOB, THERE, Source.ANNOUNCE, CABLE, true);
    assertThat(events).hasSize(2);
  }

  @Test
  void a_beacon_is_told_again_once_a_minute() {
    announced(BOB, THERE);
    for (int i = 0; i < 10; i++) {
      pass(Duration.ofSeconds(60));
      announced(BOB, THERE);
      hear(BOB, THERE, Source.MDNS, CABLE, false);
    }

    assertThat(events).hasSize(11);
  }

  @Test
  void a_beacon_is_told_again_after_forty_five_seconds_and_no_sooner() {
    announced(BOB, THERE);
    pass(Duration.ofSeconds(45).minusNanos(1));
    announced(BOB, THERE);
    assertThat(events).hasSize(1);

    pass(Duration.ofNanos(1));
    announced(BOB, THERE);
    assertThat(events).hasSize(2);
  }

  @Test
  void after_doubt_the_first_sign_is_news() {
    announced(BOB, THERE);
    sightings.doubt();
    pass(Duration.ofMillis(10));
    announced(BOB, THERE);
    announced(BOB, THERE);

    assertThat(events).hasSize(2);
  }

  @Test
  void one_source_that_loses_sight_is_not_a_loss_while_another_has_it() {
    announced(BOB, THERE);
    hear(BOB, THERE, Source.MDNS, CABLE, false);

    sightings.gone(BOB, Source.MDNS, CABLE);

    assertThat(events).hasSize(1);
    assertThat(sightings.knows(BOB)).isTrue();
  }

  @Test
  void the_flap_after_a_sleep_ends_with_somebody_found_again() {
    hear(BOB, THERE, Source.MDNS, CABLE, false);
    sightings.gone(BOB, Source.MDNS, CABLE);
    hear(BOB, THERE, Source.MDNS, CABLE, false);
    sightings.gone(BOB, Source.MDNS, CABLE);
    assertThat(events.getLast()).isEqualTo(new Lost(BOB));

    announced(BOB, THERE);

    assertThat(events.getLast()).isEqualTo(new Found(BOB, List.of(THERE), Source.ANNOUNCE));
  }

  @Test
  void an_interface_that_went_takes_its_places_along() {
    announced(BOB, THERE);
    hear(CAROL, BY_WIFI, Source.ANNOUNCE, WIFI, false);
    hear(BOB, BY_WIFI, Source.MDNS, WIFI, false);

    sightings.keep(Set.of(WIFI));
    assertThat(events).noneMatch(Lost.class::isInstance);

    sightings.keep(Set.of());
    assertThat(events).contains(new Lost(BOB), new Lost(CAROL));
    assertThat(sightings.size()).isZero();
  }

  @Test
  void a_restarted_program_takes_the_place_of_its_former_run() {
    announced(BOB, THERE);
    announced(CAROL, THERE);

    assertThat(events)
        .containsExactly(
            new Found(BOB, List.of(THERE), Source.ANNOUNCE),
            new Lost(BOB),
            new Found(CAROL, List.of(THERE), Source.ANNOUNCE));
  }

  @Test
  void whoever_is_silent_for_three_beacons_is_forgotten() {
    announced(BOB, THERE);
    hear(CAROL, BY_WIFI, Source.MDNS, WIFI, false);
    pass(Duration.ofSeconds(201));

    sightings.forget(now - DiscoveryLimits.FORGET_AFTER.toNanos());

    assertThat(events.getLast()).isEqualTo(new Lost(BOB));
    assertThat(sightings.knows(CAROL)).as("multicast DNS says by itself who went").isTrue();
  }

  @Test
  void silence_while_we_slept_is_excused() {
    announced(BOB, THERE);
    pass(Duration.ofMinutes(30));

    sightings.excuseSilence(now);
    sightings.forget(now - DiscoveryLimits.FORGET_AFTER.toNanos());

    assertThat(sightings.knows(BOB)).isTrue();
  }

  @Test
  void one_address_cant_claim_many_runs() {
    for (int i = 0; i < 100; i++) {
      announced(instance(100 + i), endpoint("10.0.0.66", 1000 + i));
    }
    announced(BOB, THERE);

    assertThat(sightings.size()).isEqualTo(DiscoveryLimits.MAX_INSTANCES_PER_ADDRESS + 1);
    assertThat(sightings.knows(BOB)).isTrue();
  }

  @Test
  void the_number_of_runs_is_bounded() {
    for (int i = 0; i < 3000; i++) {
      String address = "10.0." + (i / 250) + "." + (i % 250 + 1);
      announced(instance(100 + i), endpoint(address, 27_180));
    }

    assertThat(sightings.size()).isEqualTo(DiscoveryLimits.MAX_INSTANCES);
  }

  @Test
  void the_number_of_places_of_one_run_is_bounded() {
    for (int port = 1; port <= 100; port++) {
      hear(BOB, endpoint("10.0.0.7", port), Source.MDNS, CABLE, false);
    }

    Found last = (Found) events.getLast();
    assertThat(last.endpoints()).hasSize(DiscoveryLimits.MAX_PLACES);
    assertThat(events).hasSize(DiscoveryLimits.MAX_PLACES);
  }

  private void announced(Bytes who, Endpoint where) {
    hear(who, where, Source.ANNOUNCE, CABLE, false);
  }

  private void hear(
      Bytes who, Endpoint where, Source source, NicAddress foothold, boolean returned) {
    sightings.heard(new Sighting(who, where, source, foothold, returned), now);
  }

  private void pass(Duration time) {
    now += time.toNanos();
  }
}
