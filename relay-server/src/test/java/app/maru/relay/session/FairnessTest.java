package app.maru.relay.session;

import static app.maru.relay.session.RelayTown.enter;
import static app.maru.relay.session.RelayTown.letter;
import static app.maru.relay.session.RelayTown.peer;
import static org.assertj.core.api.Assertions.assertThat;

import app.maru.crypto.Bytes;
import app.maru.crypto.DeviceId;
import app.maru.p2p.wire.DeliveryToken;
import app.maru.p2p.wire.Frame.Accepted;
import app.maru.p2p.wire.Frame.Bye;
import app.maru.p2p.wire.Frame.ByeReason;
import app.maru.p2p.wire.Frame.Put;
import app.maru.p2p.wire.Frame.RefusalReason;
import app.maru.p2p.wire.Frame.Refused;
import app.maru.p2p.wire.RelayFrame.Bundle;
import app.maru.p2p.wire.RelayFrame.Denied;
import app.maru.p2p.wire.RelayFrame.Deposit;
import app.maru.p2p.wire.RelayFrame.Entered;
import app.maru.p2p.wire.RelayFrame.FetchBundle;
import app.maru.p2p.wire.RelayFrame.Publish;
import app.maru.relay.session.RelayTown.Caller;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What one who wants everything leaves to others.
final class FairnessTest {
  private final RelayTown town = new RelayTown();

  @Test
  void strangers_leave_a_few_envelopes_slowly_and_others_have_places_too() {
    DeviceId bob = town.known(1);
    Caller guest = town.guest();
    strange(guest, 0, 30);
    assertThat(guest.heard(Accepted.class)).as("a quarter of all places").hasSize(16);
    assertThat(guest.heard(Refused.class))
        .extracting(Refused::reason)
        .containsOnly(RefusalReason.FULL, RefusalReason.TOO_MANY);
    Refused refused = guest.last(Refused.class);
    assertThat(refused.reason()).isEqualTo(RefusalReason.TOO_MANY);
    assertThat(refused.retryAfter()).isBetween(Duration.ofSeconds(9), Duration.ofSeconds(10));
    strange(town.guestBeside(guest), 100, 101);
    for (int network = 2; network <= 4; network++) {
      Caller other = town.guest();
      strange(other, 1000 * network, 1000 * network + 20);
      assertThat(other.heard(Accepted.class)).hasSize(16);
    }
    Caller late = town.guest();
    strange(late, 100, 101);
    assertThat(late.last(Refused.class).reason()).isEqualTo(RefusalReason.FULL);
    guest.deposits(letter(bob, 200));
    town.settle();
    assertThat(guest.heard(Accepted.class)).hasSize(17);
    town.enters(1).accepts().says(new Accepted(letter(bob, 0).id()));
    town.settle();
    strange(late, 100, 101);
    assertThat(late.heard(Accepted.class)).hasSize(1);
  }

  private void strange(Caller guest, int from, int to) {
    for (int i = from; i < to; i++) {
      guest.says(new Deposit(DeliveryToken.NONE, letter(peer(1).device(), i)));
    }
    town.settle();
  }

  @Test
  void nobody_fills_a_mailbox_alone_and_who_has_it_empties_it_for_all() {
    DeviceId bob = town.known(1);
    town.accounts.quota(1L << 30, 1024);
    Caller greedy = town.guest();
    for (int i = 0; i < 1000; i++) {
      greedy.deposits(letter(bob, i));
    }
    town.pass(Duration.ofSeconds(3));
    assertThat(greedy.heard(Accepted.class)).as("half of it, and an eighth").hasSize(512 + 128);
    assertThat(greedy.last(Refused.class).reason()).isEqualTo(RefusalReason.FULL);
    Caller other = town.guest();
    for (int i = 1000; i < 1200; i++) {
      other.deposits(letter(bob, i));
    }
    town.pass(Duration.ofSeconds(3));
    assertThat(other.heard(Accepted.class)).hasSize(128);
    Caller device = town.enters(1).accepts();
    device.heard(Put.class).forEach(put -> device.says(new Accepted(put.envelope().id())));
    town.pass(Duration.ofSeconds(3));
    assertThat(town.relay.mail().now().waiting()).isZero();
    greedy.deposits(letter(bob, 999));
    town.settle();
    assertThat(greedy.heard(Accepted.class)).hasSize(512 + 128 + 1);
  }

  @Test
  void who_enters_again_and_again_is_told_to_wait_also_on_its_next_connection() {
    int denied = 0;
    for (int line = 0; line < 5; line++) {
      Caller eve = town.connects(peer(9));
      for (int i = 0; i < 20; i++) {
        eve.says(enter());
        town.pass(Duration.ofMillis(20));
      }
      denied += eve.heard(Denied.class).size();
      eve.hangsUp();
    }
    assertThat(denied).isBetween(30, 39);
    assertThat(town.enters(1).entered()).isTrue();
    town.pass(Duration.ofMinutes(1));
    assertThat(town.enters(9).entered()).isTrue();
  }

  @Test
  void many_networks_together_do_not_use_up_the_prekeys_of_a_device() {
    Caller device = town.enters(1).says(new Publish(Bytes.of(new byte[100])));
    town.settle();
    town.accounts.stocks(peer(1).device(), 100);
    for (int network = 0; network < 10; network++) {
      Caller guest = town.guest();
      for (int i = 0; i < 10; i++) {
        guest.says(new FetchBundle(peer(1).device()));
      }
      town.settle();
      assertThat(guest.heard(Bundle.class)).as("everybody may write").hasSize(10);
    }
    assertThat(town.accounts.stock(peer(1).device()).oneTime()).isBetween(75, 80);
    assertThat(device.end).isNull();
  }

  @Test
  void two_hundred_devices_of_one_office_come_back_together_after_a_restart() {
    List<Caller> office = new ArrayList<>();
    Caller first = town.guest();
    for (int i = 1; i <= 200; i++) {
      office.add(town.again(first, peer(i)));
    }
    town.settle();
    office.forEach(each -> each.says(enter()));
    town.settle();
    assertThat(office).allMatch(Caller::entered);
    town.crash();
    List<Caller> back = new ArrayList<>();
    for (Caller each : office) {
      back.add(town.again(each, each.self));
    }
    town.settle();
    back.forEach(each -> each.says(enter()));
    town.settle();
    assertThat(back).allMatch(Caller::entered);
    assertThat(back).allMatch(each -> each.heard(Denied.class).isEmpty());
    List<Caller> guests = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      guests.add(town.again(first, peer(1000 + i)));
    }
    town.settle();
    for (int i = 0; i < 200; i++) {
      DeviceId neighbour = peer(i + 1).device();
      guests.get(i).says(new Deposit(DeliveryToken.NONE, letter(neighbour, i)));
    }
    town.settle();
    assertThat(guests).allMatch(guest -> guest.heard(Accepted.class).size() == 1);
  }

  @Test
  void who_says_goodbye_has_gone() {
    Caller guest = town.guest().deposits(letter(town.known(1), 1));
    town.settle();
    guest.says(new Bye(ByeReason.SHUTDOWN));
    town.settle();
    assertThat(town.relay.connections().now().connections()).isZero();
    guest.deposits(letter(peer(1).device(), 2));
    town.settle();
    assertThat(town.relay.mail().now().waiting()).isEqualTo(1);
    assertThat(town.enters(1).last(Entered.class).waiting()).isEqualTo(1);
  }
}
