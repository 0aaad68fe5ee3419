package app.maru.relay.session;

import static app.maru.relay.session.RelayTown.letter;
import static org.assertj.core.api.Assertions.assertThat;

import app.maru.crypto.DeviceId;
import app.maru.p2p.wire.Envelope;
import app.maru.p2p.wire.Frame.Ping;
import app.maru.p2p.wire.RelayFrame.Entered;
import app.maru.p2p.wire.RelayFrame.Leave;
import app.maru.p2p.wire.RelayFrame.Left;
import app.maru.relay.mailbox.Letters;
import app.maru.relay.session.RelayTown.Caller;
import java.io.IOException;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Mail that was accepted is there until its device has it, whatever disks and clocks do; and is
/// gone when it was said to be.
final class CustodyTest {
  private final RelayTown town = new RelayTown();

  @Test
  void mail_that_can_not_be_read_for_a_while_comes_when_it_can() {
    DeviceId bob = town.known(1);
    Caller guest = town.guest();
    for (int i = 0; i < 300; i++) {
      guest.deposits(letter(bob, i));
    }
    town.pass(Duration.ofSeconds(2));
    int[] reads = {0};
    town.disk.beforeReading(() -> {
      reads[0]++;
      if (reads[0] > 3) {
        throw new IOException("a bad cable");
      }
    });
    Caller device = town.enters(1).accepts();
    for (int i = 0; i < 4; i++) {
      keepsTalking(device, Delivery.READ_AGAIN);
    }
    assertThat(device.mail()).hasSizeLessThan(300);
    assertThat(reads[0]).as("tried again, but not all the time").isBetween(300, 10_000);
    town.disk.beforeReading(() -> {});
    keepsTalking(device, Delivery.READ_AGAIN);
    assertThat(device.mail())
        .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 300).boxed().toList());
    assertThat(town.relay.mail().mail().damaged()).isZero();
  }

  @Test
  void neither_a_clock_that_is_ahead_nor_a_relay_that_was_off_drops_mail() {
    DeviceId bob = town.known(1);
    town.guest().deposits(letter(bob, 1));
    town.pass(Duration.ofDays(2));
    town.crash(Duration.ofDays(400));
    town.pass(Duration.ofHours(1));
    town.crash(Duration.ofDays(-400));
    town.pass(Duration.ofHours(1));
    town.crash();
    Caller device = town.enters(1).accepts();
    town.settle();
    assertThat(device.mail()).containsExactly(1);
  }

  @Test
  void mail_of_who_has_left_does_not_come_back_by_a_crash() {
    DeviceId bob = town.known(1);
    Caller device = town.enters(1);
    town.guest().deposits(letter(bob, 1));
    town.settle();
    device.says(new Leave());
    assertThat(town.time.runUntil(() -> !device.heard(Left.class).isEmpty(), Duration.ofSeconds(1)))
        .isTrue();
    town.crash();
    assertThat(town.enters(1).last(Entered.class).waiting()).isZero();
  }

  @Test
  void mail_of_who_has_no_mailbox_goes_at_the_next_start_unless_some_are_missing() {
    DeviceId bob = town.known(1);
    DeviceId gone = Letters.device(7);
    Envelope letter = letter(gone, 2);
    town.guest().deposits(letter(bob, 1));
    town.mail.put(letter, letter.id(), Letters.ROOMY, kept -> {});
    town.settle();
    town.accounts.missesSome();
    town.crash();
    assertThat(town.mail.waiting(gone).count()).as("it may come again").isOne();
    assertThat(town.mail.waiting(bob).count()).isOne();
    town.accounts.isWholeAgain();
    town.crash();
    assertThat(town.mail.waiting(gone).count()).isZero();
    assertThat(town.mail.waiting(bob).count()).isOne();
  }

  private void keepsTalking(Caller device, Duration span) {
    town.pass(span.dividedBy(2));
    device.says(new Ping(1));
    town.pass(span.dividedBy(2).plusSeconds(1));
  }
}
