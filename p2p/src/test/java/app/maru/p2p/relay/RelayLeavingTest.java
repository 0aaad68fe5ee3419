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
import app.maru.p2p.wire.Envelope;
import app.maru.p2p.wire.Frame;
import app.maru.p2p.wire.RelayFrame;
import app.maru.p2p.wire.RelayFrame.DenialReason;
import app.maru.p2p.wire.RelayFrame.Request;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// How a relay that I don't want any more comes to know it.
final class RelayLeavingTest {
  private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");
  private static final Identity ME = Identity.create(new SecureRandom(), NOW);
  private static final RelayFrame LEAVE = new RelayFrame.Leave();

  private final VirtualTime time = new VirtualTime(NOW);
  private final MemoryLan lan = new MemoryLan(time, 1, Weather.calm());
  private final FalseRelay relay = new FalseRelay(time, lan, 1);
  private final List<RelayEvent> news = new ArrayList<>();
  private final RelayLink link = link();

  @Test
  void a_relay_that_is_left_is_asked_to_forget_and_visited_no_more() {
    link.use(relay.invitation());
    pass(Duration.ofSeconds(1));
    relay.last().says(entered(0));
    link.leave(relay.address());
    pass(Duration.ofSeconds(1));
    assertThat(relay.last().frames.getLast()).isEqualTo(LEAVE);
    relay.last().says(new RelayFrame.Left());
    pass(Duration.ofHours(1));
    assertThat(relay.visits).hasSize(1);
    assertThat(relay.last().over).isTrue();
    assertThat(news).endsWith(new RelayEvent.Left(relay.address()));
  }

  @Test
  void a_relay_that_is_away_when_it_is_left_is_told_when_it_is_back() {
    link.use(new RelayInvitation(relay.address(), invite()));
    pass(Duration.ofSeconds(1));
    relay.last().says(entered(0));
    relay.stops();
    pass(Duration.ofMinutes(10));
    link.leave(relay.address());
    news.clear();
    pass(Duration.ofHours(5));
    relay.startsAgain();
    assertThat(time.runUntil(() -> relay.visits.size() == 2, Duration.ofSeconds(80))).isTrue();
    pass(Duration.ofSeconds(1));
    assertThat(relay.last().frames.getFirst())
        .as("an invite must not be used up for that")
        .isInstanceOfSatisfying(
            RelayFrame.Enter.class,
            enter -> assertThat(enter.invite()).isEqualTo(RelayInvitation.NONE));
    relay.last().says(entered(0));
    assertThat(relay.last().frames.getLast()).isEqualTo(LEAVE);
    assertThat(news).isEmpty();
    relay.last().says(new RelayFrame.Left());
    assertThat(news).containsExactly(new RelayEvent.Left(relay.address()));
    pass(Duration.ofHours(1));
    assertThat(relay.visits).hasSize(2);
  }

  @Test
  void mail_that_waits_is_taken_before_a_relay_is_left_but_not_waited_for_for_ever() {
    link.leave(relay.address());
    pass(Duration.ofSeconds(1));
    relay.last().says(entered(2));
    assertThat(relay.last().frames).hasSize(1);
    relay.last().says(new Frame.Put(envelope(1)));
    assertThat(news).containsExactly(new RelayEvent.Delivered(relay.address(), envelope(1)));
    link.answer(relay.address(), new Frame.Accepted(envelope(1).id()));
    pass(Duration.ofSeconds(30));
    assertThat(relay.last().frames).doesNotContain(LEAVE);
    pass(Duration.ofSeconds(31));
    assertThat(relay.last().frames.getLast()).isEqualTo(LEAVE);
    link.answer(relay.address(), new Frame.Accepted(envelope(2).id()));
    pass(Duration.ofSeconds(1));
    assertThat(relay.last().frames.getLast()).as("the last word").isEqualTo(LEAVE);
  }

  @Test
  void all_mail_taken_a_relay_is_left_at_once() {
    link.leave(relay.address());
    pass(Duration.ofSeconds(1));
    relay.last().says(entered(1));
    relay.last().says(new Frame.Put(envelope(1)));
    link.answer(relay.address(), new Frame.Accepted(envelope(1).id()));
    pass(Duration.ofMillis(500));
    assertThat(relay.last().frames.getLast()).isEqualTo(LEAVE);
  }

  @Test
  void a_relay_that_can_not_forget_now_is_asked_again() {
    link.leave(relay.address());
    pass(Duration.ofSeconds(1));
    relay.last().says(entered(0));
    Duration pause = Duration.ofSeconds(30);
    relay.last().says(new RelayFrame.Denied(Request.LEAVE, DenialReason.UNAVAILABLE, pause));
    assertThat(leaves()).isEqualTo(1);
    pass(pause);
    assertThat(leaves()).isEqualTo(2);
  }

  @Test
  void a_relay_that_takes_no_device_has_nothing_to_forget() {
    link.leave(relay.address());
    pass(Duration.ofSeconds(1));
    relay
        .last()
        .says(
            new RelayFrame.Denied(Request.ENTER, DenialReason.INVITE_NEEDED, Duration.ofHours(1)));
    assertThat(news).containsExactly(new RelayEvent.Left(relay.address()));
    pass(Duration.ofHours(2));
    assertThat(relay.visits).hasSize(1);
  }

  @Test
  void a_relay_that_let_nobody_in_is_left_without_a_word() {
    link.use(relay.invitation());
    pass(Duration.ofSeconds(1));
    relay.last().says(new RelayFrame.Denied(Request.ENTER, DenialReason.FULL, Duration.ofHours(1)));
    link.leave(relay.address());
    pass(Duration.ofHours(2));
    assertThat(news).endsWith(new RelayEvent.Left(relay.address()));
    assertThat(relay.visits).hasSize(1);
  }

  @Test
  void who_changes_their_mind_or_waited_long_enough_tells_nothing_more() {
    relay.stops();
    link.leave(relay.address());
    pass(Duration.ofMinutes(5));
    link.giveUp(relay.address());
    relay.startsAgain();
    pass(Duration.ofMinutes(5));
    assertThat(relay.visits).isEmpty();
    link.leave(relay.address());
    pass(Duration.ofSeconds(1));
    link.use(relay.invitation());
    pass(Duration.ofSeconds(1));
    assertThat(relay.visits).hasSize(2);
    relay.last().says(entered(0));
    assertThat(news).contains(new RelayEvent.Stands(relay.address(), Standing.CONNECTED));
    assertThat(leaves()).isZero();
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
    made.open(event -> {});
    made.listen(news::add);
    return made;
  }

  private void pass(Duration span) {
    time.runFor(span);
  }

  private long leaves() {
    return relay.last().frames.stream().filter(LEAVE::equals).count();
  }

  private static RelayFrame.Entered entered(int waiting) {
    RelayFrame.Stock stock = new RelayFrame.Stock(Bytes.of(new byte[16]), 0);
    return new RelayFrame.Entered(NOW, Duration.ofDays(14), waiting, stock, "0");
  }

  private static Envelope envelope(int number) {
    byte[] body = new byte[4096];
    body[0] = (byte) number;
    return new Envelope(ME.device(), Bytes.of(body));
  }

  private static Bytes invite() {
    byte[] bytes = new byte[RelayFrame.Enter.INVITE_BYTES];
    Arrays.fill(bytes, (byte) 16);
    return Bytes.of(bytes);
  }
}
