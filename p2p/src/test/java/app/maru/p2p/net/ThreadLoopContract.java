package app.maru.p2p.net;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.p2p.wire.Limits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

abstract class ThreadLoopContract {
  private final ThreadLoop loop = loop();
  private final List<String> log = new CopyOnWriteArrayList<>();

  abstract ThreadLoop loop();

  @AfterEach
  void close() {
    loop.close();
  }

  @Test
  void tasks_run_one_by_one_in_order_on_one_thread() throws Exception {
    CompletableFuture<Boolean> inLoop = new CompletableFuture<>();
    for (int i = 0; i < 1000; i++) {
      String name = "" + i;
      loop.execute(() -> log.add(name));
    }
    loop.execute(() -> inLoop.complete(loop.inLoop()));
    assertThat(inLoop.get(5, TimeUnit.SECONDS)).isTrue();
    assertThat(loop.inLoop()).isFalse();
    assertThat(log).hasSize(1000).startsWith("0", "1", "2").endsWith("998", "999");
  }

  @Test
  void timers_run_when_due_in_their_order_unless_cancelled() throws Exception {
    CountDownLatch done = new CountDownLatch(1);
    long start = loop.nanoTime();
    loop.schedule(Duration.ofMillis(60), () -> log.add("late"));
    loop.schedule(Duration.ofMillis(20), () -> log.add("early"));
    loop.schedule(Duration.ofMillis(40), () -> log.add("never")).cancel();
    loop.schedule(Duration.ofMillis(60), done::countDown);
    assertThat(done.await(5, TimeUnit.SECONDS)).isTrue();
    assertThat(log).containsExactly("early", "late");
    assertThat(loop.nanoTime() - start).isGreaterThanOrEqualTo(60_000_000);
  }

  @Test
  void timers_that_are_cancelled_do_not_stay() {
    List<Loop.Timer> early = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      early.add(loop.schedule(Duration.ofHours(1), () -> log.add("never")));
      Loop.Timer timer = loop.schedule(Duration.ofHours(2), () -> log.add("never"));
      timer.cancel();
      timer.cancel();
    }
    assertThat(loop.timers()).isBetween(10_000, 20_100);
    early.forEach(Loop.Timer::cancel);
    assertThat(loop.timers()).isLessThan(200);
  }

  @Test
  void the_end_of_a_turn_comes_when_nothing_is_ready() throws Exception {
    CountDownLatch done = new CountDownLatch(1);
    loop.execute(() -> {
      loop.atTurnEnd(() -> log.add("end"));
      loop.execute(() -> log.add("second"));
      loop.execute(() -> {
        log.add("third");
        loop.atTurnEnd(done::countDown);
      });
      log.add("first");
    });
    assertThat(done.await(5, TimeUnit.SECONDS)).isTrue();
    assertThat(log).containsExactly("first", "second", "third", "end");
  }

  @Test
  void what_is_to_be_said_shortly_comes_before_the_end_of_the_turn_and_after_few_tasks()
      throws Exception {
    CountDownLatch done = new CountDownLatch(1);
    loop.execute(() -> {
      loop.atTurnEnd(() -> loop.shortly(() -> log.add("said at the end")));
      loop.atTurnEnd(() -> log.add("end"));
      for (int i = 0; i < 2 * Limits.TASKS_PER_WORD; i++) {
        String name = "" + i;
        loop.execute(() -> {
          log.add(name);
          if (name.equals("0")) {
            loop.shortly(() -> log.add("said"));
          }
        });
      }
      loop.execute(() -> loop.atTurnEnd(done::countDown));
    });
    assertThat(done.await(5, TimeUnit.SECONDS)).isTrue();
    loop.close();
    assertThat(log.indexOf("said")).isBetween(1, Limits.TASKS_PER_WORD);
    assertThat(log).endsWith("" + (2 * Limits.TASKS_PER_WORD - 1), "end", "said at the end");
  }

  @Test
  void a_busy_loop_still_ends_its_turns() throws Exception {
    CompletableFuture<Integer> tasksBefore = new CompletableFuture<>();
    AtomicInteger tasks = new AtomicInteger();
    loop.execute(() -> {
      loop.atTurnEnd(() -> tasksBefore.complete(tasks.get()));
      for (int i = 0; i < 10 * Limits.TASKS_PER_TURN; i++) {
        loop.execute(tasks::incrementAndGet);
      }
    });
    assertThat(tasksBefore.get(5, TimeUnit.SECONDS)).isBetween(1, Limits.TASKS_PER_TURN);
  }

  @Test
  void a_turn_of_long_tasks_ends_soon() throws Exception {
    CompletableFuture<Integer> tasksBefore = new CompletableFuture<>();
    AtomicInteger tasks = new AtomicInteger();
    loop.execute(() -> {
      loop.atTurnEnd(() -> tasksBefore.complete(tasks.get()));
      for (int i = 0; i < 20; i++) {
        loop.execute(() -> {
          tasks.incrementAndGet();
          workFor(Limits.TURN_AT_MOST.dividedBy(4));
        });
      }
    });
    assertThat(tasksBefore.get(5, TimeUnit.SECONDS)).isBetween(1, 4);
  }

  @Test
  void a_long_task_that_breathes_is_like_several() throws Exception {
    CompletableFuture<Integer> piecesBefore = new CompletableFuture<>();
    AtomicInteger pieces = new AtomicInteger();
    loop.execute(() -> {
      loop.atTurnEnd(() -> piecesBefore.complete(pieces.get()));
      loop.execute(() -> {
        for (int i = 0; i < 20; i++) {
          pieces.incrementAndGet();
          workFor(Limits.TURN_AT_MOST.dividedBy(4));
          if (i == 0) {
            loop.overtake(() -> log.add("asked in piece " + pieces.get()));
          }
          loop.breathe();
        }
      });
    });
    assertThat(piecesBefore.get(5, TimeUnit.SECONDS)).isBetween(1, 4);
    assertThat(log).containsExactly("asked in piece 1");
  }

  @Test
  void what_a_person_asks_overtakes_what_waits_but_keeps_nobody_waiting() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(1);
    loop.execute(() -> {
      try {
        go.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    });
    for (int i = 1; i <= 3; i++) {
      String mail = "mail " + i;
      loop.execute(() -> log.add(mail));
    }
    loop.execute(done::countDown);
    loop.overtake(() -> log.add("asked 1"));
    loop.overtake(() -> log.add("asked 2"));
    go.countDown();
    assertThat(done.await(5, TimeUnit.SECONDS)).isTrue();
    assertThat(log).containsExactly("asked 1", "mail 1", "asked 2", "mail 2", "mail 3");
    CompletableFuture<Boolean> alone = new CompletableFuture<>();
    loop.overtake(() -> alone.complete(true));
    assertThat(alone.get(5, TimeUnit.SECONDS)).isTrue();
  }

  private void workFor(Duration span) {
    long begin = loop.nanoTime();
    while (loop.nanoTime() - begin < span.toNanos()) {
      Thread.onSpinWait();
    }
  }

  @Test
  void a_task_that_throws_does_not_stop_the_others() throws Exception {
    CountDownLatch done = new CountDownLatch(1);
    loop.execute(() -> {
      throw new IllegalStateException("meant to happen in this test");
    });
    loop.execute(done::countDown);
    assertThat(done.await(5, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void closing_runs_what_was_handed_in_and_nothing_later() {
    for (int i = 0; i < 100; i++) {
      loop.execute(() -> log.add("before"));
    }
    loop.schedule(Duration.ofHours(1), () -> log.add("never"));
    loop.close();
    loop.execute(() -> log.add("never"));
    loop.close();
    assertThat(log).hasSize(100).containsOnly("before");
  }
}
