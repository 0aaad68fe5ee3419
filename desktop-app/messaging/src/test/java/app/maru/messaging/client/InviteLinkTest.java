package app.maru.messaging.client;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.crypto.PersonId;
import app.maru.p2p.net.Endpoint;
import app.maru.p2p.relay.RelayAddress;
import java.net.InetAddress;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InviteLinkTest {
  private static final String ID = "00ff".repeat(16);
  private static final PersonId PERSON = PersonId.ofHex(ID);

  @Test
  void a_link_is_read_as_it_was_written() {
    InviteLink link =
        new InviteLink(PERSON, List.of(at("192.168.1.20", 24_816), at("2001:db8::7", 1)));
    assertThat(link.toString())
        .isEqualTo("maru://person/" + ID + "?at=192.168.1.20:24816&at=[2001:db8:0:0:0:0:0:7]:1");
    assertThat(InviteLink.parse(link.toString())).contains(link);
    assertThat(InviteLink.parse("  " + link + "\n")).contains(link);
    InviteLink bare = new InviteLink(PERSON, List.of());
    assertThat(InviteLink.parse(bare.toString())).contains(bare);
  }

  @Test
  void relays_are_named_with_their_keys() {
    String key = "0a".repeat(32);
    InviteLink link =
        new InviteLink(
            PERSON,
            List.of(at("10.0.0.1", 5)),
            List.of(
                new RelayAddress("relay.example.org", 27_181, PersonId.ofHex(key)),
                new RelayAddress("2001:db8::7", 1, PERSON)));
    assertThat(link.toString())
        .isEqualTo(
            "maru://person/%s?at=10.0.0.1:5&relay=%s@relay.example.org:27181&relay=%s@[2001:db8::7]:1"
                .formatted(ID, key, ID));
    assertThat(InviteLink.parse(link.toString())).contains(link);
    assertThat(InviteLink.parse(link + "&relay=" + key + "@three.example:1")).isEmpty();
  }

  @Test
  void addresses_that_mean_nothing_elsewhere_are_left_out_and_so_are_too_many() {
    assertThat(new InviteLink(PERSON, List.of(at("fe80::1", 5), at("169.254.1.1", 5))).at())
        .isEmpty();
    assertThat(new InviteLink(PERSON, Collections.nCopies(9, at("10.0.0.1", 5))).at())
        .hasSize(InviteLink.MAX_ADDRESSES);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "maru://person/",
        "maru://person/zz",
        "http://person/" + "00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff",
        "maru://person/00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00fg",
        "@?",
        "@?at=",
        "@?at=10.0.0.1",
        "@?at=10.0.0.1:0",
        "@?at=10.0.0.1:65536",
        "@?at=10.0.0.1:+5",
        "@?at=:5",
        "@?at=host.example:5",
        "@?at=fe80::1%lo:5",
        "@?at=[fe80::1%lo]:5",
        "@?at=::1:5",
        "@?at=[::1:5",
        "@?at=[10.0.0.1]:5",
        "@?at=10.0.0.1:5&",
        "@?at=10.0.0.1:5&to=1",
        "@at=10.0.0.1:5",
        "@?relay=",
        "@?relay=host.example:5",
        "@?relay=00ff@host.example:5",
        "@?at=10.0.0.1:5&at=10.0.0.1:5&&relay=x",
        "@#x"
      })
  void anything_else_is_not_a_link(String text) {
    assertThat(InviteLink.parse(text.replace("@", "maru://person/" + ID))).isEmpty();
  }

  private static Endpoint at(String host, int port) {
    return new Endpoint(InetAddress.ofLiteral(host), port);
  }
}
