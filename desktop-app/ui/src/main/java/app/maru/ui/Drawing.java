package app.maru.ui;

import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.function.Predicate;

/// Who draws the window: the graphics card, or the processor.
final class Drawing {
  /// JavaFX's setting for it.
  static final String ORDER = "prism.order";

  /// Where Linux shows a graphics card: its own drivers, NVIDIA's, and those of its guests on
  /// Windows.
  static final List<Path> CARDS =
      List.of(Path.of("/dev/dri"), Path.of("/dev/nvidiactl"), Path.of("/dev/dxg"));

  private Drawing() {}

  /// Spares JavaFX the search for a card where there is none, as on a virtual machine: it loads all
  /// of OpenGL, finds that the processor would draw with it, and refuses that after a third of a
  /// second.
  static void choose(String system, Properties settings, Predicate<Path> exists) {
    if (system.equals("Linux") && CARDS.stream().noneMatch(exists)) {
      settings.putIfAbsent(ORDER, "sw");
    }
  }
}
