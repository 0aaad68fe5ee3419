package app.maru.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.ui.control.Emblem;
import app.maru.ui.invented.Village;
import app.maru.ui.look.Look;
import app.maru.ui.model.AttentionSettings;
import app.maru.ui.text.Texts;
import java.nio.file.Path;
import java.util.Locale;
import javafx.scene.image.Image;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxToolkit;

/// Draws what there is about drawing attention, so that somebody can look at it:
/// `target/screenshots`.
final class AttentionScreenshotsTest {

  @BeforeAll
  static void start_the_toolkit() throws Exception {
    FxToolkit.registerPrimaryStage();
    Artist.onScreen(() -> {
      Look.loadFonts();
      return true;
    });
  }

  @EveryLook
  void every_screen_can_be_drawn(String theme, String language) throws Exception {
    Artist artist = Artist.in(theme, language);
    artist.quietUntil = AttentionSettings.FOR_EVER;
    artist.main(
        "quiet",
        (engine, view) -> {
          Village.people(engine, artist.korean());
          view.chats().open(Village.MINA);
        });
    artist.main(
        "settings-attention",
        (engine, view) -> {
          Village.people(engine, artist.korean());
          view.settings();
          artist.later = _ -> view.settings("shows");
        });
  }

  @ParameterizedTest
  @CsvSource({"light,en", "dark,ko"})
  void closing_says_what_it_does(String theme, String language) throws Exception {
    Artist artist = new Artist("dark".equals(theme), Texts.in(Locale.of(language)));
    artist.main(
        "tray",
        (engine, view) -> {
          Village.people(engine, artist.korean());
          view.explainTray(() -> {}, () -> {});
        });
    artist.main(
        "settings-tray",
        (engine, view) -> {
          Village.people(engine, artist.korean());
          view.settings();
          artist.later = _ -> view.settings("start");
        });
  }

  @Test
  void the_sign_says_how_much_waits() throws Exception {
    for (int size : new int[] {16, 22, 32, 48, 128}) {
      for (int unread : new int[] {0, 1, 12}) {
        Image sign = Artist.onScreen(() -> Emblem.draw(size, Emblem.badge(unread)));
        assertThat(sign.getWidth()).isEqualTo(size);
        assertThat(sign.getHeight()).isEqualTo(size);
        Png.write(sign, Path.of("target", "screenshots", "sign-%d-%d.png".formatted(size, unread)));
        int inside = sign.getPixelReader().getArgb(size - size / 4, size / 16);
        assertThat((inside >> 16 & 0xFF) > 0xB0 && (inside & 0xFF) < 0x60)
            .as("red above the number of %s at %s", unread, size)
            .isEqualTo(unread > 0);
      }
    }
  }

  @Test
  void more_than_nine_are_not_counted_on_the_sign() {
    assertThat(Emblem.badge(0)).isEmpty();
    assertThat(Emblem.badge(9)).isEqualTo("9");
    assertThat(Emblem.badge(10)).isEqualTo("9+");
  }
}
