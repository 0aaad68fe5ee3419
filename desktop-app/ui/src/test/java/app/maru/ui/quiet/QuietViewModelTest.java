package app.maru.ui.quiet;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.ui.attention.Alarm;
import app.maru.ui.attention.Quiet;
import app.maru.ui.model.AttentionSettings;
import app.maru.ui.model.ScreenSettings;
import app.maru.ui.text.Texts;
import app.maru.ui.text.Times;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;

final class QuietViewModelTest {
  /// 14:47 in Seoul.
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-21T05:47:00Z"));

  private final AttentionSettings settings = ScreenSettings.read(Path.of("none")).attention();
  private final Texts texts = Texts.in(Locale.ENGLISH);
  private final QuietViewModel model =
      new QuietViewModel(
          settings,
          new Quiet(settings, Alarm.NEVER, Runnable::run, CLOCK).now(),
          texts,
          new Times(texts, Locale.UK, ZoneId.of("Asia/Seoul"), CLOCK));

  private void choose(String id) {
    model.choices().stream()
        .filter(choice -> choice.id().equals(id))
        .findFirst()
        .orElseThrow()
        .choose()
        .run();
  }

  @Test
  void quiet_lasts_as_long_as_was_chosen_and_says_so() {
    assertThat(model.words()).isEqualTo("Do not disturb…");
    choose("quiet-hour");
    assertThat(model.words()).startsWith("Nothing disturbs you until 15:47.");
    choose("quiet-off");
    choose("quiet-hours");
    assertThat(model.words()).startsWith("Nothing disturbs you until 18:47.");
    choose("quiet-off");
    choose("quiet-morning");
    assertThat(model.words()).startsWith("Nothing disturbs you until tomorrow, 08:00.");
    choose("quiet-off");
    choose("quiet-ever");
    assertThat(model.words()).startsWith("Nothing disturbs you until you turn it off.");
    choose("quiet-off");
    assertThat(model.words()).isEqualTo("Do not disturb…");
  }

  @Test
  void while_it_is_quiet_only_the_end_is_offered() {
    assertThat(model.choices()).hasSize(4);
    choose("quiet-ever");
    assertThat(model.choices()).singleElement().extracting("id").isEqualTo("quiet-off");
  }
}
