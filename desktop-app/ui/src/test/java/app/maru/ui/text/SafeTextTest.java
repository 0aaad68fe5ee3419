package app.maru.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SafeTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Hello, 세계! 🙂",
        "one\ntwo\tthree",
        "👩‍👩‍👧 🇰🇷 👋🏽 ☀️",
        "שלום עולם العربية",
        "e\u0301 and क्षि",
        "می‌خواهم"
      })
  void what_people_write_stays(String text) {
    assertThat(SafeText.message(text)).isEqualTo(text);
  }

  @Test
  void what_turns_or_hides_letters_is_taken_out() {
    assertThat(
            SafeText.message(
                "\u202Egnp.exe\u202C\u2066x\u2069\u200B\uFEFF\u2060\u0007\u0000\u3164"))
        .isEqualTo("gnp.exex");
  }

  @Test
  void line_ends_of_all_systems_are_one() {
    assertThat(SafeText.message("a\r\nb\rc\u2028d")).isEqualTo("a\nb\ncd");
  }

  @Test
  void marks_do_not_climb_over_other_lines() {
    String tower = "Z" + "\u0301".repeat(50) + "o";
    assertThat(SafeText.message(tower)).isEqualTo("Z" + "\u0301".repeat(SafeText.MAX_MARKS) + "o");
  }

  @Test
  void a_broken_surrogate_is_no_letter() {
    assertThat(SafeText.message("a\uD800b")).isEqualTo("ab");
  }

  @Test
  void a_preview_is_one_short_line() {
    assertThat(SafeText.preview("  one\n\n two\tthree ")).isEqualTo("one two three");
    String preview = SafeText.preview("😀".repeat(10_000));
    assertThat(preview.codePointCount(0, preview.length())).isEqualTo(SafeText.PREVIEW_LENGTH + 1);
    assertThat(preview).endsWith("😀…");
  }
}
