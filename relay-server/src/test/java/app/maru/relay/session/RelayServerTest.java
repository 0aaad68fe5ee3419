package app.maru.relay.session;

import static app.maru.relay.session.RelayTown.filled;
import static app.maru.relay.session.RelayTown.letter;
import static app.maru.relay.session.RelayTown.peer;
import static org.assertj.core.api.Assertions.assertThat;

import app.maru.crypto.Bytes;
import app.maru.crypto.DeviceId;
import app.maru.p2p.net.CloseReason;
import app.maru.p2p.wire.DeliveryToken;
import app.maru.p2p.wire.Frame.Accepted;
import app.maru.p2p.wire.Frame.Bye;
import app.maru.p2p.wire.Frame.ByeReason;
import app.maru.p2p.wire.Frame.Ping;
import app.maru.p2p.wire.Frame.Put;
import app.maru.p2p.wire.Frame.RefusalReason;
import app.maru.p2p.wire.Frame.Refused;
import app.maru.p2p.wire.Limits;
import app.maru.p2p.wire.RelayFrame.Bundle;
import app.maru.p2p.wire.RelayFrame.DenialReason;
import app.maru.p2p.wire.RelayFrame.Denied;
import app.maru.p2p.wire.RelayFrame.Deposit;
import app.maru.p2p.wire.RelayFrame.Devices;
import app.maru.p2p.wire.RelayFrame.Entered;
import app.maru.p2p.wire.RelayFrame.FetchBundle;
import app.maru.p2p.wire.RelayFrame.FindDevices;
import app.maru.p2p.wire.RelayFrame.Leave;
import app.maru.p2p.wire.RelayFrame.Left;
import app.maru.p2p.wire.RelayFrame.Publish;
import app.maru.p2p.wire.RelayFrame.PublishOneTime;
import app.maru.p2p.wire.RelayFrame.Request;
import app.maru.p2p.wire.RelayFrame.SetToken;
import app.maru.p2p.wire.RelayFrame.Stock;
import app.maru.p2p.wire.RelayFrame.TokenSet;
import app.maru.relay.session.RelayTown.Caller;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What devices and guests see of a relay.
final class RelayServerTest {
  private final RelayTown town = new RelayTown();

  @Test
  void mail_waits_for_an_absent_device_and_arrives_once() {
    DeviceId bob = town.known(1);
    Caller guest = town.guest().deposits(letter(bob, 5));
    town.settle();
    assertThat(guest.heard).containsExactly(new Accepted(letter(bob, 5).id()));
    Caller device = town.enters(1).accepts();
    assertThat(device.last(Entered.class).waiting()).isEqualTo(1);
    town.settle();
    assertThat(device.mail()).containsExactly(5);
    device.hangsUp();
    assertThat(town.enters(1).last(Entered.class).waiting()).isEqualTo(1);
  }

  @Test
  void a_device_that_enters_is_told_the_relays_clock_its_version_and_how_long_mail_waits() {
    for (Duration error : List.of(Duration.ZERO, Duration.ofDays(-3))) {
      town.crash(error);
      Entered entered = town.enters(1).last(Entered.class);
      assertThat(entered.now()).isBetween(town.loop.now().minusSeconds(1), town.loop.now());
      assertThat(Duration.between(town.time.now(), entered.now()).minus(error).abs())
          .isLessThan(Duration.ofSeconds(1));
      assertThat(entered.version()).isEqualTo("maru test");
      assertThat(entered.keeps()).isEqualTo(SessionOptions.KEEPS);
    }
  }

  @Test
  void mail_that_was_accepted_is_not_offered_again() {
    DeviceId bob = town.known(1);
    Caller guest = town.guest();
    town.enters(1).accepts();
    guest.deposits(letter(bob, 5));
    town.pass(Duration.ofSeconds(2));
    town.crash();
    Caller later = town.enters(1);
    assertThat(later.last(Entered.class).waiting()).isZero();
    assertThat(later.mail()).isEmpty();
  }

  @Test
  void an_online_device_has_mail_before_the_disk_has_it() {
    DeviceId bob = town.known(1);
    Caller device = town.enters(1).accepts();
    long before = town.disk.forces();
    Caller guest = town.guest().deposits(letter(bob, 1));
    town.time.runUntil(() -> !device.mail().isEmpty(), Duration.ofSeconds(1));
    assertThat(town.disk.forces()).isEqualTo(before);
    town.settle();
    assertThat(guest.heard).containsExactly(new Accepted(letter(bob, 1).id()));
    assertThat(town.relay.connections().delivered()).isEqualTo(1);
  }

  @Test
  void nothing_is_accepted_before_the_disk_or_the_device_has_it() {
    DeviceId bob = town.known(1);
    Caller guest = town.guest().deposits(letter(bob, 1));
    long before = town.disk.forces();
    while (guest.heard.isEmpty()) {
      assertThat(town.disk.forces()).isLessThanOrEqualTo(before + 3);
      town.pass(Duration.ofMillis(1));
    }
    assertThat(town.disk.forces()).isGreaterThan(before);
    town.crash();
    assertThat(town.enters(1).last(Entered.class).waiting()).isEqualTo(1);
  }

  @Test
  void an_envelope_that_comes_twice_is_accepted_twice_and_given_once() {
    DeviceId bob = town.known(1);
    Caller guest = town.guest().deposits(letter(bob, 1)).deposits(letter(bob, 1));
    town.settle();
    assertThat(guest.heard(Accepted.class)).hasSize(2);
    Caller device = town.enters(1).accepts();
    town.settle();
    guest.deposits(letter(bob, 1));
    town.settle();
    assertThat(guest.heard(Accepted.class)).hasSize(3);
    assertThat(device.mail()).containsExactly(1);
  }

  @Test
  void a_long_absence_is_caught_up_in_order_and_within_the_window() {
    DeviceId bob = town.known(1);
    Caller guest = town.guest();
    for (int i = 0; i < 600; i++) {
      guest.deposits(letter(bob, i));
    }
    town.pass(Duration.ofSeconds(5));
    assertThat(guest.heard(Accepted.class)).hasSize(600);
    Caller slow = town.enters(1);
    town.pass(Duration.ofSeconds(5));
    assertThat(slow.mail()).isEqualTo(IntStream.range(0, Limits.RELAY_WINDOW).boxed().toList());
    slow.hangsUp();
    Caller quick = town.enters(1).accepts();
    quick.heard(Put.class).forEach(put -> quick.says(new Accepted(put.envelope().id())));
    guest.deposits(letter(bob, 600));
    town.pass(Duration.ofSeconds(5));
    assertThat(quick.mail()).isEqualTo(IntStream.rangeClosed(0, 600).boxed().toList());
  }

  @Test
  void who_has_no_mailbox_gets_no_mail() {
    Caller guest = town.guest().deposits(letter(peer(5).device(), 1));
    town.settle();
    assertThat(guest.last(Refused.class).reason()).isEqualTo(RefusalReason.NO_MAILBOX);
  }

  @Test
  void an_old_token_is_not_welcome() {
    DeviceId bob = town.known(1);
    DeliveryToken old = new DeliveryToken(Bytes.of(filled(9)));
    Caller guest = town.guest().says(new Deposit(old, letter(bob, 1)));
    town.settle();
    assertThat(guest.last(Refused.class).reason()).isEqualTo(RefusalReason.NOT_WELCOME);
    Caller device = town.enters(1).says(new SetToken(old));
    town.settle();
    assertThat(device.last(TokenSet.class).token()).isEqualTo(old);
    guest.deposits(letter(bob, 2)).says(new Deposit(old, letter(bob, 1)));
    town.settle();
    assertThat(guest.heard).hasSize(3).endsWith(new Accepted(letter(bob, 1).id()));
  }

  @Test
  void a_full_mailbox_says_when_to_come_again() {
    DeviceId bob = town.known(1);
    town.accounts.quota(1 << 20, 2);
    Caller guest = town.guest();
    IntStream.range(0, 3).forEach(i -> guest.deposits(letter(bob, i)));
    town.settle();
    Refused refused = guest.last(Refused.class);
    assertThat(refused.reason()).isEqualTo(RefusalReason.FULL);
    assertThat(refused.retryAfter()).isPositive();
    town.enters(1).accepts();
    guest.deposits(letter(bob, 2));
    town.settle();
    assertThat(guest.heard(Accepted.class)).hasSize(2);
  }

  @Test
  void what_a_device_cannot_open_is_dropped_and_what_it_cannot_store_comes_again() {
    DeviceId bob = town.known(1);
    Caller guest = town.guest();
    IntStream.range(0, 3).forEach(i -> guest.deposits(letter(bob, i)));
    town.settle();
    Caller device = town.enters(1);
    device.says(new Refused(letter(bob, 0).id(), RefusalReason.UNREADABLE, Duration.ofSeconds(0)));
    device.says(new Refused(letter(bob, 1).id(), RefusalReason.FULL, Duration.ofSeconds(30)));
    device.says(new Accepted(letter(bob, 2).id()));
    town.pass(Duration.ofSeconds(20));
    assertThat(device.mail()).containsExactly(0, 1, 2);
    guest.deposits(letter(bob, 3));
    town.pass(Duration.ofSeconds(20));
    assertThat(device.mail()).containsExactly(0, 1, 2, 3, 1);
    device.says(new Accepted(letter(bob, 1).id())).says(new Accepted(letter(bob, 3).id()));
    town.settle();
    assertThat(town.relay.mail().now().waiting()).isZero();
  }

  @Test
  void what_is_put_off_holds_up_nothing_else() {
    DeviceId bob = town.known(1);
    Caller guest = town.guest();
    int all = 2 * Limits.RELAY_WINDOW;
    IntStream.range(0, all).forEach(i -> guest.deposits(letter(bob, i)));
    town.settle();
    Caller device = town.enters(1);
    int putOff = Limits.RELAY_WINDOW - 1;
    for (int i = 0; i < putOff; i++) {
      device.says(new Refused(letter(bob, i).id(), RefusalReason.FULL, Duration.ofHours(1)));
    }
    for (int i = putOff; i < all; i++) {
      device.says(new Accepted(letter(bob, i).id()));
      town.settle();
    }
    assertThat(device.mail()).isEqualTo(IntStream.range(0, all).boxed().toList());
    assertThat(town.relay.mail().now().waiting()).isEqualTo(putOff);
  }

  @Test
  void a_second_line_of_a_device_replaces_the_first() {
    DeviceId bob = town.known(1);
    Caller first = town.enters(1);
    town.guest().deposits(letter(bob, 1));
    town.settle();
    Caller second = town.enters(1);
    assertThat(first.heard).endsWith(new Bye(ByeReason.REPLACED));
    assertThat(first.end).isEqualTo(CloseReason.CLOSED_THERE);
    assertThat(second.mail()).containsExactly(1);
    assertThat(town.relay.connections().now().devices()).isEqualTo(1);
  }

  @Test
  void who_is_shut_out_is_cut_at_once_and_its_mail_goes() {
    DeviceId bob = town.known(1);
    town.guest().deposits(letter(bob, 1));
    town.settle();
    Caller device = town.enters(1);
    town.loop.execute(() -> town.accounts.block(peer(1).person()));
    town.settle();
    assertThat(device.heard).endsWith(new Bye(ByeReason.REMOVED));
    assertThat(town.relay.mail().now().waiting()).isZero();
    Caller again = town.enters(1);
    assertThat(again.last(Denied.class).reason()).isEqualTo(DenialReason.BLOCKED);
    assertThat(again.last(Denied.class).retryAfter()).isEqualTo(Limits.MAX_RETRY_AFTER);
    assertThat(again.entered()).isFalse();
  }

  @Test
  void who_leaves_is_forgotten() {
    DeviceId bob = town.known(1);
    town.guest().deposits(letter(bob, 1));
    town.settle();
    Caller device = town.enters(1).says(new Leave());
    town.settle();
    assertThat(device.heard).endsWith(new Left(), new Bye(ByeReason.REMOVED));
    assertThat(town.relay.mail().now().waiting()).isZero();
    Caller guest = town.guest().deposits(letter(bob, 2));
    town.settle();
    assertThat(guest.last(Refused.class).reason()).isEqualTo(RefusalReason.NO_MAILBOX);
  }

  @Test
  void who_can_not_be_forgotten_is_told_and_keeps_its_mail() {
    DeviceId bob = town.known(1);
    Caller device = town.enters(1);
    Caller guest = town.guest().deposits(letter(bob, 5));
    town.settle();
    town.accounts.broken(true);
    device.says(new Leave());
    town.settle();
    Denied denied = device.last(Denied.class);
    assertThat(denied.request()).isEqualTo(Request.LEAVE);
    assertThat(denied.reason()).isEqualTo(DenialReason.UNAVAILABLE);
    assertThat(denied.retryAfter()).isPositive();
    guest.deposits(letter(bob, 6));
    town.settle();
    assertThat(device.mail()).as("what was not accepted comes again").containsExactly(5, 5, 6);
    device.says(new Accepted(letter(bob, 5).id())).says(new Accepted(letter(bob, 6).id()));
    town.settle();
    town.accounts.broken(false);
    device.says(new Leave());
    town.settle();
    assertThat(device.heard(Left.class)).hasSize(1);
    assertThat(town.accounts.hasMailbox(bob)).isFalse();
  }

  @Test
  void a_token_that_the_disk_does_not_take_is_denied_and_the_old_one_goes_on() {
    DeviceId bob = town.known(1);
    Caller device = town.enters(1);
    town.accounts.broken(true);
    DeliveryToken next = new DeliveryToken(Bytes.of(RelayTown.filled(9)));
    device.says(new SetToken(next));
    town.settle();
    Denied denied = device.last(Denied.class);
    assertThat(denied.request()).isEqualTo(Request.SET_TOKEN);
    assertThat(denied.reason()).isEqualTo(DenialReason.UNAVAILABLE);
    assertThat(device.heard(TokenSet.class)).isEmpty();
    Caller guest = town.guest().deposits(letter(bob, 5));
    town.settle();
    assertThat(guest.heard).containsExactly(new Accepted(letter(bob, 5).id()));
    town.accounts.broken(false);
    device.says(new SetToken(next));
    town.settle();
    assertThat(device.last(TokenSet.class).token()).isEqualTo(next);
  }

  @Test
  void who_stays_connected_counts_as_present() {
    Caller device = town.enters(1);
    Caller other = town.enters(2);
    other.hangsUp();
    for (int minute = 0; minute < 61; minute++) {
      device.says(new Ping(minute));
      town.pass(Duration.ofMinutes(1));
    }
    assertThat(town.accounts.present()).containsExactly(device.self.device());
  }

  @Test
  void bundles_are_handed_out_and_few_prekeys_are_told() {
    Bytes bundle = Bytes.of(new byte[100]);
    Bytes prekey = Bytes.of(new byte[10]);
    Caller device = town.enters(1).says(new Publish(bundle));
    town.settle();
    device.says(new PublishOneTime(Collections.nCopies(25, prekey)));
    town.settle();
    assertThat(device.heard(Stock.class)).extracting(Stock::oneTime).containsExactly(0, 25);
    Caller guest = town.guest().says(new FindDevices(peer(1).person()));
    guest.says(new FetchBundle(peer(1).device())).says(new FetchBundle(peer(2).device()));
    town.settle();
    assertThat(guest.heard)
        .containsExactly(
            new Devices(peer(1).person(), List.of(peer(1).device())),
            new Bundle(peer(1).device(), bundle),
            new Bundle(peer(2).device(), Bytes.of(new byte[0])));
    assertThat(device.last(Stock.class).oneTime()).isEqualTo(24);
  }

  @Test
  void nobody_empties_the_prekeys_of_a_device() {
    town.enters(1).says(new Publish(Bytes.of(new byte[100])));
    Caller guest = town.guest();
    IntStream.range(0, 40).forEach(i -> guest.says(new FetchBundle(peer(1).device())));
    town.settle();
    assertThat(guest.heard(Bundle.class)).hasSize(20);
    Denied denied = guest.last(Denied.class);
    assertThat(denied.reason()).isEqualTo(DenialReason.TOO_MANY);
    assertThat(denied.retryAfter()).isPositive();
  }

  @Test
  void mail_waits_two_weeks_and_no_longer() {
    DeviceId bob = town.known(1);
    town.guest().deposits(letter(bob, 1));
    town.pass(Duration.ofDays(1));
    town.guest().deposits(letter(bob, 2));
    town.pass(Duration.ofDays(14).plusMinutes(11));
    assertThat(town.enters(1).mail()).containsExactly(2);
  }

  @Test
  void a_graceful_stop_finishes_what_was_begun() {
    DeviceId bob = town.known(1);
    Caller guest = town.guest().deposits(letter(bob, 1));
    boolean[] stopped = {false};
    town.time.runUntil(() -> town.relay.mail().mail().kept() == 1, Duration.ofSeconds(1));
    town.loop.execute(() -> town.relay.stop(() -> stopped[0] = true));
    guest.deposits(letter(bob, 2));
    town.settle();
    assertThat(stopped[0]).isTrue();
    assertThat(guest.heard(Accepted.class)).containsExactly(new Accepted(letter(bob, 1).id()));
    assertThat(guest.heard).endsWith(new Bye(ByeReason.SHUTDOWN));
    assertThat(town.guest().failure).isEqualTo(CloseReason.UNREACHABLE);
    town.crash();
    assertThat(town.enters(1).mail()).containsExactly(1);
  }
}
