package app.maru.ui.desktop;

import java.util.Locale;
import java.util.Map;

/// The programs that come with Windows, by their whole names: no other program takes their place.
final class System32 {
  private static final String USUAL = "C:\\Windows";

  private System32() {}

  /// One of them.
  ///
  /// @param environment says where the system is, in whatever letters
  /// @param name of the file, with folders below that of the programs
  static String program(Map<String, String> environment, String name) {
    String root =
        environment.entrySet().stream()
            .filter(entry -> entry.getKey().toUpperCase(Locale.ROOT).equals("SYSTEMROOT"))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse(USUAL);
    return root + "\\System32\\" + name;
  }
}
