package app.maru.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.ui.model.ScreenSettings;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.Test;

/// The calendar in which one chooses a day.
final class CalendarScreenTest extends OnScreen {
  private List<String> calendar(ScreenSettings.Language language, String part) {
    robot.interact(() -> window.settings.language().set(language));
    robot.clickOn("Mina Kim");
    turn();
    robot.write("x");
    turn();
    robot.clickOn(".later");
    turn();
    robot.interact(() -> robot.lookup(".later-day").queryAs(DatePicker.class).show());
    turn();
    List<String> words =
        robot.lookup(part).queryAllAs(Labeled.class).stream().map(Labeled::getText).toList();
    robot.interact(() -> robot.lookup(".later-day").queryAs(DatePicker.class).hide());
    robot.clickOn(".card-close");
    turn();
    return words;
  }

  @Test
  void its_months_and_days_are_named_in_the_language_of_the_window() {
    assertThat(calendar(ScreenSettings.Language.KOREAN, ".date-picker-popup .spinner-label"))
        .contains("11월");
    assertThat(calendar(ScreenSettings.Language.KOREAN, ".date-picker-popup .day-name-cell"))
        .hasSize(7)
        .allSatisfy(day -> assertThat("일월화수목금토").contains(day));
    assertThat(calendar(ScreenSettings.Language.ENGLISH, ".date-picker-popup .spinner-label"))
        .contains("November");
  }

  @Test
  void the_formats_of_the_system_come_back_with_the_end_of_the_window() {
    Locale during = Locale.getDefault(Locale.Category.FORMAT);
    assertThat(during.getLanguage()).isEqualTo("en");
    robot.interact(() -> window.settings.language().set(ScreenSettings.Language.KOREAN));
    assertThat(Locale.getDefault(Locale.Category.FORMAT).getLanguage()).isEqualTo("ko");
    robot.interact(() -> window.main.close());
    assertThat(Locale.getDefault(Locale.Category.FORMAT).getCountry())
        .isEqualTo(during.getCountry());
  }
}
