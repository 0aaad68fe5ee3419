package app.maru.ui.model;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.crypto.Bytes;
import app.maru.crypto.PersonId;
import app.maru.messaging.ConversationId;
import app.maru.messaging.MessageId;
import app.maru.messaging.MessengerEvent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

final class EventPumpTest {
  private static final MessengerEvent EVENT =
      new MessengerEvent.MessageRemoved(
          ConversationId.with(PersonId.of(new byte[PersonId.SIZE])),
          new MessageId(Bytes.of(new byte[MessageId.SIZE])));

  private final Queue<Runnable> screen = new ArrayDeque<>();
  private final List<Integer> batches = new ArrayList<>();
  private final EventPump pump = new EventPump(screen::add, screen::add, this::fold);
  private boolean fails;

  private void fold(List<MessengerEvent> events) {
    if (fails) {
      throw new IllegalStateException("meant to happen in this test");
    }
    batches.add(events.size());
  }

  private void turns() {
    for (Runnable next = screen.poll(); next != null; next = screen.poll()) {
      next.run();
    }
  }

  @Test
  void events_of_one_turn_come_together_and_tasks_in_between() {
    List<String> order = new ArrayList<>();
    pump.tell(EVENT);
    pump.tell(EVENT);
    pump.execute(() -> order.add("after " + batches));
    pump.tell(EVENT);
    assertThat(screen).hasSize(1);
    turns();
    assertThat(order).containsExactly("after [2]");
    assertThat(batches).containsExactly(2, 1);
  }

  @Test
  void what_fails_keeps_nothing_from_coming_that_comes_behind_it() {
    fails = true;
    pump.tell(EVENT);
    turns();
    fails = false;
    pump.execute(() -> {
      throw new AssertionError("meant to happen in this test");
    });
    pump.tell(EVENT);
    turns();
    assertThat(batches).containsExactly(1);
  }
}
