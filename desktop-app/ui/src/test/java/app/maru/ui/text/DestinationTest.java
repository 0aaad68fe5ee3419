package app.maru.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.ui.text.Destination.Doubt;
import app.maru.ui.text.Destination.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DestinationTest {
  private static Destination of(String link) {
    return Destination.of(link).orElseThrow();
  }

  @Test
  void an_honest_link_raises_no_doubt() {
    Destination plain = of("https://maru.example/a?b#c");
    assertThat(plain.host()).isEqualTo("maru.example");
    assertThat(plain.doubts()).isEmpty();
    assertThat(plain.plain()).isEmpty();
    assertThat(of("https://마루.example/").doubts()).isEmpty();
    assertThat(of("https://마루.example/").host()).isEqualTo("마루.example");
    assertThat(of("https://마루.example/").plain()).contains("xn--2s2b1p.example");
    assertThat(of("https://xn--2s2b1p.example").host()).isEqualTo("마루.example");
    assertThat(of("https://食べる.example").doubts()).isEmpty();
  }

  @Test
  void what_deceives_is_said() {
    assertThat(of("http://maru.example").doubts()).containsExactly(Doubt.NOT_ENCRYPTED);
    Destination name = of("https://bank.example@evil.example/login");
    assertThat(name.host()).isEqualTo("evil.example");
    assertThat(name.doubts()).containsExactly(Doubt.NAME_BEFORE_HOST);
    assertThat(of("https://pаypal.example").doubts()).containsExactly(Doubt.MIXED_SCRIPTS);
    Destination alike = of("https://асе.example");
    assertThat(alike.doubts()).containsExactly(Doubt.LOOKS_LIKE_ANOTHER);
    assertThat(alike.plain()).isPresent();
    assertThat(of("https://192.168.0.1:8443/").doubts()).containsExactly(Doubt.NUMBERS_ONLY);
    assertThat(of("https://[::1]/").doubts()).containsExactly(Doubt.NUMBERS_ONLY);
  }

  @Test
  void a_name_that_browsers_read_otherwise_is_shown_as_it_is_written_and_doubted() {
    for (String host :
        List.of("paßbank.example", "βόλος.example", "a\u200db.example", "PAẞ.example")) {
      Destination read = of("https://" + host + "/login");
      assertThat(read.host()).isEqualTo(host);
      assertThat(read.doubts()).contains(Doubt.LOOKS_LIKE_ANOTHER);
      assertThat(read.plain()).as("it would be the name of another place").isEmpty();
    }
    assertThat(of("https://passbank.example").doubts()).isEmpty();
  }

  @Test
  void of_several_names_before_the_host_none_is_the_host() {
    assertThat(of("https://a@bank.example@evil.example/").host()).isEqualTo("evil.example");
  }

  @Test
  void a_backslash_does_not_hide_the_host() {
    assertThat(of("https://evil.example\\@bank.example/").host()).doesNotContain("bank");
  }

  @Test
  void only_links_that_are_ever_opened_are_destinations() {
    assertThat(of("mailto:mina@maru.example?subject=x"))
        .satisfies(mail -> assertThat(mail.kind()).isEqualTo(Kind.MAIL))
        .satisfies(mail -> assertThat(mail.host()).isEqualTo("mina@maru.example"));
    assertThat(of("maru://relay/x").kind()).isEqualTo(Kind.MARU);
    for (String link :
        new String[] {"javascript:alert(1)", "file:///etc/passwd", "https://", "ftp://x", ""}) {
      assertThat(Destination.of(link)).as(link).isEmpty();
    }
  }
}
