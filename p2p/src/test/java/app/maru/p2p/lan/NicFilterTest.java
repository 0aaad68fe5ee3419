package app.maru.p2p.lan;

import static app.maru.p2p.lan.Footholds.address;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NicFilterTest {
  private static final NicFilter USUAL = new NicFilter(Set.of(), false);

  @Test
  void a_cable_is_used_with_its_first_ipv4_and_its_link_local_ipv6_address() {
    NicFacts cable = nic("eth0", "10.0.0.2/24", "10.9.0.2/24", "fe80::2/64", "2001:db8::2/64");

    assertThat(chosen(USUAL, cable)).containsExactly("10.0.0.2", "fe80:0:0:0:0:0:0:2%eth0");
  }

  @ParameterizedTest
  @CsvSource({
    "docker0, docker0",
    "br-5f3a, br-5f3a",
    "virbr0, virbr0",
    "vboxnet0, vboxnet0",
    "tailscale0, tailscale0",
    "zt5u4, zt5u4",
    "awdl0, awdl0",
    "eth7, Hyper-V Virtual Ethernet Adapter",
    "eth8, VMware Virtual Ethernet Adapter for VMnet8",
    "net3, WireGuard Tunnel"
  })
  void inner_networks_are_left_alone(String name, String displayName) {
    NicFacts inner = named(nic(name, "192.168.7.1/24"), displayName);

    assertThat(chosen(USUAL, inner)).isEmpty();
  }

  @Test
  void an_interface_that_is_down_or_a_tunnel_or_mute_is_left_alone() {
    NicFacts good = nic("eth0", "10.0.0.2/24");
    NicFacts down = new NicFacts("a", "a", false, false, true, false, good.addresses());
    NicFacts mute = new NicFacts("b", "b", true, false, false, false, good.addresses());
    NicFacts tunnel = new NicFacts("c", "c", true, false, true, true, good.addresses());

    assertThat(chosen(USUAL, down, mute, tunnel)).isEmpty();
  }

  @Test
  void an_interface_with_only_public_addresses_is_no_lan() {
    assertThat(chosen(USUAL, nic("eth0", "8.8.4.4/24"))).isEmpty();
    assertThat(chosen(USUAL, nic("eth0", "fd00::1/64", "fe80::1/64"))).hasSize(1);
  }

  @Test
  void the_interface_of_the_default_route_comes_first_even_if_it_is_a_bridge() {
    NicFacts cable = nic("eth0", "10.0.0.2/24");
    NicFacts bridge = nic("br-lan", "10.1.0.2/24");

    assertThat(addresses(USUAL.choose(List.of(cable, bridge), Optional.of(address("10.1.0.2")))))
        .containsExactly("10.1.0.2", "10.0.0.2");
  }

  @Test
  void at_most_four_interfaces_are_used() {
    List<NicFacts> many = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      many.add(nic("eth" + i, "10.0." + i + ".2/24"));
    }

    assertThat(USUAL.choose(many, Optional.empty())).hasSize(4);
  }

  @Test
  void named_interfaces_are_used_whatever_they_are_and_no_others() {
    NicFilter only = new NicFilter(Set.of("docker0"), false);

    assertThat(chosen(only, nic("eth0", "10.0.0.2/24"), nic("docker0", "172.17.0.1/16")))
        .containsExactly("172.17.0.1");
  }

  @Test
  void loopback_is_used_only_if_wanted_and_comes_last() {
    NicFacts loopback =
        new NicFacts(
            "lo", "lo", true, true, false, false, List.of(Footholds.at("lo", 1, "127.0.0.1/8")));
    NicFacts cable = nic("eth0", "10.0.0.2/24");

    assertThat(chosen(USUAL, loopback, cable)).containsExactly("10.0.0.2");
    assertThat(chosen(new NicFilter(Set.of(), true), loopback, cable))
        .containsExactly("10.0.0.2", "127.0.0.1");
  }

  @Test
  void every_interface_that_is_not_used_has_a_reason() {
    NicFacts loopback =
        new NicFacts(
            "lo", "lo", true, true, false, false, List.of(Footholds.at("lo", 1, "127.0.0.1/8")));
    NicFacts cable = nic("eth0", "10.0.0.2/24");
    NicFacts down = new NicFacts("wlan0", "wlan0", false, false, true, false, cable.addresses());
    NicFacts vpn = nic("tun0", "10.8.0.2/24");
    NicFacts pppoe =
        new NicFacts(
            "ppp0", "ppp0", true, false, true, true, nic("ppp0", "10.3.0.2/24").addresses());
    NicFacts docker = nic("docker0", "172.17.0.1/16");
    NicFacts away = nic("eth1", "8.8.4.4/24");

    Map<NicFacts, NicReport.Use> uses =
        USUAL.uses(
            List.of(loopback, cable, down, vpn, pppoe, docker, away),
            Optional.of(address("10.3.0.2")));

    assertThat(uses)
        .containsEntry(loopback, NicReport.Use.LOOPBACK)
        .containsEntry(cable, NicReport.Use.USED)
        .containsEntry(down, NicReport.Use.DOWN)
        .containsEntry(vpn, NicReport.Use.TUNNEL)
        .containsEntry(pppoe, NicReport.Use.TUNNEL_FOR_ALL)
        .containsEntry(docker, NicReport.Use.INNER)
        .containsEntry(away, NicReport.Use.NO_LAN);
    assertThat(
            new NicFilter(Set.of("eth0"), false)
                .uses(List.of(cable, nic("eth2", "10.4.0.2/24")), Optional.empty())
                .values())
        .containsExactly(NicReport.Use.USED, NicReport.Use.LEFT_OUT);
  }

  private static NicFacts nic(String name, String... addresses) {
    List<NicAddress> all = new ArrayList<>();
    for (String each : addresses) {
      all.add(Footholds.at(name, 2, each));
    }
    return new NicFacts(name, name, true, false, true, false, all);
  }

  private static NicFacts named(NicFacts nic, String displayName) {
    return new NicFacts(nic.name(), displayName, true, false, true, false, nic.addresses());
  }

  private static List<String> chosen(NicFilter filter, NicFacts... all) {
    return addresses(filter.choose(List.of(all), Optional.empty()));
  }

  private static List<String> addresses(List<NicAddress> footholds) {
    return footholds.stream()
        .map(f -> f.address().getHostAddress() + (f.isIpv6() ? "%" + f.nic() : ""))
        .toList();
  }
}
