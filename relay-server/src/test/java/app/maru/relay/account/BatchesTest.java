package app.maru.relay.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.maru.p2p.memory.VirtualLoop;
import app.maru.p2p.memory.VirtualTime;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Jobs that go wrong in ways that no job should.
final class BatchesTest {
  private final VirtualTime time = new VirtualTime(Instant.parse("2026-11-21T00:00:00Z"));
  private final VirtualLoop loop = time.loop();
  private final AccountStore store = AccountStore.inMemory("batches");
  private final List<String> heard = new ArrayList<>();
  private Batches batches;

  @BeforeEach
  void open() throws AccountsException {
    batches = batches(task -> time.after(Duration.ofMillis(1), task));
  }

  private Batches batches(Executor background) throws AccountsException {
    return new Batches(
        store, store.connect(), loop, background, session -> () -> heard.add("caught up"));
  }

  @AfterEach
  void close() throws AccountsException {
    batches.close();
    store.drop();
  }

  private void settle() {
    time.runFor(Duration.ofMillis(100));
  }

  private void submit(String name) {
    batches.submit(session -> () -> heard.add(name), () -> heard.add(name + " lost"));
  }

  @Test
  void an_error_of_the_machine_loses_its_batch_and_nothing_later() {
    submit("before");
    batches.submit(
        session -> {
          throw new InternalError("for a test");
        },
        () -> heard.add("broken lost"));
    settle();
    submit("after");
    settle();
    assertThat(heard).containsExactly("before lost", "broken lost", "caught up", "after");
  }

  @Test
  void what_the_tables_hold_after_a_loss_is_told_soon_though_nobody_asks() {
    batches.submit(
        session -> {
          throw new SQLException("for a test");
        },
        () -> heard.add("lost"));
    settle();
    assertThat(heard).containsExactly("lost");
    time.runFor(Duration.ofSeconds(10));
    assertThat(heard).containsExactly("lost", "caught up");
    time.runFor(Duration.ofMinutes(1));
    assertThat(heard).as("once").containsExactly("lost", "caught up");
  }

  @Test
  void a_look_that_fails_comes_again() throws AccountsException {
    batches.close();
    List<Boolean> looks = new ArrayList<>();
    batches =
        new Batches(
            store,
            store.connect(),
            loop,
            task -> time.after(Duration.ofMillis(1), task),
            session -> {
              looks.add(true);
              if (looks.size() < 3) {
                throw new SQLException("for a test");
              }
              return () -> heard.add("caught up");
            });
    batches.submit(
        session -> {
          throw new SQLException("for a test");
        },
        () -> heard.add("lost"));
    settle();
    submit("next");
    settle();
    time.runFor(Duration.ofMinutes(1));
    assertThat(heard).containsExactly("lost", "next lost", "caught up");
    assertThat(looks).hasSize(3);
  }

  @Test
  void after_the_end_nothing_is_opened_again() {
    batches.close();
    assertThatThrownBy(() -> batches.alone(session -> heard.add("alone")))
        .isInstanceOf(AccountsException.class);
    submit("late");
    settle();
    assertThat(heard).containsExactly("late lost");
  }

  @Test
  void one_who_gets_no_thread_is_told_and_the_next_goes_on() throws AccountsException {
    batches.close();
    List<Runnable> refusals = new ArrayList<>(List.of(() -> heard.add("no thread")));
    batches =
        batches(task -> {
          if (!refusals.isEmpty()) {
            refusals.removeFirst().run();
            throw new OutOfMemoryError("unable to create native thread");
          }
          time.after(Duration.ofMillis(1), task);
        });
    submit("first");
    settle();
    submit("second");
    settle();
    assertThat(heard).containsExactly("no thread", "first lost", "second");
  }

  @Test
  void one_flush_serves_no_more_than_five_hundred_and_twelve() {
    List<Integer> done = new ArrayList<>();
    int most = 512;
    for (int i = 0; i <= 2 * most; i++) {
      int number = i;
      batches.submit(
          session -> {
            if (number == 1) {
              throw new SQLException("for a test");
            }
            return () -> done.add(number);
          },
          () -> heard.add("lost " + number));
    }
    settle();
    assertThat(heard).as("all of the first batch").hasSize(most + 1).endsWith("caught up");
    assertThat(done).hasSize(most + 1).startsWith(most);
  }
}
