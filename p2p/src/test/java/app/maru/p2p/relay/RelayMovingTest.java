package app.maru.p2p.relay;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.crypto.Bytes;
import app.maru.crypto.Identity;
import app.maru.p2p.Peer;
import app.maru.p2p.memory.MemoryHost;
import app.maru.p2p.memory.MemoryLan;
import app.maru.p2p.memory.VirtualLoop;
import app.maru.p2p.memory.VirtualTime;
import app.maru.p2p.memory.Weather;
import app.maru.p2p.wire.DeliveryToken;
import app.maru.p2p.wire.Envelope;
import app.maru.p2p.wire.Frame;
import app.maru.p2p.wire.RelayFrame;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A relay whose computer gets another address on the LAN, where it can be heard.
final class RelayMovingTest {
  private static final Identity ME =
      Identity.create(new SecureRandom(), Instant.parse("2026-11-21T09:00:00Z"));
  private static final Peer BOB = FalseRelay.peer(7);
  private static final int KEY = 1;
  private static final int OTHER_KEY = 2;

  private final VirtualTime time = new VirtualTime(Instant.parse("2026-11-21T09:00:00Z"));
  private final MemoryLan lan = new MemoryLan(time, 1, Weather.calm());
  private final FalseRelay before = new FalseRelay(time, lan, KEY);
  private final FalseRelay after = new FalseRelay(time, lan, KEY);
  private final List<RelayEvent> news = new ArrayList<>();
  private final RelayLink link = link();

  private RelayLink link() {
    VirtualLoop loop = time.loop();
    MemoryHost host = lan.host(loop);
    RelayDialing dialing = host.relayDialing(host.network(new Peer(ME.person(), ME.device())));
    RelayLink made = new RelayLink(ME, dialing, loop, new Random(3));
    made.listen(news::add);
    made.open(event -> {});
    return made;
  }

  @BeforeEach
  void moves() {
    before.stops();
  }

  private void pass(Duration span) {
    time.runFor(span);
  }

  private List<Standing> standings() {
    return news.stream()
        .filter(RelayEvent.Stands.class::isInstance)
        .map(event -> ((RelayEvent.Stands) event).standing())
        .toList();
  }

  @Test
  void it_is_found_where_it_is_heard_and_stays_the_relay_it_was() {
    assertThat(after.address()).isNotEqualTo(before.address());
    link.use(before.invitation());
    pass(Duration.ofHours(1));
    assertThat(standings()).containsExactly(Standing.UNREACHABLE);
    link.heard(after.address());
    pass(Duration.ofSeconds(5));
    assertThat(after.visits).hasSize(1);
    RelayFrame.Stock stock =
        new RelayFrame.Stock(Bytes.of(new byte[RelayFrame.Stock.BUNDLE_ID_BYTES]), 0);
    after.last().says(new RelayFrame.Entered(time.now(), Duration.ofDays(14), 0, stock, "relay"));
    assertThat(news).contains(new RelayEvent.Stands(before.address(), Standing.CONNECTED));
    link.heard(after.address());
    pass(Duration.ofMinutes(5));
    assertThat(after.visits).as("one is enough").hasSize(1);
  }

  @Test
  void it_is_also_found_when_nothing_at_all_answers_at_its_old_place() {
    before.vanishes();
    link.use(before.invitation());
    pass(Duration.ofMinutes(2));
    link.heard(after.address());
    pass(Duration.ofMinutes(2));
    assertThat(after.visits).isNotEmpty();
  }

  @Test
  void what_is_for_others_goes_there_too() {
    DeliveryToken token = new DeliveryToken(Bytes.of(new byte[DeliveryToken.SIZE]));
    link.routes(BOB, List.of(new RelayRoute(before.address(), token)));
    pass(Duration.ofSeconds(1));
    link.heard(after.address());
    Envelope envelope = new Envelope(BOB.device(), Bytes.of(new byte[4096]));
    assertThat(link.send(BOB, new Frame.Put(envelope))).isTrue();
    pass(Duration.ofSeconds(10));
    assertThat(after.last().frames).containsExactly(new RelayFrame.Deposit(token, envelope));
  }

  @Test
  void what_is_for_others_goes_where_i_go_myself_when_they_have_told_a_former_place() {
    link.use(after.invitation());
    link.routes(BOB, List.of(new RelayRoute(before.address(), DeliveryToken.NONE)));
    pass(Duration.ofSeconds(5));
    Envelope envelope = new Envelope(BOB.device(), Bytes.of(new byte[4096]));
    assertThat(link.send(BOB, new Frame.Put(envelope))).isTrue();
    pass(Duration.ofSeconds(10));
    assertThat(after.visits)
        .filteredOn(visit -> !visit.visitor().person().equals(ME.person()))
        .singleElement()
        .satisfies(guest ->
            assertThat(guest.frames)
                .containsExactly(new RelayFrame.Deposit(DeliveryToken.NONE, envelope)));
  }

  @Test
  void guests_try_again_as_soon_as_i_am_let_in() {
    link.routes(BOB, List.of(new RelayRoute(before.address(), DeliveryToken.NONE)));
    pass(Duration.ofSeconds(1));
    Envelope envelope = new Envelope(BOB.device(), Bytes.of(new byte[4096]));
    link.send(BOB, new Frame.Put(envelope));
    pass(Duration.ofHours(1));
    assertThat(link.reaches(BOB)).isFalse();
    link.use(after.invitation());
    pass(Duration.ofSeconds(1));
    RelayFrame.Stock stock =
        new RelayFrame.Stock(Bytes.of(new byte[RelayFrame.Stock.BUNDLE_ID_BYTES]), 0);
    after.last().says(new RelayFrame.Entered(time.now(), Duration.ofDays(14), 0, stock, "relay"));
    pass(Duration.ofSeconds(1));
    assertThat(link.reaches(BOB)).isTrue();
  }

  @Test
  void one_that_moves_is_gone_to_at_its_new_place_alone_and_told_nothing_at_the_old() {
    before.startsAgain();
    link.use(before.invitation());
    pass(Duration.ofSeconds(5));
    link.move(before.address(), after.invitation());
    pass(Duration.ofMinutes(5));
    assertThat(before.visits).hasSize(1).allMatch(visit -> visit.over);
    assertThat(before.last().frames).noneMatch(RelayFrame.Leave.class::isInstance);
    assertThat(after.visits).isNotEmpty();
    assertThat(after.last().visitor().person()).isEqualTo(ME.person());
  }

  @Test
  void somebody_else_who_says_so_is_left_alone_and_worries_nobody() {
    FalseRelay other = new FalseRelay(time, lan, OTHER_KEY);
    link.use(before.invitation());
    pass(Duration.ofSeconds(20));
    link.heard(
        new RelayAddress(other.address().host(), other.address().port(), before.address().key()));
    pass(Duration.ofMinutes(10));
    assertThat(other.visits)
        .isNotEmpty()
        .allMatch(visit -> visit.frames.stream().noneMatch(RelayFrame.class::isInstance));
    assertThat(standings()).containsExactly(Standing.UNREACHABLE);
    int visits = other.visits.size();
    link.silent(
        new RelayAddress(other.address().host(), other.address().port(), before.address().key()));
    pass(Duration.ofMinutes(10));
    assertThat(other.visits.size() - visits).as("not tried any more").isLessThan(2);
  }
}
