package app.maru.crypto.session;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.crypto.DecryptionException;
import app.maru.crypto.SeededRandom;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class SealMarksTest {

  @Test
  void a_body_is_known_again_by_its_own_sessions_and_by_no_others() throws DecryptionException {
    Party[] pair = Party.pair(new SeededRandom(1));
    Party[] strangers = Party.pair(new SeededRandom(2));
    Party alice = pair[0];
    Party bob = pair[1];
    strangers[0].initiates(strangers[1]);
    strangers[1].hears(strangers[0].says("hi"));
    alice.initiates(bob);
    bob.hears(alice.says("hello"));
    byte[] answer = bob.says("hello yourself");

    SealMarks.Mark mark = SealMarks.of(answer).orElseThrow();
    assertThat(alice.book.marks().recognise(mark)).isTrue();
    assertThat(bob.book.marks().recognise(mark)).as("the other direction").isFalse();
    assertThat(strangers[1].book.marks().recognise(mark)).isFalse();
  }

  @Test
  void what_came_over_a_session_that_was_replaced_is_known_as_well() throws DecryptionException {
    Party[] pair = Party.pair(new SeededRandom(3));
    Party alice = pair[0];
    Party bob = pair[1];
    alice.initiates(bob);
    bob.hears(alice.says("one"));
    byte[] late = alice.says("late");
    alice.initiates(bob);
    bob.hears(alice.says("two"));
    assertThat(bob.book.marks().recognise(SealMarks.of(late).orElseThrow())).isTrue();
  }

  @Test
  void noise_has_no_mark_or_one_that_nobody_knows() {
    Party[] pair = Party.pair(new SeededRandom(4));
    pair[0].initiates(pair[1]);
    SealMarks marks = pair[0].book.marks();
    assertThat(SealMarks.of(new byte[0])).isEmpty();
    assertThat(SealMarks.of(new byte[4095])).isEmpty();
    Random random = new Random(5);
    for (int i = 0; i < 1000; i++) {
      byte[] noise = new byte[4096];
      random.nextBytes(noise);
      assertThat(SealMarks.of(noise).filter(marks::recognise)).isEmpty();
    }
    assertThat(SessionBook.empty(pair[1].identity.person(), pair[1].identity.device()).marks())
        .matches(SealMarks::isEmpty);
  }
}
