package app.maru.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class TextsTest {
  private static final String BUNDLE = "app.maru.ui.text.texts";
  private static final Pattern KEY = Pattern.compile("\"([a-z]+(?:[.-][a-z]+)+)\"");

  @Test
  void both_languages_have_the_same_keys() {
    assertThat(keys(Locale.KOREAN)).isEqualTo(keys(Locale.ENGLISH));
  }

  @Test
  void every_key_is_used_in_the_code() throws IOException {
    Set<String> unused = keys(Locale.ENGLISH);
    unused.removeAll(written());
    assertThat(unused).isEmpty();
  }

  @Test
  void both_languages_take_the_same_arguments() {
    ResourceBundle english = ResourceBundle.getBundle(BUNDLE, Locale.ENGLISH);
    ResourceBundle korean = ResourceBundle.getBundle(BUNDLE, Locale.KOREAN);
    for (String key : keys(Locale.ENGLISH)) {
      assertThat(arguments(korean.getString(key)))
          .as(key)
          .isEqualTo(arguments(english.getString(key)));
    }
  }

  @Test
  void no_text_holds_an_apostrophe_that_a_message_format_would_swallow() {
    for (Locale locale : new Locale[] {Locale.ENGLISH, Locale.KOREAN}) {
      ResourceBundle bundle = ResourceBundle.getBundle(BUNDLE, locale);
      for (String key : keys(locale)) {
        assertThat(bundle.getString(key)).as(key).doesNotContain("'").isNotBlank();
      }
    }
  }

  @Test
  void korean_readers_read_korean_and_everybody_else_english() {
    assertThat(Texts.in(Locale.KOREA).get("app.name")).isEqualTo("마루");
    assertThat(Texts.in(Locale.FRANCE).get("app.name")).isEqualTo("Maru");
  }

  @Test
  void numbers_and_names_are_put_in() {
    Texts texts = Texts.in(Locale.ENGLISH);
    assertThat(texts.get("chats.unread", 1)).isEqualTo("1 unread message");
    assertThat(texts.get("chats.unread", 12)).isEqualTo("12 unread messages");
    assertThat(texts.get("request.title", "{0} 'Mina'")).startsWith("{0} 'Mina' wants");
  }

  private static Set<String> keys(Locale locale) {
    return new TreeSet<>(ResourceBundle.getBundle(BUNDLE, locale).keySet());
  }

  private static Set<String> arguments(String pattern) {
    Set<String> found = new TreeSet<>();
    Matcher matcher = Pattern.compile("\\{(\\d)").matcher(pattern);
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }

  /// Keys are written out where they are used; only those that are not keys look alike by chance.
  private static Set<String> written() throws IOException {
    Set<String> found = new TreeSet<>();
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
      sources
          .filter(path -> path.toString().endsWith(".java"))
          .forEach(path -> {
            try {
              Matcher matcher = KEY.matcher(Files.readString(path));
              while (matcher.find()) {
                found.add(matcher.group(1));
              }
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    }
    return found;
  }

  /// Orders end in 세요 and questions in 까요, also in formal letters; 아니요 is no verb.
  private static final Pattern COLLOQUIAL = Pattern.compile("(?<!세|까|아니|필)요(?![가-힣])");

  @Test
  void korean_is_said_in_one_register_and_names_are_written_in_one_way() {
    ResourceBundle korean = ResourceBundle.getBundle(BUNDLE, Locale.KOREAN);
    for (String key : keys(Locale.KOREAN)) {
      assertThat(korean.getString(key))
          .as(key)
          .doesNotContain("} 님")
          .doesNotContainPattern(COLLOQUIAL);
    }
  }
}
