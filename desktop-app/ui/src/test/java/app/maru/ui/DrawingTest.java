package app.maru.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;

final class DrawingTest {
  private final Properties settings = new Properties();

  @Test
  void the_processor_draws_where_linux_shows_no_card() {
    Drawing.choose("Linux", settings, _ -> false);
    assertThat(settings).containsEntry(Drawing.ORDER, "sw");
  }

  @Test
  void a_card_of_any_kind_is_left_to_javafx_to_find() {
    for (Path card : Drawing.CARDS) {
      Drawing.choose("Linux", settings, card::equals);
    }
    assertThat(settings).isEmpty();
  }

  @Test
  void nothing_is_said_of_other_systems() {
    Drawing.choose("Windows 11", settings, _ -> false);
    Drawing.choose("Mac OS X", settings, _ -> false);
    assertThat(settings).isEmpty();
  }

  @Test
  void who_chose_is_not_overruled() {
    settings.setProperty(Drawing.ORDER, "es2");
    Drawing.choose("Linux", settings, _ -> false);
    assertThat(settings).containsEntry(Drawing.ORDER, "es2");
  }
}
