package app.maru.p2p.relay;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.crypto.Bytes;
import app.maru.crypto.PersonId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RelayInvitationTest {
  private static final String KEY = "0123456789abcdef".repeat(4);
  private static final PersonId ID = PersonId.ofHex(KEY);

  @ParameterizedTest
  @ValueSource(strings = {"relay.example.org", "10.0.0.7", "fd00::1", "r-1", "::1"})
  void a_link_says_where_the_relay_is_and_its_key(String host) {
    RelayInvitation made =
        new RelayInvitation(new RelayAddress(host, 27181, ID), RelayInvitation.NONE);

    assertThat(RelayInvitation.parse("  " + made + "\n")).contains(made);
  }

  @Test
  void a_link_may_carry_an_invite() {
    Bytes code = Bytes.ofHex("00112233445566778899aabbccddeeff");
    RelayInvitation made = new RelayInvitation(new RelayAddress("Relay", 1, ID), code);

    assertThat(made)
        .hasToString("maru://relay/relay:1?invite=00112233445566778899aabbccddeeff#" + KEY);
    assertThat(RelayInvitation.parse(made.toString())).contains(made);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "maru://relay/",
        "maru://relay/host:1",
        "maru://relay/host#%s",
        "maru://relay/:1#%s",
        "maru://relay/host:0#%s",
        "maru://relay/host:65536#%s",
        "maru://relay/host:+1#%s",
        "maru://relay/host:1#%s0",
        "maru://relay/ho st:1#%s",
        "maru://relay/host/x:1#%s",
        "maru://relay/[host]:1#%s",
        "maru://relay/fd00::1:1x#%s",
        "maru://relay/host:1?invite=#%s",
        "maru://relay/host:1?invite=00#%s",
        "maru://relay/host:1?other=00#%s",
        "maru://person/host:1#%s"
      })
  void anything_else_is_not_a_link(String text) {
    assertThat(RelayInvitation.parse(text.replace("%s", KEY))).isEmpty();
  }

  @Test
  void a_host_is_no_longer_than_names_can_be() {
    String longest = ("a".repeat(63) + ".").repeat(3) + "a".repeat(61);
    RelayInvitation made =
        new RelayInvitation(new RelayAddress(longest, 27181, ID), RelayInvitation.NONE);
    assertThat(longest).hasSize(253);
    assertThat(RelayInvitation.parse(made.toString())).contains(made);
    assertThat(RelayInvitation.parse(made.toString().replace(longest, longest + "a"))).isEmpty();
  }
}
