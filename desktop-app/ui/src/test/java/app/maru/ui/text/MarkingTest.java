package app.maru.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.ui.text.Marking.Sign;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Signs put around what is chosen. In the texts here a bracket stands at each end of it.
final class MarkingTest {
  private static Marking read(String shown) {
    String text = shown.replace("[", "").replace("]", "");
    return new Marking(text, shown.indexOf('['), shown.indexOf(']') - 1);
  }

  private static String shown(Marking marking) {
    return marking.text().substring(0, marking.from())
        + "["
        + marking.text().substring(marking.from(), marking.to())
        + "]"
        + marking.text().substring(marking.to());
  }

  private static String toggled(String shown, Sign sign) {
    return shown(read(shown).toggle(sign));
  }

  @ParameterizedTest
  @CsvSource({
    "BOLD, 'see [you] there', 'see **[you]** there'",
    "ITALIC, 'see [you] there', 'see _[you]_ there'",
    "STRUCK, 'see [you] there', 'see ~~[you]~~ there'",
    "CODE, 'see [you] there', 'see `[you]` there'",
    "BOLD, '[마루]는 집', '**[마루]**는 집'",
    "BOLD, '[]', '**[]**'",
    "ITALIC, 'a []', 'a _[]_'"
  })
  void signs_are_put_and_taken_away_again(Sign sign, String before, String after) {
    assertThat(toggled(before, sign)).isEqualTo(after);
    assertThat(toggled(after, sign)).isEqualTo(before);
  }

  @Test
  void signs_that_are_chosen_themselves_are_taken_away_too() {
    assertThat(toggled("see [**you**] there", Sign.BOLD)).isEqualTo("see [you] there");
    assertThat(toggled("[`x = 1`]", Sign.CODE)).isEqualTo("[x = 1]");
    assertThat(toggled("*[you]*", Sign.ITALIC)).as("as others type it").isEqualTo("[you]");
  }

  @Test
  void one_sign_is_not_taken_for_another() {
    assertThat(toggled("**[you]**", Sign.ITALIC)).isEqualTo("**_[you]_**");
    assertThat(toggled("[**a** and **b**]", Sign.BOLD)).isEqualTo("**[**a** and **b**]**");
    assertThat(toggled("**[a** and **b]**", Sign.ITALIC)).isEqualTo("**_[a** and **b]_**");
  }

  @Test
  void a_space_at_its_ends_stays_outside_and_words_are_taken_whole() {
    assertThat(toggled("see[ you ]there", Sign.BOLD)).isEqualTo("see **[you]** there");
    assertThat(toggled("hel[l]o all", Sign.BOLD)).isEqualTo("**[hello]** all");
    assertThat(toggled("hel[]lo all", Sign.BOLD)).isEqualTo("**[hello]** all");
    assertThat(toggled("**hel[]lo** all", Sign.BOLD)).isEqualTo("[hello] all");
    assertThat(toggled("안[녕]하세요", Sign.BOLD)).isEqualTo("안**[녕]**하세요");
    assertThat(toggled("a[  ]b", Sign.BOLD)).isEqualTo("a[  ]b");
  }

  @Test
  void whoever_typed_between_the_signs_goes_past_the_closing_one() {
    assertThat(toggled("so **new[]**", Sign.BOLD)).isEqualTo("so **new**[]");
    assertThat(toggled("so `x[]` y", Sign.CODE)).isEqualTo("so `x`[] y");
    assertThat(toggled("**a** []**b**", Sign.BOLD)).isEqualTo("**a** **[]****b**");
  }

  @Test
  void several_lines_of_code_stand_between_fences() {
    assertThat(toggled("see\na[ = 1\nb =] 2\nend", Sign.CODE))
        .isEqualTo("see\n```\n[a = 1\nb = 2]\n```\nend");
    assertThat(toggled("see\n```\n[a = 1\nb = 2]\n```\nend", Sign.CODE))
        .isEqualTo("see\n[a = 1\nb = 2]\nend");
    assertThat(toggled("[```\na\nb\n```]", Sign.CODE)).isEqualTo("[a\nb]");
  }

  @Test
  void quotes_are_lines() {
    assertThat(toggled("on[e\n\ntw]o\nthree", Sign.QUOTE)).isEqualTo("[> one\n\n> two]\nthree");
    assertThat(toggled("[> one\n\n> two]\nthree", Sign.QUOTE)).isEqualTo("[one\n\ntwo]\nthree");
    assertThat(toggled("a\nb[]c", Sign.QUOTE)).isEqualTo("a\n> b[]c");
    assertThat(toggled("a\n> b[]c", Sign.QUOTE)).isEqualTo("a\nb[]c");
    assertThat(toggled("[]", Sign.QUOTE)).isEqualTo("> []");
  }

  @ParameterizedTest
  @EnumSource(
      value = Sign.class,
      names = {"BOLD", "ITALIC", "STRUCK", "CODE"})
  void what_is_put_looks_like_it(Sign sign) {
    for (String shown : List.of("see [you] there", "[마루]에서", "w[or]d", " [x y] ", "(안[녕)하]")) {
      Marking marked = read(shown).toggle(sign);
      String chosen = marked.text().substring(marked.from(), marked.to());
      assertThat(Markup.parse(marked.text()).getFirst().runs())
          .as(marked.text())
          .anySatisfy(run -> {
            assertThat(run.text()).isEqualTo(chosen);
            assertThat(run.styles()).containsExactly(Markup.Style.valueOf(sign.name()));
          });
    }
  }
}
