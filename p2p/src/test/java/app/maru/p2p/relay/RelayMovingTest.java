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
