package app.maru.relay.session;

import static app.maru.relay.session.RelayTown.filled;
import static app.maru.relay.session.RelayTown.letter;
import static app.maru.relay.session.RelayTown.peer;
import static org.assertj.core.api.Assertions.assertThat;

import app.maru.crypto.Bytes;
import app.maru.crypto.DeviceId;
import app.maru.p2p.wire.DeliveryToken;
import app.maru.p2p.wire.Envelope;
import app.maru.p2p.wire.Frame;
import app.maru.p2p.wire.Frame.Accepted;
import app.maru.p2p.wire.Frame.RefusalReason;
import app.maru.p2p.wire.Frame.Refused;
import app.maru.p2p.wire.RelayFrame.DenialReason;
import app.maru.p2p.wire.RelayFrame.Denied;
import app.maru.p2p.wire.RelayFrame.Deposit;
import app.maru.p2p.wire.RelayFrame.FetchBundle;
import app.maru.p2p.wire.RelayFrame.Leave;
import app.maru.p2p.wire.RelayFrame.Publish;
import app.maru.p2p.wire.RelayFrame.Request;
import app.maru.p2p.wire.RelayFrame.SetToken;
import app.maru.relay.session.RelayTown.Caller;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;

/// Whoever is refused is told why and when to come again, as the manual's table of limits says.
final class TryAgainTest {
  private static final int ASKERS = 64;
  private static final int FIRST_CONTACTS_OF_NETWORK = 16;

  static final List<Arguments> TROUBLES =
      List.of(
          Arguments.of(Request.LEAVE, new Leave()),
          Arguments.of(Request.SET_TOKEN, new SetToken(RelayTown.TOKEN)),
          Arguments.of(Request.PUBLISH, new Publish(Bytes.of(new byte[100]))));

  private final RelayTown town = new RelayTown();
  private final DeviceId bob = town.known(1);
  private final Caller guest = town.guest();

  private void isRefused(Envelope envelope, RefusalReason reason, Duration again) {
    assertThat(guest.last(Refused.class)).isEqualTo(new Refused(envelope.id(), reason, again));
  }

  private Envelope deposits(Envelope envelope) {
    guest.deposits(envelope);
    town.settle();
    return envelope;
  }

  @Test
  void where_there_is_no_mailbox_in_an_hour() {
    isRefused(deposits(letter(peer(5).device(), 1)), RefusalReason.NO_MAILBOX, Duration.ofHours(1));
  }

  @Test
  void with_a_token_that_opens_nothing_in_a_minute() {
    Envelope envelope = letter(bob, 1);
    guest.says(new Deposit(new DeliveryToken(Bytes.of(filled(9))), envelope));
    town.settle();
    isRefused(envelope, RefusalReason.NOT_WELCOME, Duration.ofMinutes(1));
  }

  @Test
  void at_a_full_mailbox_in_ten_minutes() {
    town.accounts.quota(1 << 20, 1);
    deposits(letter(bob, 1));
    isRefused(deposits(letter(bob, 2)), RefusalReason.FULL, Duration.ofMinutes(10));
  }

  @Test
  void with_no_token_at_a_mailbox_where_as_many_of_these_wait_as_may_in_ten_minutes() {
    for (int i = 0; i < FIRST_CONTACTS_OF_NETWORK; i++) {
      guest.says(new Deposit(DeliveryToken.NONE, letter(bob, i)));
    }
    town.settle();
    assertThat(guest.heard(Accepted.class)).hasSize(FIRST_CONTACTS_OF_NETWORK);
    Envelope envelope = letter(bob, FIRST_CONTACTS_OF_NETWORK);
    guest.says(new Deposit(DeliveryToken.NONE, envelope));
    town.settle();
    isRefused(envelope, RefusalReason.FULL, Duration.ofMinutes(10));
    deposits(letter(bob, 100));
    assertThat(guest.heard).as("with a token").endsWith(new Accepted(letter(bob, 100).id()));
  }

  @Test
  void with_no_token_from_wherever_when_four_networks_have_left_what_may_wait_of_these() {
    int left = 0;
    for (int network = 0; network < 4; network++) {
      Caller one = town.guest();
      for (int i = 0; i < FIRST_CONTACTS_OF_NETWORK; i++) {
        one.says(new Deposit(DeliveryToken.NONE, letter(bob, left)));
        left++;
      }
      town.settle();
      assertThat(one.heard(Accepted.class)).hasSize(FIRST_CONTACTS_OF_NETWORK);
    }
    Envelope envelope = letter(bob, left);
    guest.says(new Deposit(DeliveryToken.NONE, envelope));
    town.settle();
    isRefused(envelope, RefusalReason.FULL, Duration.ofMinutes(10));
  }

  @Test
  void while_the_disk_fails_in_half_a_minute() {
    town.disk.failAfter(0, () -> {});
    isRefused(deposits(letter(bob, 1)), RefusalReason.UNAVAILABLE, Duration.ofSeconds(30));
    isRefused(deposits(letter(bob, 2)), RefusalReason.FULL, Duration.ofSeconds(30));
  }

  @Test
  void with_one_envelope_that_too_many_wait_for_in_two_seconds() {
    Envelope envelope = letter(bob, 1);
    // As many as are answered later, and one more.
    for (int i = 0; i <= ASKERS; i++) {
      guest.deposits(envelope);
    }
    town.settle();
    isRefused(envelope, RefusalReason.UNAVAILABLE, Duration.ofSeconds(2));
  }

  @Test
  void while_the_relay_ends_in_half_a_minute() {
    guest.deposits(letter(bob, 1));
    town.time.runUntil(() -> town.relay.mail().mail().kept() == 1, Duration.ofSeconds(1));
    town.loop.execute(() -> town.relay.stop(() -> {}));
    Envelope late = deposits(letter(bob, 2));
    isRefused(late, RefusalReason.UNAVAILABLE, Duration.ofSeconds(30));
    assertThat(guest.heard(Accepted.class)).containsExactly(new Accepted(letter(bob, 1).id()));
  }

  @ParameterizedTest
  @FieldSource("TROUBLES")
  void while_the_accounts_fail_in_half_a_minute(Request request, Frame frame) {
    Caller device = town.enters(1);
    town.accounts.broken(true);
    device.says(frame);
    town.settle();
    assertThat(device.last(Denied.class))
        .isEqualTo(new Denied(request, DenialReason.UNAVAILABLE, Duration.ofSeconds(30)));
  }

  @Test
  void what_nobody_can_look_up_is_not_said_to_be_nowhere() {
    town.accounts.broken(true);
    guest.says(new FetchBundle(bob));
    town.settle();
    assertThat(guest.last(Denied.class))
        .isEqualTo(
            new Denied(Request.FETCH_BUNDLE, DenialReason.UNAVAILABLE, Duration.ofSeconds(30)));
  }
}
