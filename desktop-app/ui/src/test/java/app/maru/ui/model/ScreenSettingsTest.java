package app.maru.ui.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ScreenSettingsTest {
  @TempDir Path folder;

  @Test
  void settings_come_back() throws IOException {
    Path file = folder.resolve("new").resolve("a.screen.properties");
    ScreenSettings settings = ScreenSettings.read(file);
    settings.theme().set(ScreenSettings.Theme.DARK);
    settings.language().set(ScreenSettings.Language.KOREAN);
    settings.enterSends().set(false);
    settings.width().set(1234);
    settings.offersRelays().set(false);
    settings.discovery().set(false);
    settings.contrast().set(ScreenSettings.Wish.ALWAYS);
    settings.stillness().set(ScreenSettings.Wish.NEVER);
    settings.zoomIn();
    settings.attention().notifies().set(false);
    settings.attention().shows().set(AttentionSettings.Shows.NAME);
    settings.attention().hides().set(false);
    settings.attention().hidesKnown().set(true);
    settings.attention().quietUntil().set(1_700_000_000_000L);
    settings.attention().hears(AttentionSettings.Sound.HERE).set(true);
    settings.attention().hears(AttentionSettings.Sound.FAILED).set(false);
    ScreenSettings.write(settings.snapshot(), file);
    ScreenSettings again = ScreenSettings.read(file);
    assertThat(again.snapshot()).isEqualTo(settings.snapshot());
    assertThat(again.zoom().get()).isEqualTo(1.1);
  }

  @Test
  void a_broken_file_is_as_if_there_were_none() throws IOException {
    Path file = folder.resolve("a.screen.properties");
    Files.writeString(file, "theme=PINK\nzoom=\\u00zz\nwidth=wide\nshows=ALL\nquietUntil=soon\n");
    assertThat(ScreenSettings.read(file).snapshot())
        .isEqualTo(ScreenSettings.read(folder.resolve("none")).snapshot());
    Files.writeString(file, "theme=PINK\nzoom=900\nwidth=NaN\n");
    ScreenSettings settings = ScreenSettings.read(file);
    assertThat(settings.zoom().get()).isEqualTo(ScreenSettings.MAX_ZOOM);
    assertThat(settings.width().get()).isEqualTo(1080);
  }

  @Test
  void a_wish_follows_the_system_unless_the_person_says_otherwise() {
    assertThat(ScreenSettings.Wish.SYSTEM.holds(true)).isTrue();
    assertThat(ScreenSettings.Wish.SYSTEM.holds(false)).isFalse();
    assertThat(ScreenSettings.Wish.ALWAYS.holds(false)).isTrue();
    assertThat(ScreenSettings.Wish.NEVER.holds(true)).isFalse();
  }

  @Test
  void zoom_stays_readable() {
    ScreenSettings settings = ScreenSettings.read(folder.resolve("none"));
    for (int step = 0; step < 50; step++) {
      settings.zoomOut();
    }
    assertThat(settings.zoom().get()).isEqualTo(ScreenSettings.MIN_ZOOM);
    settings.zoomReset();
    assertThat(settings.zoom().get()).isEqualTo(1);
  }
}
