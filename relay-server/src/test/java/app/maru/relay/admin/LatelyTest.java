package app.maru.relay.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/// Answers that are good for a moment.
final class LatelyTest {
  private long now = 5;
  private int asked;
  private final Lately<Integer> lately =
      new Lately<>(
          () -> now,
          () -> {
            asked++;
            if (asked == 3) {
              throw new IllegalStateException("for a test");
            }
            return asked;
          });

  @Test
  void one_question_serves_all_who_ask_within_a_second() {
    assertThat(lately.get()).isEqualTo(1);
    now += Lately.GOOD_FOR.toNanos() - 1;
    assertThat(lately.get()).isEqualTo(1);
    now++;
    assertThat(lately.get()).isEqualTo(2);
    assertThat(lately.get()).isEqualTo(2);
  }

  @Test
  void a_question_that_failed_is_asked_again() {
    lately.get();
    now += Lately.GOOD_FOR.toNanos();
    lately.get();
    now += Lately.GOOD_FOR.toNanos();
    assertThatThrownBy(lately::get).isInstanceOf(IllegalStateException.class);
    assertThat(lately.get()).isEqualTo(4);
  }
}
