package app.maru.ui.emoji;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

final class EmojiTest {
  private final Emoji all = Emoji.all();

  private List<String> found(String text) {
    return all.pieces(text).stream()
        .filter(piece -> piece.sign().isPresent())
        .map(Emoji.Piece::text)
        .toList();
  }

  @Test
  void emoji_are_found_whole_in_texts() {
    assertThat(found("hi 👋🏽, the 👨‍👩‍👧‍👦 from 🇰🇷 and 🏴󠁧󠁢󠁳󠁣󠁴󠁿: 1️⃣ ☀️❤️"))
        .containsExactly("👋🏽", "👨‍👩‍👧‍👦", "🇰🇷", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "1️⃣", "☀️", "❤️");
    assertThat(String.join("", all.pieces("a👍b").stream().map(Emoji.Piece::text).toList()))
        .isEqualTo("a👍b");
  }

  @Test
  void ordinary_signs_stay_letters() {
    assertThat(found("1 2 #3 * © ® ™ 안녕")).isEmpty();
    assertThat(all.isIn("100 % of it, © Maru")).isFalse();
    assertThat(found("©️")).containsExactly("©️");
  }

  @Test
  void a_colour_of_skin_without_a_picture_is_shown_without_it() {
    assertThat(found("👨🏽‍❤️‍👨🏿")).hasSize(1);
  }

  @Test
  void names_lead_to_emoji_in_both_languages() {
    assertThat(all.search("thumbs up", 5).getFirst().text()).isEqualTo("👍");
    assertThat(all.search("엄지", 10)).extracting(Emoji.Sign::text).contains("👍");
    assertThat(all.search("red heart", 5).getFirst().text()).isEqualTo("❤️");
    assertThat(all.search("zzzz", 5)).isEmpty();
    assertThat(all.search("a", 7)).hasSize(7);
    assertThat(all.find("👍").orElseThrow().name(Locale.KOREAN)).contains("엄지");
  }

  @Test
  void every_group_has_emoji_and_every_emoji_a_name() {
    assertThat(all.groups()).hasSize(9);
    assertThat(all.groups().values())
        .allSatisfy(group ->
            assertThat(group)
                .isNotEmpty()
                .allMatch(sign -> !sign.english().getFirst().isBlank())
                .allMatch(sign -> !sign.korean().getFirst().isBlank()));
  }

  @Test
  void a_fast_look_passes_over_letters_and_no_emoji() {
    assertThat(all.groups().values().stream().flatMap(List::stream))
        .allSatisfy(sign -> assertThat(Emoji.mayBeIn("a" + sign.text())).isTrue());
    for (String letters : List.of("", "Hello, 1 # * ©", "안녕하세요", "漢字", "שלום", "“quoted” – …")) {
      assertThat(Emoji.mayBeIn(letters)).as(letters).isFalse();
    }
  }
}
