package app.maru.relay.session;

import static app.maru.relay.session.RelayTown.TOKEN;
import static app.maru.relay.session.RelayTown.enter;
import static app.maru.relay.session.RelayTown.letter;
import static app.maru.relay.session.RelayTown.peer;
import static org.assertj.core.api.Assertions.assertThat;

import app.maru.crypto.DeviceId;
import app.maru.p2p.net.CloseReason;
import app.maru.p2p.wire.Frame;
import app.maru.p2p.wire.Frame.Accepted;
import app.maru.p2p.wire.Frame.Bye;
import app.maru.p2p.wire.Frame.ByeReason;
import app.maru.p2p.wire.Frame.Card;
import app.maru.p2p.wire.Frame.Ping;
import app.maru.p2p.wire.Frame.Pong;
import app.maru.p2p.wire.Frame.PrekeyRequest;
import app.maru.p2p.wire.Frame.Put;
import app.maru.p2p.wire.Frame.RefusalReason;
import app.maru.p2p.wire.Frame.Refused;
import app.maru.p2p.wire.Frame.Select;
import app.maru.p2p.wire.Frame.Transient;
import app.maru.p2p.wire.Limits;
import app.maru.p2p.wire.RelayFrame.Deposit;
import app.maru.p2p.wire.RelayFrame.FetchBundle;
import app.maru.p2p.wire.RelayFrame.FindDevices;
import app.maru.p2p.wire.RelayFrame.Leave;
import app.maru.p2p.wire.RelayFrame.SetToken;
import app.maru.p2p.wire.RelayFrame.TokenSet;
import app.maru.relay.limit.Rate;
import app.maru.relay.limit.RelayRates;
import app.maru.relay.session.RelayTown.Caller;
import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What a relay does with those who have none.
final class MannersTest {
  private final RelayTown town = new RelayTown();

  static Stream<Frame> notForGuests() {
    DeviceId bob = peer(1).device();
    return Stream.of(
        new Put(letter(bob, 1)),
        new Accepted(letter(bob, 1).id()),
        new Select(),
        new Card("x"),
        new PrekeyRequest(),
        new SetToken(TOKEN),
        new Leave(),
        enter());
  }

  @ParameterizedTest
  @MethodSource("notForGuests")
  void a_guest_may_not_say_what_devices_say(Frame frame) {
    DeviceId bob = town.known(1);
    Caller guest = town.guest().deposits(letter(bob, 1)).says(frame);
    town.settle();
    assertThat(guest.heard).endsWith(new Bye(ByeReason.PROTOCOL));
  }

  static Stream<Frame> notForDevices() {
    DeviceId bob = peer(1).device();
    return Stream.of(
        new Put(letter(bob, 1)),
        new Deposit(TOKEN, letter(bob, 1)),
        new FindDevices(peer(1).person()),
        new FetchBundle(bob),
        new Select(),
        new Card("x"),
        new TokenSet(TOKEN));
  }

  @ParameterizedTest
  @MethodSource("notForDevices")
  void a_device_may_not_say_what_guests_say(Frame frame) {
    Caller device = town.enters(1).says(frame);
    town.settle();
    assertThat(device.heard).endsWith(new Bye(ByeReason.PROTOCOL));
  }

  @Test
  void who_says_nothing_at_first_is_cut_and_who_falls_silent_later() {
    Caller mute = town.guest();
    Caller device = town.enters(1);
    town.pass(Duration.ofSeconds(16));
    assertThat(mute.heard).containsExactly(new Bye(ByeReason.SILENT));
    for (int i = 0; i < 5; i++) {
      device.says(new Ping(i));
      town.pass(Limits.RELAY_PING_AFTER);
    }
    assertThat(device.heard(Pong.class)).hasSize(5);
    assertThat(device.end).isNull();
    town.pass(Limits.RELAY_SILENT_AFTER);
    assertThat(device.heard).endsWith(new Bye(ByeReason.SILENT));
    assertThat(town.relay.connections().now().connections()).isZero();
  }

  @Test
  void what_is_not_stored_is_not_answered() {
    DeviceId bob = town.known(1);
    Caller guest = town.guest().says(new Transient(letter(bob, 1))).deposits(letter(bob, 2));
    town.settle();
    assertThat(guest.heard).containsExactly(new Accepted(letter(bob, 2).id()));
  }

  @Test
  void one_who_floods_is_refused_by_name_and_then_cut_and_the_others_go_on() {
    Rate few = Rate.perSecond(10, 20);
    RelayRates usual = RelayRates.USUAL;
    RelayTown strict =
        new RelayTown(
            new RelayRates(
                few,
                usual.address(),
                usual.strangers(),
                usual.mailbox(),
                usual.questions(),
                Rate.perSecond(1, 50),
                usual.entering()),
            SessionOptions.usual("strict"));
    DeviceId bob = strict.known(1);
    Caller flood = strict.guest();
    IntStream.range(0, 200).forEach(i -> flood.deposits(letter(bob, i)));
    Caller other = strict.guest().deposits(letter(bob, 1000));
    strict.pass(Duration.ofSeconds(1));
    assertThat(flood.heard(Refused.class)).hasSizeBetween(50, 52);
    assertThat(flood.heard(Refused.class))
        .isNotEmpty()
        .allMatch(refused -> refused.reason() == RefusalReason.TOO_MANY)
        .allMatch(refused -> refused.retryAfter().isPositive());
    assertThat(flood.heard).endsWith(new Bye(ByeReason.TOO_MANY));
    assertThat(other.heard).containsExactly(new Accepted(letter(bob, 1000).id()));
  }

  @Test
  void two_who_flood_from_one_address_have_what_one_has_and_other_addresses_go_on() {
    RelayRates usual = RelayRates.USUAL;
    RelayTown strict =
        new RelayTown(
            new RelayRates(
                usual.connection(),
                new Rate(20, 1, Duration.ofSeconds(10)),
                usual.strangers(),
                usual.mailbox(),
                usual.questions(),
                usual.nonsense(),
                usual.entering()),
            SessionOptions.usual("strict"));
    DeviceId bob = strict.known(1);
    Caller one = strict.guest();
    Caller beside = strict.guestBeside(one);
    IntStream.range(0, 20).forEach(i -> one.deposits(letter(bob, i)));
    strict.settle();
    assertThat(one.heard(Accepted.class)).hasSize(20);
    beside.deposits(letter(bob, 100));
    Caller other = strict.guest().deposits(letter(bob, 101));
    strict.settle();
    Refused refused = beside.last(Refused.class);
    assertThat(refused.reason()).isEqualTo(RefusalReason.TOO_MANY);
    assertThat(other.heard).containsExactly(new Accepted(letter(bob, 101).id()));
    strict.pass(refused.retryAfter());
    beside.deposits(letter(bob, 100));
    strict.settle();
    assertThat(beside.heard).endsWith(new Accepted(letter(bob, 100).id()));
  }

  @Test
  void a_flood_of_tiny_frames_is_cut() {
    Caller flood = town.enters(1);
    IntStream.range(0, 3000)
        .forEach(i -> flood.says(new Accepted(letter(peer(1).device(), 1).id())));
    town.pass(Duration.ofSeconds(1));
    assertThat(flood.heard).endsWith(new Bye(ByeReason.TOO_MANY));
  }

  @Test
  void one_who_leaves_the_same_envelope_for_ever_is_cut() {
    DeviceId bob = town.known(1);
    Caller flood = town.guest();
    IntStream.range(0, 1900).forEach(i -> flood.deposits(letter(bob, 1)));
    Caller other = town.guest().deposits(letter(bob, 2));
    town.pass(Duration.ofSeconds(1));
    assertThat(flood.heard).endsWith(new Bye(ByeReason.TOO_MANY));
    assertThat(other.heard).containsExactly(new Accepted(letter(bob, 2).id()));
  }

  @Test
  void a_relay_that_is_full_of_people_is_busy() {
    RelayTown small =
        new RelayTown(RelayRates.USUAL, new SessionOptions(Duration.ofDays(14), "small", 2, 2, 64));
    small.enters(1);
    small.enters(2);
    assertThat(small.guest().failure).isEqualTo(CloseReason.BUSY);
  }

  @Test
  void who_goes_makes_room_for_the_next() {
    RelayTown small =
        new RelayTown(RelayRates.USUAL, new SessionOptions(Duration.ofDays(14), "small", 2, 1, 64));
    Caller first = small.enters(1);
    small.enters(2);
    first.hangsUp();
    small.settle();
    assertThat(small.enters(3).entered()).isTrue();
    assertThat(small.guest().failure).isEqualTo(CloseReason.BUSY);
  }

  @Test
  void no_address_takes_all_places() {
    RelayTown small =
        new RelayTown(
            RelayRates.USUAL, new SessionOptions(Duration.ofDays(14), "small", 100, 2, 64));
    Caller first = small.guest();
    assertThat(small.guestBeside(first).failure).isNull();
    assertThat(small.guestBeside(first).failure).isEqualTo(CloseReason.BUSY);
    assertThat(small.enters(1).entered()).isTrue();
    first.hangsUp();
    small.settle();
    assertThat(small.guestBeside(first).failure).isNull();
  }
}
