package app.maru.ui.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.ui.conversation.Composition.Enter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class CompositionTest {
  private final Composition composition = new Composition();
  private long now;

  @Test
  void enter_without_composition_sends() {
    assertThat(composition.enter(now)).isEqualTo(Enter.SEND);
  }

  @Test
  void korean_enter_before_the_commit_waits_for_it_then_sends_once() {
    composition.changed("글", "", now);
    assertThat(composition.enter(now)).isEqualTo(Enter.COMMIT_THEN_SEND);
    assertThat(composition.changed("", "글", now)).isTrue();
    assertThat(composition.changed("", "", now)).isFalse();
    assertThat(composition.isActive()).isFalse();
  }

  @Test
  void korean_enter_after_the_commit_sends_at_once() {
    composition.changed("글", "", now);
    assertThat(composition.changed("", "글", now)).isFalse();
    assertThat(composition.enter(now)).isEqualTo(Enter.SEND);
  }

  @Test
  void a_loose_jamo_is_korean_too() {
    composition.changed("ㅋ", "", now);
    assertThat(composition.enter(now)).isEqualTo(Enter.COMMIT_THEN_SEND);
  }

  @Test
  void japanese_enter_takes_the_candidate() {
    composition.changed("漢字", "", now);
    assertThat(composition.enter(now)).isEqualTo(Enter.TAKE_CANDIDATE);
    assertThat(composition.changed("", "漢字", now)).isFalse();
  }

  @Test
  void japanese_enter_that_comes_just_after_its_commit_does_not_send() {
    composition.changed("かんじ", "", now);
    composition.changed("", "漢字", now);
    now += Duration.ofMillis(5).toNanos();
    assertThat(composition.enter(now)).isEqualTo(Enter.TAKE_CANDIDATE);
    assertThat(composition.enter(now)).isEqualTo(Enter.SEND);
  }

  @Test
  void chinese_space_takes_the_candidate_and_a_later_enter_sends() {
    composition.changed("ni hao", "", now);
    composition.changed("", "你好", now);
    now += Duration.ofMillis(150).toNanos();
    assertThat(composition.enter(now)).isEqualTo(Enter.SEND);
  }

  @Test
  void hanja_conversion_is_a_choice_of_candidates() {
    composition.changed("韓國", "", now);
    assertThat(composition.enter(now)).isEqualTo(Enter.TAKE_CANDIDATE);
  }
}
