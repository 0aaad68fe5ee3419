package app.maru.p2p.relay;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.crypto.Bytes;
import app.maru.crypto.Identity;
import app.maru.p2p.LinkEvent;
import app.maru.p2p.Peer;
import app.maru.p2p.memory.MemoryHost;
import app.maru.p2p.memory.MemoryLan;
import app.maru.p2p.memory.VirtualLoop;
import app.maru.p2p.memory.VirtualTime;
import app.maru.p2p.memory.Weather;
import app.maru.p2p.wire.DeliveryToken;
import app.maru.p2p.wire.Envelope;
import app.maru.p2p.wire.Frame;
import app.maru.p2p.wire.Frame.RefusalReason;
import app.maru.p2p.wire.RelayFrame;
import app.maru.p2p.wire.RelayFrame.DenialReason;
import app.maru.p2p.wire.RelayFrame.Request;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class RelayLinkTest {
  private static final Identity ME =
      Identity.create(new SecureRandom(), Instant.parse("2026-11-21T09:00:00Z"));
  private static final Peer BOB = FalseRelay.peer(7);
  private static final DeliveryToken TOKEN = new DeliveryToken(Bytes.of(filled(16)));

  private final VirtualTime time = new VirtualTime(Instant.parse("2026-11-21T09:00:00Z"));
  private final MemoryLan lan = new MemoryLan(time, 1, Weather.calm());
  private final FalseRelay relay = new FalseRelay(time, lan, 1);
  private final List<LinkEvent> events = new ArrayList<>();
  private final List<RelayEvent> news = new ArrayList<>();
  private final RelayLink link = link();

  @Test
  void my_device_enters_its_relay_and_takes_what_waits() {
    link.use(relay.invitation());
    pass(Duration.ofSeconds(1));
    assertThat(relay.last().visitor()).isEqualTo(new Peer(ME.person(), ME.device()));
    assertThat(relay.last().frames.getFirst())
        .isEqualTo(
            new RelayFrame.Enter(
                Bytes.of(ME.certificate().encode()),
                Bytes.of(ME.deviceList().encode()),
                RelayInvitation.NONE));
    assertThat(link.tell(relay.address(), new RelayFrame.Leave())).as("not entered").isFalse();
    relay.last().says(entered());
    relay.last().says(new Frame.Put(envelope(1)));
    assertThat(news)
        .containsExactly(
            new RelayEvent.Stands(relay.address(), Standing.CONNECTED),
            new RelayEvent.Said(relay.address(), entered()),
            new RelayEvent.Delivered(relay.address(), envelope(1)));
    link.answer(relay.address(), new Frame.Accepted(envelope(1).id()));
    pass(Duration.ofSeconds(1));
    assertThat(relay.last().frames.getLast()).isEqualTo(new Frame.Accepted(envelope(1).id()));
  }

  @Test
  void a_relay_with_another_key_is_told_of_and_left_alone_for_a_while() {
    relay.stops();
    relay.startsAs(FalseRelay.person(66));
    link.use(relay.invitation());
    pass(Duration.ofMinutes(5));
    assertThat(news).containsExactly(new RelayEvent.Stands(relay.address(), Standing.KEY_CHANGED));
    assertThat(relay.visits).hasSize(1);
    assertThat(relay.last().frames).noneMatch(RelayFrame.class::isInstance);
  }

  @Test
  void a_relay_that_comes_back_is_entered_again_within_a_minute_or_so() {
    link.use(relay.invitation());
    pass(Duration.ofSeconds(1));
    relay.last().says(entered());
    relay.stops();
    pass(Duration.ofHours(5));
    relay.startsAgain();
    assertThat(time.runUntil(() -> relay.visits.size() == 2, Duration.ofSeconds(80))).isTrue();
    relay.last().says(entered());
    assertThat(standings())
        .containsExactly(
            Standing.CONNECTED, Standing.CONNECTING, Standing.UNREACHABLE, Standing.CONNECTED);
  }

  @Test
  void who_needs_an_invite_is_told_and_enters_with_it_at_once() {
    link.use(relay.invitation());
    pass(Duration.ofSeconds(1));
    relay
        .last()
        .says(
            new RelayFrame.Denied(Request.ENTER, DenialReason.INVITE_NEEDED, Duration.ofHours(1)));
    pass(Duration.ofMinutes(50));
    assertThat(relay.visits).hasSize(1);
    Bytes invite = Bytes.of(filled(16));
    link.use(new RelayInvitation(relay.address(), invite));
    pass(Duration.ofSeconds(1));
    assertThat(relay.last().frames.getFirst())
        .isInstanceOfSatisfying(
            RelayFrame.Enter.class, enter -> assertThat(enter.invite()).isEqualTo(invite));
    assertThat(standings()).containsExactly(Standing.INVITE_NEEDED);
  }

  @Test
  void a_relay_that_never_lets_in_nor_denies_counts_as_unreachable() {
    link.use(relay.invitation());
    pass(Duration.ofSeconds(12));
    assertThat(standings()).containsExactly(Standing.UNREACHABLE);
  }

  @Test
  void what_is_left_for_others_is_left_by_nobody_and_answered() {
    link.routes(BOB, List.of(new RelayRoute(relay.address(), TOKEN)));
    pass(Duration.ZERO);
    assertThat(events).containsExactly(new LinkEvent.Up(BOB));
    assertThat(link.reaches(BOB.person())).isTrue();
    assertThat(link.send(BOB, new Frame.Put(envelope(1)))).isTrue();
    assertThat(link.send(BOB, new Frame.Put(envelope(2)))).isTrue();
    pass(Duration.ofSeconds(1));
    assertThat(relay.visits).hasSize(1);
    assertThat(relay.last().visitor().device()).isNotEqualTo(ME.device());
    assertThat(relay.last().frames)
        .containsExactly(
            new RelayFrame.Deposit(TOKEN, envelope(1)), new RelayFrame.Deposit(TOKEN, envelope(2)));
    relay.last().says(new Frame.Accepted(envelope(1).id()));
    assertThat(events.getLast())
        .isEqualTo(new LinkEvent.Arrived(BOB, new Frame.Accepted(envelope(1).id())));
    relay.last().says(new Frame.Accepted(envelope(9).id()));
    assertThat(events).hasSize(2);
  }

  @Test
  void so_much_waits_for_a_guests_connection_and_no_more() {
    link.routes(BOB, List.of(new RelayRoute(relay.address(), TOKEN)));
    pass(Duration.ZERO);
    for (int i = 0; i < 512; i++) {
      assertThat(link.send(BOB, new Frame.Put(envelope(i)))).isTrue();
    }
    assertThat(link.send(BOB, new Frame.Put(envelope(512)))).isFalse();
    pass(Duration.ofSeconds(5));
    assertThat(relay.last().frames).hasSize(512).doesNotHaveDuplicates();
    assertThat(link.send(BOB, new Frame.Put(envelope(512)))).isTrue();
  }

  @Test
  void after_a_quiet_minute_the_next_guest_is_somebody_else() {
    link.routes(BOB, List.of(new RelayRoute(relay.address(), TOKEN)));
    pass(Duration.ZERO);
    link.send(BOB, new Frame.Put(envelope(1)));
    pass(Duration.ofSeconds(1));
    Peer first = relay.last().visitor();
    relay.last().says(new Frame.Accepted(envelope(1).id()));
    pass(Duration.ofSeconds(70));
    assertThat(relay.last().over).isTrue();
    link.send(BOB, new Frame.Put(envelope(2)));
    pass(Duration.ofSeconds(1));
    assertThat(relay.visits).hasSize(2);
    assertThat(relay.last().visitor()).isNotEqualTo(first);
    assertThat(relay.last().connection.instance())
        .isNotEqualTo(relay.visits.getFirst().connection.instance());
    assertThat(events).doesNotContain(new LinkEvent.Down(BOB));
  }

  @Test
  void who_leaves_mail_all_the_time_is_somebody_else_after_a_while() {
    link.routes(BOB, List.of(new RelayRoute(relay.address(), TOKEN)));
    pass(Duration.ofSeconds(1));
    int number = 0;
    for (Duration passed = Duration.ZERO;
        passed.compareTo(GuestLine.MOST_AGE.multipliedBy(4)) < 0;
        passed = passed.plusSeconds(10)) {
      number++;
      assertThat(link.send(BOB, new Frame.Put(envelope(number)))).isTrue();
      pass(Duration.ofSeconds(9));
      relay.last().says(new Frame.Accepted(envelope(number).id()));
      pass(Duration.ofMillis(800));
    }
    assertThat(relay.visits).hasSizeBetween(4, 13);
    assertThat(relay.visits.stream().map(visit -> visit.visitor().device()))
        .doesNotHaveDuplicates();
    assertThat(relay.visits).filteredOn(visit -> !visit.over).hasSizeLessThan(2);
    assertThat(events).filteredOn(LinkEvent.Arrived.class::isInstance).hasSize(number);
    assertThat(events).as("nothing broke").noneMatch(LinkEvent.Down.class::isInstance);
  }

  @Test
  void a_guest_who_is_never_answered_goes_too_and_what_it_left_is_left_again() {
    link.routes(BOB, List.of(new RelayRoute(relay.address(), TOKEN)));
    pass(Duration.ofSeconds(1));
    for (int i = 1; relay.visits.size() < 2 && i < 200; i++) {
      assertThat(link.send(BOB, new Frame.Put(envelope(i % 100)))).isTrue();
      pass(Duration.ofSeconds(10));
    }
    assertThat(relay.visits).hasSize(2);
    assertThat(events).contains(new LinkEvent.Down(BOB)).endsWith(new LinkEvent.Up(BOB));
  }

  @Test
  void who_is_no_longer_welcome_comes_without_a_token_until_there_is_a_new_one() {
    link.routes(BOB, List.of(new RelayRoute(relay.address(), TOKEN)));
    pass(Duration.ZERO);
    link.send(BOB, new Frame.Put(envelope(1)));
    pass(Duration.ofSeconds(1));
    relay
        .last()
        .says(new Frame.Refused(envelope(1).id(), RefusalReason.NOT_WELCOME, Duration.ofHours(1)));
    assertThat(events.getLast())
        .isEqualTo(
            new LinkEvent.Arrived(
                BOB,
                new Frame.Refused(envelope(1).id(), RefusalReason.NOT_WELCOME, Duration.ZERO)));
    link.send(BOB, new Frame.Put(envelope(1)));
    pass(Duration.ofSeconds(1));
    assertThat(relay.last().frames.getLast())
        .isEqualTo(new RelayFrame.Deposit(DeliveryToken.NONE, envelope(1)));
    DeliveryToken next = new DeliveryToken(envelope(3).id().bytes());
    link.routes(BOB, List.of(new RelayRoute(relay.address(), next)));
    link.send(BOB, new Frame.Put(envelope(2)));
    pass(Duration.ofSeconds(1));
    assertThat(relay.last().frames.getLast()).isEqualTo(new RelayFrame.Deposit(next, envelope(2)));
  }

  @Test
  void a_relay_that_can_not_be_reached_takes_its_people_down_until_it_is_back() {
    relay.stops();
    link.routes(BOB, List.of(new RelayRoute(relay.address(), TOKEN)));
    pass(Duration.ZERO);
    link.send(BOB, new Frame.Put(envelope(1)));
    pass(Duration.ofHours(1));
    assertThat(events).containsExactly(new LinkEvent.Up(BOB), new LinkEvent.Down(BOB));
    assertThat(link.reaches(BOB)).isFalse();
    assertThat(link.send(BOB, new Frame.Put(envelope(1)))).isFalse();
    relay.startsAgain();
    pass(Duration.ofMinutes(7));
    assertThat(events).last().isEqualTo(new LinkEvent.Up(BOB));
    assertThat(link.send(BOB, new Frame.Put(envelope(1)))).isTrue();
    pass(Duration.ofSeconds(1));
    assertThat(relay.last().frames).contains(new RelayFrame.Deposit(TOKEN, envelope(1)));
  }

  @Test
  void a_broken_connection_makes_the_unanswered_be_offered_again() {
    link.routes(BOB, List.of(new RelayRoute(relay.address(), TOKEN)));
    pass(Duration.ZERO);
    link.send(BOB, new Frame.Put(envelope(1)));
    pass(Duration.ofSeconds(20));
    relay.stops();
    relay.startsAgain();
    pass(Duration.ofSeconds(1));
    assertThat(events)
        .containsExactly(new LinkEvent.Up(BOB), new LinkEvent.Down(BOB), new LinkEvent.Up(BOB));
  }

  @Test
  void when_one_relay_is_full_the_next_is_tried() {
    FalseRelay second = new FalseRelay(time, lan, 2);
    link.routes(
        BOB,
        List.of(new RelayRoute(relay.address(), TOKEN), new RelayRoute(second.address(), TOKEN)));
    pass(Duration.ZERO);
    link.send(BOB, new Frame.Put(envelope(1)));
    pass(Duration.ofSeconds(1));
    relay
        .last()
        .says(new Frame.Refused(envelope(1).id(), RefusalReason.FULL, Duration.ofMinutes(5)));
    assertThat(events.getLast())
        .isEqualTo(
            new LinkEvent.Arrived(
                BOB, new Frame.Refused(envelope(1).id(), RefusalReason.FULL, Duration.ZERO)));
    link.send(BOB, new Frame.Put(envelope(1)));
    pass(Duration.ofSeconds(1));
    assertThat(second.last().frames).containsExactly(new RelayFrame.Deposit(TOKEN, envelope(1)));
  }

  @Test
  void devices_are_found_and_their_bundles_fetched_as_nobody() {
    link.find(BOB.person(), relay.address());
    pass(Duration.ofSeconds(1));
    assertThat(relay.last().frames).containsExactly(new RelayFrame.FindDevices(BOB.person()));
    relay.last().says(new RelayFrame.Devices(BOB.person(), List.of(BOB.device())));
    assertThat(news)
        .containsExactly(
            new RelayEvent.Found(relay.address(), BOB.person(), List.of(BOB.device())));
    link.routes(BOB, List.of(new RelayRoute(relay.address(), DeliveryToken.NONE)));
    pass(Duration.ZERO);
    assertThat(link.send(BOB, new Frame.PrekeyRequest())).isTrue();
    assertThat(link.send(BOB, new Frame.PrekeyRequest())).as("asked already").isTrue();
    pass(Duration.ofSeconds(1));
    assertThat(relay.last().frames).hasSize(2);
    Bytes bundle = Bytes.of(filled(100));
    relay.last().says(new RelayFrame.Bundle(BOB.device(), bundle));
    assertThat(events.getLast())
        .isEqualTo(new LinkEvent.Arrived(BOB, new Frame.PrekeyReply(bundle)));
  }

  @Test
  void a_question_that_can_not_be_asked_is_answered_by_nothing_found() {
    relay.stops();
    link.find(BOB.person(), relay.address());
    pass(Duration.ofSeconds(10));
    assertThat(news)
        .containsExactly(new RelayEvent.Found(relay.address(), BOB.person(), List.of()));
  }

  @Test
  void a_relay_that_falls_silent_is_noticed() {
    link.use(relay.invitation());
    pass(Duration.ofSeconds(1));
    relay.last().says(entered());
    relay.host.powerFails();
    pass(Duration.ofSeconds(50));
    assertThat(standings()).endsWith(Standing.UNREACHABLE);
  }

  private RelayLink link() {
    VirtualLoop loop = time.loop();
    MemoryHost host = lan.host(loop);
    RelayLink made =
        new RelayLink(
            ME,
            host.relayDialing(host.network(new Peer(ME.person(), ME.device()))),
            loop,
            new Random(1));
    made.open(events::add);
    made.listen(news::add);
    return made;
  }

  private List<Standing> standings() {
    return news.stream()
        .filter(RelayEvent.Stands.class::isInstance)
        .map(event -> ((RelayEvent.Stands) event).standing())
        .toList();
  }

  private void pass(Duration span) {
    time.runFor(span);
  }

  private static RelayFrame.Entered entered() {
    return new RelayFrame.Entered(
        Instant.parse("2026-11-21T09:00:00Z"),
        Duration.ofDays(14),
        1,
        new RelayFrame.Stock(Bytes.of(new byte[16]), 0),
        "0");
  }

  private static Envelope envelope(int number) {
    byte[] body = new byte[4096];
    body[0] = (byte) number;
    body[1] = (byte) (number >> Byte.SIZE);
    return new Envelope(BOB.device(), Bytes.of(body));
  }

  private static byte[] filled(int size) {
    byte[] bytes = new byte[size];
    bytes[0] = 1;
    return bytes;
  }
}
