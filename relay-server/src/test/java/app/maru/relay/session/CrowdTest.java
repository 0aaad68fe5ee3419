package app.maru.relay.session;

import static app.maru.relay.session.RelayTown.enter;
import static app.maru.relay.session.RelayTown.peer;
import static org.assertj.core.api.Assertions.assertThat;

import app.maru.crypto.Bytes;
import app.maru.p2p.memory.VirtualLoop;
import app.maru.p2p.memory.VirtualTime;
import app.maru.p2p.wire.Frame.ByeReason;
import app.maru.p2p.wire.Frame.Ping;
import app.maru.p2p.wire.Limits;
import app.maru.p2p.wire.RelayFrame.DenialReason;
import app.maru.p2p.wire.RelayFrame.Denied;
import app.maru.p2p.wire.RelayFrame.FindDevices;
import app.maru.p2p.wire.RelayFrame.Publish;
import app.maru.p2p.wire.RelayFrame.Request;
import app.maru.p2p.wire.RelayFrame.Stock;
import app.maru.relay.limit.Gate;
import app.maru.relay.limit.RelayRates;
import app.maru.relay.mailbox.Batch;
import app.maru.relay.mailbox.Mailboxes;
import app.maru.relay.mailbox.Waiting;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// More who want to be connected than there is room or memory for.
final class CrowdTest {
  private static final int ROOM = 20;
  private static final int ROOM_OF_NETWORK = 12;
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final VirtualTime time = new VirtualTime(Instant.parse("2026-11-21T00:00:00Z"));
  private final VirtualLoop loop = time.loop();
  private final OpenAccounts accounts = new OpenAccounts(loop);
  private final List<Integer> asked = new ArrayList<>();
  private final List<Consumer<Batch>> answers = new ArrayList<>();
  private long waiting;
  private long unsent;
  private int people = 1000;
  private final Sessions sessions =
      new Sessions(
          loop,
          accounts,
          mailboxes(),
          new Gate(loop, RelayRates.USUAL),
          new SessionOptions(Duration.ofDays(14), "crowd", ROOM, ROOM_OF_NETWORK, 64),
          () -> unsent);

  /// A disk that has much for everybody, and answers when a test says so.
  private Mailboxes mailboxes() {
    return (Mailboxes)
        Proxy.newProxyInstance(
            Mailboxes.class.getClassLoader(),
            new Class<?>[] {Mailboxes.class},
            (_, method, arguments) ->
                switch (method.getName()) {
                  case "waiting" -> new Waiting(1000, waiting);
                  case "take" -> take((int) arguments[3], arguments[4]);
                  default -> null;
                });
  }

  @SuppressWarnings("unchecked")
  private Object take(int bytes, Object answer) {
    asked.add(bytes);
    answers.add((Consumer<Batch>) answer);
    return "nothing";
  }

  private boolean isAdmitted(FakeConnection connection) {
    return sessions.admits(connection.peer(), connection.remote());
  }

  private FakeConnection guest(String address) {
    people++;
    return connects(new FakeConnection(peer(people), address));
  }

  private FakeConnection asks(FakeConnection guest) {
    return guest.says(new FindDevices(peer(1).person()));
  }

  private FakeConnection device(int number, String address) {
    FakeConnection device = connects(new FakeConnection(peer(number), address));
    device.says(enter());
    time.settle();
    return device;
  }

  private FakeConnection connects(FakeConnection connection) {
    assertThat(isAdmitted(connection)).isTrue();
    sessions.connected(connection);
    return connection;
  }

  /// Somebody else who knocks.
  private FakeConnection other(int number, String address) {
    return new FakeConnection(peer(number), address);
  }

  private int open() {
    return sessions.statistics().now().connections();
  }

  @Test
  void a_guest_that_asks_nothing_goes_however_much_it_pings() {
    FakeConnection idle = asks(guest("192.0.2.1"));
    FakeConnection busy = asks(guest("192.0.2.2"));
    FakeConnection home = device(1, "192.0.2.3");
    for (int i = 0; i < 6; i++) {
      time.runFor(MINUTE);
      idle.says(new Ping(i));
      asks(busy);
      home.says(new Ping(i));
    }
    assertThat(idle.end).isEqualTo(ByeReason.SILENT);
    assertThat(busy.end).isNull();
    assertThat(home.end).isNull();
    assertThat(sessions.statistics().ended().idle()).isEqualTo(1);
  }

  @Test
  void a_device_that_is_not_let_in_is_no_better_than_a_guest() {
    loop.execute(() -> accounts.block(peer(1).person()));
    time.settle();
    FakeConnection blocked = device(1, "192.0.2.1");
    for (int i = 0; i < 3; i++) {
      time.runFor(MINUTE);
      blocked.says(new Ping(i));
    }
    assertThat(blocked.end).isEqualTo(ByeReason.SILENT);
  }

  @Test
  void when_guests_have_all_room_those_who_have_a_mailbox_still_come_home() {
    device(1, "192.0.2.1").breaks();
    List<FakeConnection> flood = new ArrayList<>();
    for (int i = 0; i < ROOM; i++) {
      flood.add(asks(guest("192.0.2." + (i % 2))));
      time.runFor(Duration.ofMillis(10));
    }
    assertThat(open()).isEqualTo(ROOM);
    FakeConnection home = device(1, "198.51.100.1");
    assertThat(home.end).isNull();
    assertThat(open()).isEqualTo(ROOM);
    assertThat(flood).filteredOn(each -> each.end != null).containsExactly(flood.getFirst());
    assertThat(flood.getFirst().end).isEqualTo(ByeReason.TOO_MANY);
    assertThat(sessions.statistics().ended().gaveWay()).isEqualTo(1);
  }

  @Test
  void when_two_networks_have_all_room_guests_of_others_still_come() {
    List<FakeConnection> flood = new ArrayList<>();
    for (int i = 0; i < ROOM; i++) {
      flood.add(asks(guest("192.0.2." + (i % 2))));
    }
    FakeConnection honest = asks(guest("198.51.100.1"));
    assertThat(honest.end).isNull();
    assertThat(isAdmitted(other(500, "192.0.2.0"))).as("its neighbours").isFalse();
    assertThat(sessions.statistics().ended().turnedAway()).isEqualTo(1);
    time.runFor(Duration.ofSeconds(11));
    flood.forEach(each -> each.says(new Ping(1)));
    FakeConnection another = asks(guest("192.0.2.0"));
    assertThat(another.end).as("one of them had been idle").isNull();
    assertThat(honest.end).isNull();
  }

  @Test
  void where_a_network_is_full_its_own_guests_give_way_to_its_own_devices() {
    device(1, "192.0.2.1").breaks();
    List<FakeConnection> flood = new ArrayList<>();
    for (int i = 0; i < ROOM_OF_NETWORK; i++) {
      flood.add(asks(guest("192.0.2.1")));
    }
    FakeConnection stranger = asks(guest("198.51.100.1"));
    assertThat(isAdmitted(other(500, "192.0.2.1"))).isFalse();
    FakeConnection home = device(1, "192.0.2.1");
    assertThat(home.end).isNull();
    assertThat(stranger.end).isNull();
    assertThat(flood).filteredOn(each -> each.end != null).hasSize(1);
  }

  @Test
  void nobody_gives_way_who_is_at_home() {
    for (int i = 1; i < ROOM; i++) {
      device(i, "192.0.2." + i);
    }
    device(99, "198.51.100.1").breaks();
    device(ROOM, "192.0.2." + ROOM);
    assertThat(isAdmitted(other(99, "198.51.100.1"))).isFalse();
    FakeConnection late = other(99, "198.51.100.1");
    sessions.connected(late);
    assertThat(late.end).isEqualTo(ByeReason.TOO_MANY);
    assertThat(open()).isEqualTo(ROOM);
  }

  @Test
  void all_addresses_of_one_site_have_the_room_of_one() {
    for (int i = 0; i < ROOM_OF_NETWORK; i++) {
      asks(guest("2001:db8:1:" + i + "::1"));
    }
    assertThat(isAdmitted(other(500, "2001:db8:1:ffff::1"))).isFalse();
    assertThat(isAdmitted(other(500, "2001:db8:2::1"))).isTrue();
    assertThat(isAdmitted(other(500, "fe80::1"))).isTrue();
  }

  @Test
  void what_many_devices_ask_of_the_disk_at_one_time_is_bounded() {
    waiting = 10 << 20;
    long whole = 64L << 20;
    for (int i = 1; i <= ROOM; i++) {
      unsent = whole - (4 << 20);
      device(i, "192.0.2." + i);
    }
    assertThat(asked).hasSize(ROOM);
    assertThat(asked.subList(0, 4)).containsOnly(Limits.RELAY_WINDOW_BYTES);
    assertThat(asked.subList(4, ROOM)).containsOnly(Limits.MAX_BODY_BYTES);
  }

  @Test
  void what_is_asked_and_what_waits_to_be_sent_is_counted_and_nothing_else() {
    waiting = 10 << 20;
    FakeConnection first = device(1, "192.0.2.1");
    unsent = (64L << 20) - 1;
    device(2, "192.0.2.2");
    first.breaks();
    loop.execute(() -> answers.getFirst().accept(nothing()));
    time.settle();
    unsent = 0;
    device(3, "192.0.2.3");
    assertThat(asked)
        .containsExactly(
            Limits.RELAY_WINDOW_BYTES, Limits.MAX_BODY_BYTES, Limits.RELAY_WINDOW_BYTES);
  }

  @Test
  void one_publishes_one_thing_at_a_time() {
    FakeConnection device = device(1, "192.0.2.1");
    Publish publish = new Publish(Bytes.of(new byte[100]));
    device.heard.clear();
    device.says(publish).says(publish).says(publish);
    assertThat(device.heard)
        .hasSize(2)
        .allMatch(frame ->
            frame instanceof Denied(Request what, DenialReason why, Duration again)
                && what == Request.PUBLISH
                && why == DenialReason.TOO_MANY
                && again.equals(Duration.ofSeconds(2)));
    time.settle();
    assertThat(device.heard).hasSize(3).endsWith(accounts.stock(peer(1).device()));
    device.says(publish);
    time.settle();
    assertThat(device.heard).hasSize(4).endsWith(accounts.stock(peer(1).device()));
  }

  @Test
  void who_could_not_publish_is_told_its_stock_later_and_ever_more_rarely() {
    FakeConnection device = device(1, "192.0.2.1");
    Publish publish = new Publish(Bytes.of(new byte[100]));
    accounts.broken(true);
    int told = 0;
    for (int minute = 0; minute < 180; minute++) {
      device.heard.clear();
      device.says(new Ping(minute));
      time.runFor(MINUTE.dividedBy(2));
      device.says(publish);
      time.runFor(MINUTE.dividedBy(2));
      told += device.heard.contains(accounts.stock(peer(1).device())) ? 1 : 0;
    }
    assertThat(told).isBetween(5, 9);
    accounts.broken(false);
    device.says(publish);
    time.settle();
    device.heard.clear();
    for (int minute = 0; minute < 120; minute++) {
      device.says(new Ping(minute));
      time.runFor(MINUTE);
    }
    assertThat(device.heard).filteredOn(frame -> frame instanceof Stock).hasSizeLessThan(2);
    device.breaks();
  }

  private static Batch nothing() {
    return new Batch(List.of(), false, 0, false);
  }
}
