package app.maru.messaging.find;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NeedleTest {
  private static List<String> found(String question, String text) {
    return Needle.of(question).in(text).stream()
        .map(span -> text.substring(span.start(), span.end()))
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "hello, Hello World, Hello",
    "WOR, hello world, wor",
    "cafe, un Café noir, Café",
    "café, CAFE, CAFE",
    "strasse, die Straße, Straße",
    "οδος, ΟΔΟΣ, ΟΔΟΣ",
    "ёлка, Елка, Елка",
    "istanbul, İstanbul, İstanbul",
    "123, tel 123-456, 123",
    "456, tel 123-456, 456",
    "fi, ﬁn, ﬁ",
    "abc, ＡＢＣ, ＡＢＣ",
    "마루, 우리 마루에서, 마루",
    "루에, 마루에서, 루에",
    "대학, 東京大學와 서울대학교, 대학",
    "大学, 東京大学です, 大学",
    "ガ, ｶﾞｽ, ｶﾞ",
    "す, です, す",
    "です。, そうです。, です。",
    "c++, C++ 26, C++",
    "a@b, mail a@b.c, a@b",
    "👋, hi 👋🏽, 👋",
    "❤, I ❤️ you, ❤️"
  })
  void is_found_whatever_the_case_the_accents_and_the_widths(
      String question, String text, String part) {
    assertThat(found(question, text)).containsExactly(part);
  }

  @ParameterizedTest
  @CsvSource({
    "ㅁㄹ, 마루, 마루",
    "ㅁㄹ, 나의 마루, 마루",
    "ㄷㅎㄱ, 서울대학교, 대학교",
    "ㅁ루, 마루, 마루",
    "마ㄹ, 마루, 마루",
    "ㅋㅋ, ㅋㅋㅋ 웃겨, ㅋㅋ",
    "ㅋㅋ, 쿠키, 쿠키",
    "ㄲ, 까치, 까"
  })
  void single_consonants_stand_for_syllables_that_begin_with_them(
      String question, String text, String part) {
    assertThat(found(question, text)).containsExactly(part);
  }

  @ParameterizedTest
  @CsvSource({"말, 마루, 마루", "읽, 일그러진, 일그", "나말, 나마루, 나마루", "앉, 안주, 안주", "밖, 바깥, 바깥"})
  void the_last_syllable_may_still_be_in_the_making(String question, String text, String part) {
    assertThat(found(question, text)).containsExactly(part);
  }

  @ParameterizedTest
  @CsvSource({
    "ello, hello",
    "마, 말",
    "말, 마무",
    "말루, 마루",
    "ㅁㄹ, 마당",
    "ㅏ, 마",
    "hello world, hello",
    "か, が",
    "1234, 123-4"
  })
  void is_not_found(String question, String text) {
    assertThat(found(question, text)).isEmpty();
    assertThat(Needle.of(question).isIn(text)).isFalse();
  }

  @Test
  void every_part_must_be_there_in_any_order() {
    assertThat(found("루에 hel", "hello, 마루에서 Help")).containsExactly("hel", "루에", "Hel");
  }

  @Test
  void syllables_written_apart_are_the_same() {
    String apart = "\u1106\u1161\u1105\u116E";
    assertThat(found("마루", "x" + apart)).containsExactly(apart);
    assertThat(found(apart, "마루")).containsExactly("마루");
    assertThat(found("\u1106\u1105", "마루")).containsExactly("마루");
  }

  @Test
  void accents_written_apart_belong_to_their_letter() {
    assertThat(found("e", "e\u0301a e")).containsExactly("e\u0301", "e");
  }

  @Test
  void what_nobody_sees_is_not_compared() {
    assertThat(found("maru", "ma\u200Bru")).containsExactly("ma\u200Bru");
    assertThat(found("ma\u200Bru", "maru")).containsExactly("maru");
  }

  @Test
  void nothing_is_found_of_nothing() {
    assertThat(Needle.of(" \n\t").isEmpty()).isTrue();
    assertThat(found("", "text")).isEmpty();
    assertThat(Needle.of("").isIn("text")).isFalse();
  }

  @Test
  void hits_that_touch_are_one() {
    assertThat(found("ab abc", "abc")).containsExactly("abc");
    assertThat(found("마", "마마마")).containsExactly("마마마");
  }

  @Test
  void a_long_question_is_cut() {
    String text = "가".repeat(Needle.LONGEST);
    assertThat(found("가".repeat(10_000), text)).containsExactly(text);
    assertThat(Needle.of("a ".repeat(90)).clues()).hasSize(1);
  }

  @Test
  void broken_text_does_no_harm() {
    assertThat(found("a", "\uD83D a \uDC4B")).containsExactly("a");
    assertThat(Needle.of("\uD83D").isIn("\uDC4B")).isTrue();
  }
}
