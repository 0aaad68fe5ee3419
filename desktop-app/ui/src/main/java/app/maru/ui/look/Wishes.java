package app.maru.ui.look;

import java.util.Locale;
import java.util.Map;

/// What a system says about how people need its screens, as far as JavaFX passes it on.
public final class Wishes {
  private Wishes() {}

  /// Whether letters shall stand out more than usual.
  ///
  /// @param system what JavaFX calls the platform's preferences
  public static boolean highContrast(Map<String, Object> system) {
    return Boolean.TRUE.equals(system.get("Windows.SPI.HighContrast"))
        || (system.get("GTK.theme_name") instanceof String theme
            && theme.toLowerCase(Locale.ROOT).replace("-", "").contains("highcontrast"));
  }
}
