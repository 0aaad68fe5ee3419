package app.maru.relay;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.crypto.Bytes;
import app.maru.crypto.Identity;
import app.maru.p2p.relay.RelayInvitation;
import app.maru.p2p.wire.DeliveryToken;
import app.maru.p2p.wire.Envelope;
import app.maru.p2p.wire.RelayFrame.Deposit;
import app.maru.p2p.wire.RelayFrame.Devices;
import app.maru.p2p.wire.RelayFrame.Entered;
import app.maru.p2p.wire.RelayFrame.FindDevices;
import app.maru.p2p.wire.RelayFrame.SetToken;
import app.maru.p2p.wire.RelayFrame.TokenSet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a relay leaves behind of those who use it: in its log, however much it says, and on its
/// disk.
final class DiscretionTest {
  private static final SecureRandom RANDOM = new SecureRandom();

  @TempDir private Path folder;

  private RelayInvitation invited(RelayInvitation link) throws Exception {
    try (RelayProcess process =
        RelayProcess.start(Map.of(), "invite", "create", "--data", folder.toString())) {
      RelayInvitation invitation = RelayInvitation.parse(process.output()).orElseThrow();
      assertThat(invitation.relay().key()).isEqualTo(link.relay().key());
      return invitation;
    }
  }

  private boolean isOnTheDisk(byte[] bytes) throws IOException {
    String wanted = new String(bytes, StandardCharsets.ISO_8859_1);
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (Files.readString(file, StandardCharsets.ISO_8859_1).contains(wanted)) {
          return true;
        }
      }
    }
    return false;
  }

  @Test
  void neither_its_log_nor_its_disk_tells_who_came_from_where_and_with_what() throws Exception {
    Identity alice = Identity.create(RANDOM, Instant.now());
    Identity guest = Identity.create(RANDOM, Instant.now());
    byte[] tokenBytes = new byte[DeliveryToken.SIZE];
    RANDOM.nextBytes(tokenBytes);
    Bytes invite;
    DeliveryToken token = new DeliveryToken(Bytes.of(tokenBytes));
    try (RelayProcess relay =
        RelayProcess.start(
            Map.of(
                "MARU_RELAY_HOST", "127.0.0.1",
                "MARU_RELAY_DISCOVERY", "off"),
            "--data",
            folder.toString(),
            "--port",
            "0",
            "--entry",
            "invite",
            "--log-level",
            "debug")) {
      RelayInvitation link = relay.link();
      invite = invited(link).invite();
      try (Caller owner = new Caller(alice, link.relay());
          Caller other = new Caller(guest, link.relay())) {
        assertThat(owner.enter(RelayInvitation.NONE)).isNotInstanceOf(Entered.class);
        assertThat(owner.enter(invite)).isInstanceOf(Entered.class);
        assertThat(owner.ask(new SetToken(token))).isInstanceOf(TokenSet.class);
        assertThat(other.ask(new FindDevices(alice.person()))).isInstanceOf(Devices.class);
        Envelope letter = new Envelope(alice.device(), Bytes.of(new byte[4096]));
        assertThat(other.ask(new Deposit(token, letter))).isNotNull();
      }
      assertThat(relay.terminate()).isEqualTo(143);
      List<String> secrets =
          List.of(
              "127.0.0.1",
              alice.device().hex(),
              alice.person().hex(),
              guest.device().hex(),
              guest.person().hex(),
              invite.hex(),
              token.bytes().hex());
      assertThat(relay.errors().toLowerCase(Locale.ROOT)).doesNotContain(secrets);
    }
    assertThat(isOnTheDisk(alice.device().bytes().toArray()))
        .as("the search finds what is there: whose mailbox it is")
        .isTrue();
    for (byte[] secret :
        Arrays.asList(
            guest.device().bytes().toArray(),
            guest.person().bytes().toArray(),
            invite.toArray(),
            tokenBytes)) {
      assertThat(isOnTheDisk(secret)).isFalse();
    }
  }
}
