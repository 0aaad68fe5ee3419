package app.maru.ui.look;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Whether letters stand out from what is behind them, by the formula of WCAG 2.2.
final class ContrastTest {
  private static final Pattern COLOUR = Pattern.compile("(-maru-[a-z-]+): #([0-9a-f]{6});");

  /// Success criterion 1.4.6, level AAA.
  private static final double HIGH = 7;

  /// Success criterion 1.4.3, level AA.
  private static final double ENOUGH = 4.5;

  private static final List<String> GROUNDS =
      List.of("-maru-list", "-maru-panel", "-maru-ground", "-maru-field");

  @Test
  void in_high_contrast_all_letters_stand_out_sevenfold() throws IOException {
    for (String theme : List.of("light", "dark")) {
      Map<String, Integer> colours = colours(theme + ".css", "contrast-" + theme + ".css");
      for (String ground : GROUNDS) {
        for (String letters :
            List.of(
                "-maru-text",
                "-maru-muted",
                "-maru-subtle",
                "-maru-accent",
                "-maru-danger",
                "-maru-relay",
                "-maru-waiting",
                "-maru-online")) {
          stands(colours, letters, ground, HIGH, theme);
        }
      }
      stands(colours, "-maru-on-accent", "-maru-accent", HIGH, theme);
      stands(colours, "-maru-text", "-maru-list-chosen", HIGH, theme);
      stands(colours, "-maru-muted", "-maru-list-chosen", HIGH, theme);
      stands(colours, "-maru-mine-text", "-maru-mine", HIGH, theme);
      stands(colours, "-maru-mine-meta", "-maru-mine", HIGH, theme);
      stands(colours, "-maru-mine-read", "-maru-mine", HIGH, theme);
      stands(colours, "-maru-mine-danger", "-maru-mine", HIGH, theme);
      stands(colours, "-maru-pill-text", "-maru-pill", HIGH, theme);
      stands(colours, "-maru-text", "-maru-mark", ENOUGH, theme);
      stands(colours, "-maru-request", "-maru-list-chosen", HIGH, theme);
      stands(colours, "-maru-theirs-meta", "-maru-theirs", HIGH, theme);
      stands(colours, "-maru-line", "-maru-panel", ENOUGH, theme);
    }
  }

  @Test
  void what_is_to_be_read_stands_out_enough_in_the_usual_look() throws IOException {
    for (String theme : List.of("light", "dark")) {
      Map<String, Integer> colours = colours(theme + ".css");
      for (String ground :
          List.of(
              "-maru-list", "-maru-panel", "-maru-ground", "-maru-field", "-maru-list-chosen")) {
        stands(colours, "-maru-text", ground, HIGH, theme);
        for (String letters : List.of("-maru-muted", "-maru-subtle", "-maru-accent")) {
          stands(colours, letters, ground, ENOUGH, theme);
        }
      }
      stands(colours, "-maru-mine-text", "-maru-mine", HIGH, theme);
      for (String letters : List.of("-maru-mine-meta", "-maru-mine-read", "-maru-mine-danger")) {
        stands(colours, letters, "-maru-mine", ENOUGH, theme);
        stands(colours, letters, "-maru-mine-quote", ENOUGH, theme);
      }
      stands(colours, "-maru-theirs-meta", "-maru-theirs", ENOUGH, theme);
      stands(colours, "-maru-on-accent", "-maru-accent", ENOUGH, theme);
      stands(colours, "-maru-danger", "-maru-danger-soft", ENOUGH, theme);
      stands(colours, "-maru-request", "-maru-warn-soft", ENOUGH, theme);
    }
  }

  @Test
  void a_system_that_wants_high_contrast_is_understood() {
    assertThat(Wishes.highContrast(Map.of())).isFalse();
    assertThat(Wishes.highContrast(Map.of("Windows.SPI.HighContrast", true))).isTrue();
    assertThat(Wishes.highContrast(Map.of("Windows.SPI.HighContrast", false))).isFalse();
    assertThat(Wishes.highContrast(Map.of("GTK.theme_name", "HighContrastInverse"))).isTrue();
    assertThat(Wishes.highContrast(Map.of("GTK.theme_name", "Adwaita"))).isFalse();
  }

  private static void stands(
      Map<String, Integer> colours, String letters, String ground, double least, String theme) {
    double one = light(Objects.requireNonNull(colours.get(letters), letters));
    double other = light(Objects.requireNonNull(colours.get(ground), ground));
    double ratio = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    assertThat(ratio).as(theme + ": " + letters + " on " + ground).isGreaterThanOrEqualTo(least);
  }

  private static double light(int rgb) {
    return 0.2126 * channel(rgb >> 16) + 0.7152 * channel(rgb >> 8) + 0.0722 * channel(rgb);
  }

  private static double channel(int value) {
    double part = (value & 0xff) / 255.0;
    return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
  }

  /// Of later sheets the colours count.
  private static Map<String, Integer> colours(String... sheets) throws IOException {
    Map<String, Integer> colours = new HashMap<>();
    for (String sheet : sheets) {
      try (InputStream in = Look.class.getResourceAsStream(sheet)) {
        String text =
            new String(Objects.requireNonNull(in, sheet).readAllBytes(), StandardCharsets.UTF_8);
        Matcher matcher = COLOUR.matcher(text);
        while (matcher.find()) {
          colours.put(matcher.group(1), Integer.parseInt(matcher.group(2), 16));
        }
      }
    }
    return colours;
  }
}
