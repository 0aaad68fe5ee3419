package app.maru.ui.model;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.crypto.PersonId;
import app.maru.messaging.ContactState;
import app.maru.messaging.FaultReason;
import app.maru.messaging.MessengerEvent;
import app.maru.messaging.Relay;
import app.maru.messaging.RelayState;
import app.maru.p2p.relay.RelayAddress;
import app.maru.ui.invented.InventedEngine;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

final class ClientModelTest {
  private static final PersonId MINA = InventedEngine.person(2);
  private static final RelayAddress RELAY = InventedEngine.relayAt("192.168.0.20", 61);
  private final ClientModel model = new ClientModel();
  private final InventedEngine engine =
      new InventedEngine(model, Instant.parse("2026-11-21T05:00:00Z"));

  @Test
  void nothing_is_ready_before_the_first_snapshot() {
    assertThat(model.ready().get()).isFalse();
    engine.begin("Ann");
    assertThat(model.ready().get()).isTrue();
    assertThat(model.myName().get()).isEqualTo("Ann");
  }

  @Test
  void people_come_and_go() {
    engine.begin("Ann");
    engine.appears(MINA, "Mina");
    assertThat(model.isNearby(MINA)).isTrue();
    assertThat(model.nameOf(MINA)).contains("Mina");
    assertThat(model.stateOf(MINA)).isEqualTo(ContactState.STRANGER);
    engine.leaves(MINA);
    assertThat(model.isNearby(MINA)).isFalse();
  }

  @Test
  void a_batch_moves_the_screen_once() {
    long before = model.revision().get();
    model.fold(
        List.of(
            new MessengerEvent.Fault(FaultReason.DISK_FULL),
            new MessengerEvent.Fault(FaultReason.SESSION_RESET)));
    assertThat(model.revision().get()).isEqualTo(before + 1);
  }

  @Test
  void a_well_network_takes_back_what_was_wrong_with_it_only() {
    model.fold(
        List.of(
            new MessengerEvent.Fault(FaultReason.NO_INTERFACE),
            new MessengerEvent.Fault(FaultReason.CANT_LISTEN),
            new MessengerEvent.Fault(FaultReason.DISK_FULL),
            new MessengerEvent.Fault(FaultReason.NETWORK_WELL)));
    assertThat(model.faults()).containsExactly(FaultReason.DISK_FULL);
    model.dismiss(FaultReason.DISK_FULL);
    assertThat(model.faults()).isEmpty();
  }

  @Test
  void a_trouble_told_twice_is_shown_once() {
    model.fold(List.of(new MessengerEvent.Fault(FaultReason.DISK_FULL)));
    model.fold(List.of(new MessengerEvent.Fault(FaultReason.DISK_FULL)));
    assertThat(model.faults()).hasSize(1);
  }

  @Test
  void many_events_between_two_turns_cost_one_turn_and_answers_keep_their_place() {
    Queue<Runnable> turns = new ArrayDeque<>();
    Queue<Runnable> pulses = new ArrayDeque<>();
    List<String> told = new ArrayList<>();
    EventPump pump =
        new EventPump(turns::add, pulses::add, batch -> told.add("batch of " + batch.size()));
    pump.tell(new MessengerEvent.Fault(FaultReason.DISK_FULL));
    pump.tell(new MessengerEvent.Fault(FaultReason.DISK_FULL));
    pump.execute(() -> told.add("answer"));
    pump.tell(new MessengerEvent.Fault(FaultReason.DISK_FULL));
    assertThat(turns).hasSize(1);
    turns.remove().run();
    assertThat(told).containsExactly("batch of 2", "answer", "batch of 1");
    pulses.remove().run();
    pump.execute(() -> told.add("later"));
    turns.remove().run();
    assertThat(told).endsWith("later");
  }

  @Test
  void a_storm_of_events_is_folded_once_a_pulse() {
    Queue<Runnable> turns = new ArrayDeque<>();
    Queue<Runnable> pulses = new ArrayDeque<>();
    List<Integer> batches = new ArrayList<>();
    EventPump pump = new EventPump(turns::add, pulses::add, batch -> batches.add(batch.size()));
    pump.tell(new MessengerEvent.CatchingUp(0, 5_000));
    turns.remove().run();
    for (int done = 1; done <= 5_000; done++) {
      pump.tell(new MessengerEvent.CatchingUp(done, 5_000));
    }
    assertThat(turns).isEmpty();
    pulses.remove().run();
    assertThat(batches).containsExactly(1, 5_000);
    pulses.remove().run();
    pump.tell(new MessengerEvent.CatchingUp(0, 1));
    assertThat(turns).as("after a rest nothing waits for a pulse").hasSize(1);
  }

  @Test
  void relays_are_folded_and_offered_only_if_they_are_neither_mine_nor_in_the_place_of_mine() {
    engine.begin("Ann");
    engine.relayFound(RELAY);
    assertThat(model.relays().offered()).containsExactly(RELAY);
    engine.relay(RELAY, RelayState.CONNECTED);
    engine.relayFound(InventedEngine.relayAt("10.8.0.1", 61));
    engine.relayFound(InventedEngine.relayAt("192.168.0.20", 62));
    assertThat(model.relays().offered()).isEmpty();
    assertThat(model.relays().mine()).containsExactly(new Relay(RELAY, RelayState.CONNECTED));
    var _ = engine.removeRelay(RELAY);
    assertThat(model.relays().mine()).isEmpty();
    assertThat(model.relays().offered()).hasSize(3);
    model.fold(List.of(new MessengerEvent.RelayLost(RELAY)));
    assertThat(model.relays().offered()).hasSize(2);
  }

  @Test
  void relays_found_before_are_learnt_and_those_of_the_profile_come_with_the_snapshot() {
    engine.relay(RELAY, RelayState.UNREACHABLE);
    engine.begin("Ann");
    assertThat(model.relays().stateOf(RELAY)).contains(RelayState.UNREACHABLE);
    engine.found.add(InventedEngine.relayAt("192.168.0.21", 62));
    model.loadFoundRelays(engine);
    assertThat(model.relays().offered()).containsExactlyElementsOf(engine.found);
  }
}
