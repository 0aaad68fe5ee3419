package app.maru.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class DisplayNameTest {

  @Test
  void names_of_people_stay_as_they_are() {
    for (String name :
        new String[] {"Alice", "김철수", "O'Brien-Łukasz", "عائشة", "नीता", "🌳 Tree"}) {
      assertThat(DisplayName.clean(name)).isEqualTo(name);
    }
  }

  @Test
  void what_could_deceive_or_break_a_screen_is_dropped() {
    assertThat(DisplayName.clean("a\u202eb\u0000c\u200bd\ufeff\u2066e")).isEqualTo("abcde");
    assertThat(DisplayName.clean("  Anna\n\t\u2028 Maria \u3000")).isEqualTo("Anna Maria");
    assertThat(DisplayName.clean("a" + "\u0301".repeat(10_000)))
        .isEqualTo("a" + "\u0301".repeat(3));
    assertThat(DisplayName.clean("\u0301b")).isEqualTo("b");
  }

  @Test
  void emoji_stay_joined_and_nothing_else_is() {
    for (String name : new String[] {"👨‍👩‍👧 at home", "Bo 🏳️‍🌈", "👩🏽‍🚀", "❤️‍🔥Ann"}) {
      assertThat(DisplayName.clean(name)).isEqualTo(name);
    }
    assertThat(DisplayName.clean("a\u200db")).isEqualTo("ab");
    assertThat(DisplayName.clean("\u200d🌳\u200d")).isEqualTo("🌳");
    assertThat(DisplayName.clean("🌳\u200d 🌳")).isEqualTo("🌳 🌳");
    assertThat(DisplayName.clean("🌳 \u200d🌳")).isEqualTo("🌳 🌳");
    assertThat(DisplayName.clean("🌳\u200d\u200d\u200b🌳")).isEqualTo("🌳\u200d🌳");
    assertThat(DisplayName.clean("1\u200d2")).isEqualTo("12");
  }

  @Test
  void joined_emoji_are_cut_between_two_of_them() {
    String longest = "a".repeat(DisplayName.MAX_CODE_POINTS - 2) + "👨";
    assertThat(DisplayName.clean(longest + "\u200d👩")).isEqualTo(longest);
  }

  @Test
  void a_name_is_never_empty() {
    for (String name : new String[] {"", " ", "\u200b", "\u3164", "\u0301", "\ud800"}) {
      assertThat(DisplayName.clean(name)).isEqualTo("?");
    }
  }

  @Test
  void any_name_is_short_and_cleaning_it_again_changes_nothing() {
    Random random = new Random(3);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder raw = new StringBuilder();
      int length = random.nextInt(100);
      for (int n = 0; n < length; n++) {
        raw.append((char) random.nextInt(random.nextBoolean() ? 0x250 : 0x10000));
      }
      String clean = DisplayName.clean(raw.toString());
      assertThat(clean.codePointCount(0, clean.length())).isBetween(1, DisplayName.MAX_CODE_POINTS);
      assertThat(DisplayName.clean(clean)).isEqualTo(clean);
    }
  }
}
