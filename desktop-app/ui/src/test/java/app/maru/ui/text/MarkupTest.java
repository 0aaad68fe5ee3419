package app.maru.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.ui.text.Markup.Block;
import app.maru.ui.text.Markup.Kind;
import app.maru.ui.text.Markup.Run;
import app.maru.ui.text.Markup.Style;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MarkupTest {
  private static Run run(String text, Style... styles) {
    return new Run(text, Set.of(styles), Optional.empty());
  }

  private static List<Run> runs(String text) {
    List<Block> blocks = Markup.parse(text);
    assertThat(blocks).hasSize(1);
    return blocks.getFirst().runs();
  }

  @Test
  void signs_around_words_are_styles() {
    assertThat(runs("a **b c** d _e_ *f* ~~g~~ `h*i*`"))
        .containsExactly(
            run("a "),
            run("b c", Style.BOLD),
            run(" d "),
            run("e", Style.ITALIC),
            run(" "),
            run("f", Style.ITALIC),
            run(" "),
            run("g", Style.STRUCK),
            run(" "),
            run("h*i*", Style.CODE));
    assertThat(runs("**a _b_**"))
        .containsExactly(run("a ", Style.BOLD), run("b", Style.BOLD, Style.ITALIC));
  }

  @Test
  void korean_particles_may_follow_a_styled_word() {
    assertThat(runs("**마루**는 집")).containsExactly(run("마루", Style.BOLD), run("는 집"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2 * 3 * 4",
        "snake_case_name",
        "a ** b",
        "**",
        "****",
        "~~",
        "`",
        "5*6*7",
        "_",
        "* item",
        "**never closed",
        "://",
        "http://",
        "mailto:",
        "www.",
        "www.com",
        "www..com",
        "xwww.naver.com",
        "www.naver.c",
        "www.naver.com1",
        "www.naver.com.1",
        "ftp://www.naver.com",
        "a@b",
        "@mina",
        "mina@",
        "a@b.c",
        "a@b.1",
        "a@b.com_c",
        "//mina@host.example",
        ">no quote",
        ">",
        "```\nnever closed"
      })
  void what_only_looks_like_it_stays_as_typed(String text) {
    assertThat(runs(text)).allMatch(run -> run.styles().isEmpty() && run.link().isEmpty());
    assertThat(String.join("", runs(text).stream().map(Run::text).toList())).isEqualTo(text);
  }

  @Test
  void quotes_and_code_are_blocks() {
    assertThat(Markup.parse("hi\n> one\n> two\n```java\nint *a* = 1;\n\nx\n```\nbye"))
        .containsExactly(
            new Block(Kind.PLAIN, List.of(run("hi"))),
            new Block(Kind.QUOTE, List.of(run("one\ntwo"))),
            new Block(Kind.CODE, List.of(run("int *a* = 1;\n\nx"))),
            new Block(Kind.PLAIN, List.of(run("bye"))));
  }

  @Test
  void links_end_where_a_reader_would_end_them() {
    assertThat(links("see https://a.example/b_c_d?x=1, or (http://b.example)."))
        .containsExactly("https://a.example/b_c_d?x=1", "http://b.example");
    assertThat(links("https://en.example/wiki/Maru_(house) mailto:a@b.example maru://person/ab"))
        .containsExactly(
            "https://en.example/wiki/Maru_(house)", "mailto:a@b.example", "maru://person/ab");
    assertThat(links("javascript:alert(1) file:///etc/passwd ftp://x xhttp://y.example")).isEmpty();
  }

  @Test
  void names_of_web_pages_and_addresses_of_mail_are_links_without_the_particle_behind_them() {
    assertThat(runs("www.naver.com에서 봐"))
        .containsExactly(
            new Run("www.naver.com", Set.of(), Optional.of("https://www.naver.com")), run("에서 봐"));
    assertThat(runs("메일은mina.kim@maru.example로"))
        .containsExactly(
            run("메일은"),
            new Run("mina.kim@maru.example", Set.of(), Optional.of("mailto:mina.kim@maru.example")),
            run("로"));
    assertThat(
            links("WWW.Naver.COM, (www.a-b.co.kr:81/x_y?z=1). _www.c.example_ **d+e@f.example**"))
        .containsExactly(
            "https://WWW.Naver.COM",
            "https://www.a-b.co.kr:81/x_y?z=1",
            "https://www.c.example",
            "mailto:d+e@f.example");
    assertThat(links("hana@a.example www.b.example/검색 work_1@c.example"))
        .containsExactly(
            "mailto:hana@a.example", "https://www.b.example/검색", "mailto:work_1@c.example");
    assertThat(links("`www.naver.com` `a@b.example`")).isEmpty();
  }

  @Test
  void a_particle_behind_a_whole_link_is_no_part_of_its_name_either() {
    assertThat(links("https://naver.com에서 http://www.naver.com은"))
        .containsExactly("https://naver.com", "http://www.naver.com");
    assertThat(links("https://www.lg전자.kr https://마루.한국 https://a.example/한글에서"))
        .containsExactly("https://www.lg전자.kr", "https://마루.한국", "https://a.example/한글에서");
  }

  private static List<String> links(String text) {
    return Markup.parse(text).stream()
        .flatMap(block -> block.runs().stream())
        .flatMap(run -> run.link().stream())
        .toList();
  }

  @Test
  void nothing_is_lost_but_signs_and_nothing_fails_whatever_is_typed() {
    Random random = new Random(7);
    String signs = "*_~`> \nab:/h.)(가🌳@w";
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      random
          .ints(random.nextInt(60), 0, signs.length())
          .forEach(at -> text.append(signs.charAt(at)));
      String letters =
          String.join(
              "",
              Markup.parse(text.toString()).stream()
                  .flatMap(block -> block.runs().stream())
                  .map(Run::text)
                  .toList());
      assertThat(letters.replaceAll("[^ab가]", ""))
          .isEqualTo(text.toString().replaceAll("[^ab가]", ""));
    }
  }

  @Test
  void a_wall_of_signs_takes_no_time() {
    // Would take minutes if an end were looked for without a limit.
    assertThat(Markup.parse("*a ".repeat(5_000))).hasSize(1);
    assertThat(Markup.parse("**".repeat(8_000))).hasSize(1);
    assertThat(Markup.parse("a-b.c@".repeat(3_000) + "www.".repeat(3_000))).hasSize(1);
  }

  @Test
  void a_text_with_a_link_is_not_plain() {
    assertThat(Markup.isPlain("www.naver.com에서")).isFalse();
    assertThat(Markup.isPlain("WWW.naver.com")).isFalse();
    assertThat(Markup.isPlain("mina@maru.example")).isFalse();
    assertThat(Markup.isPlain("wwwhat. is this")).isTrue();
  }

  @Test
  void a_preview_is_one_line_without_the_signs() {
    assertThat(Markup.preview("see you *there*\n> at _noon_")).isEqualTo("see you there at noon");
    assertThat(Markup.preview("2 * 3 * 4")).isEqualTo("2 * 3 * 4");
  }

  @Test
  void a_preview_of_what_is_very_long_takes_its_beginning_only() {
    assertThat(Markup.preview("*a* ".repeat(100_000))).startsWith("a a a").endsWith("…");
  }
}
