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

  @Test
  void the_nastiest_name_is_cleaned_at_once() {
    int[] nasty = {
      'a', '1', ' ', 0x3000, 0x0301, 0x20E3, 0xFE0F, 0x200D, 0x200B, 0x202E, 0x3164, 0xD83C, 0xDF33,
      0x1F468, 0x1F3FD, 0x2764, 0xE0067
    };
    Random random = new Random(4);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder raw = new StringBuilder();
      int length = random.nextInt(90);
      for (int n = 0; n < length; n++) {
        raw.appendCodePoint(nasty[random.nextInt(nasty.length)]);
      }
      String clean = DisplayName.clean(raw.toString());
      assertThat(clean.codePointCount(0, clean.length())).isBetween(1, DisplayName.MAX_CODE_POINTS);
      assertThat(DisplayName.clean(clean)).as("of %s", raw).isEqualTo(clean);
    }
  }

  @Test
  void marks_are_counted_on_what_is_seen() {
    String most = "a" + "\u0301".repeat(3);
    assertThat(DisplayName.clean(most + "\u200b\u0301")).isEqualTo(most);
    assertThat(DisplayName.clean(most + "\u200d\u0301b\u0301")).isEqualTo(most + "b\u0301");
  }

  @Test
  void a_blank_parts_emoji_whatever_stands_behind_it() {
    assertThat(DisplayName.clean("🌳 \uFE0F\u200d🌳")).isEqualTo("🌳 \uFE0F🌳");
  }
}
