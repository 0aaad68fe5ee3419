package app.maru.messaging.engine;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.crypto.DeviceId;
import app.maru.crypto.PersonId;
import app.maru.messaging.ContactState;
import app.maru.messaging.store.Database;
import app.maru.messaging.store.MemoryDatabase;
import app.maru.messaging.store.Places;
import app.maru.messaging.store.StoreException;
import app.maru.p2p.Peer;
import app.maru.p2p.memory.VirtualTime;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class WhereaboutsTest {
  private static final String NAME = "whereabouts";

  private final VirtualTime time = new VirtualTime(Instant.parse("2026-11-21T09:00:00Z"));
  private Optional<Database> database = Optional.empty();
  private Optional<Whereabouts> opened = Optional.empty();

  @BeforeEach
  void open() throws StoreException {
    Database fresh = MemoryDatabase.open(NAME);
    database = Optional.of(fresh);
    opened = Optional.of(new Whereabouts(new Places(fresh), time.loop()));
  }

  @AfterEach
  void close() throws StoreException {
    database.orElseThrow().abort();
    MemoryDatabase.drop(NAME);
  }

  @Test
  void the_latest_four_places_of_a_person_are_kept() throws StoreException {
    for (int port = 1; port <= 6; port++) {
      whereabouts().reached(peer(1), at(port), ContactState.ACCEPTED);
      time.runFor(Duration.ofDays(2));
    }
    assertThat(places()).containsExactly(at(6), at(5), at(4), at(3));
    whereabouts().reached(peer(1), at(3), ContactState.ACCEPTED);
    assertThat(places()).containsExactly(at(3), at(6), at(5), at(4));
  }

  @Test
  void of_many_people_the_latest_are_kept() throws StoreException {
    for (int person = 1; person <= Whereabouts.MAX + 3; person++) {
      whereabouts().reached(peer(person), at(person), ContactState.ACCEPTED);
      time.runFor(Duration.ofSeconds(1));
    }
    assertThat(places()).hasSize(Whereabouts.MAX).doesNotContain(at(1), at(2), at(3));
  }

  @Test
  void where_nobody_answered_for_long_is_forgotten() throws StoreException {
    whereabouts().reached(peer(1), at(1), ContactState.ACCEPTED);
    time.runFor(Whereabouts.KEPT_FOR.minusSeconds(1));
    assertThat(places()).containsExactly(at(1));
    time.runFor(Duration.ofSeconds(2));
    assertThat(places()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = ContactState.class,
      names = {"STRANGER", "REQUESTING", "BLOCKED"})
  void nothing_is_kept_of_whom_i_do_not_want_to_reach_until_i_do(ContactState state)
      throws StoreException {
    whereabouts().reached(peer(1), at(1), state);
    assertThat(places()).isEmpty();
    whereabouts().changed(peer(1).person(), ContactState.ACCEPTED);
    whereabouts().changed(peer(2).person(), ContactState.ACCEPTED);
    assertThat(places()).containsExactly(at(1));
    whereabouts().changed(peer(1).person(), state);
    assertThat(places()).isEmpty();
  }

  @Test
  void an_address_that_means_nothing_without_its_interface_is_not_kept() throws StoreException {
    InetAddress local = InetAddress.ofLiteral("fe80::1");
    whereabouts().reached(peer(1), new InetSocketAddress(local, 1), ContactState.ACCEPTED);
    assertThat(places()).isEmpty();
  }

  private Whereabouts whereabouts() {
    return opened.orElseThrow();
  }

  private List<InetSocketAddress> places() throws StoreException {
    return whereabouts().all().stream().map(Places.Row::place).toList();
  }

  private static InetSocketAddress at(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  private static Peer peer(int number) {
    return new Peer(
        PersonId.of(ByteBuffer.allocate(PersonId.SIZE).putInt(number).array()),
        DeviceId.of(ByteBuffer.allocate(DeviceId.SIZE).putInt(number).array()));
  }
}
