package app.maru.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class StatusTest {
  @Test
  void a_sentence_is_one_line_without_what_deceives() {
    assertThat(Status.clean("  In the \n lab\u202e until\u200b 5 "))
        .isEqualTo("In the lab until 5");
    assertThat(Status.clean("회의 중 🌳")).isEqualTo("회의 중 🌳");
    assertThat(Status.clean(" \u200b ")).isEmpty();
  }

  @Test
  void it_is_no_longer_than_a_card_shows_and_cleaning_it_again_changes_nothing() {
    String clean = Status.clean("🌳".repeat(500));
    assertThat(clean.codePointCount(0, clean.length())).isEqualTo(Status.MAX_CODE_POINTS);
    assertThat(Status.clean(clean)).isEqualTo(clean);
  }
}
