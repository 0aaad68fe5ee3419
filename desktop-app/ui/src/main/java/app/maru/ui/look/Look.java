package app.maru.ui.look;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.text.Font;

/// Fonts and style sheets, the same for every scene.
public final class Look {
  private static final List<String> FONTS =
      List.of("Pretendard-Regular.otf", "Pretendard-SemiBold.otf", "Pretendard-Bold.otf");
  private static final List<String> SHEETS =
      List.of(
          "base.css",
          "start.css",
          "chats.css",
          "conversation.css",
          "messages.css",
          "dialog.css",
          "find.css");
  private static final String STILL = "still";
  private static final double ANY_SIZE = 14;

  private Look() {}

  /// Loads the fonts. Once, before the first scene; on the screen's thread.
  public static void loadFonts() {
    Shaping.mend();
    for (String name : FONTS) {
      try (InputStream font = Look.class.getResourceAsStream("fonts/" + name)) {
        Font.loadFont(Objects.requireNonNull(font, name), ANY_SIZE);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /// Leaves out the toolkit's own look, which no scene here shows. Before the first control.
  public static void ground() {
    Application.setUserAgentStylesheet(sheet("ground.css"));
  }

  /// Dresses a scene in light or dark.
  public static void dress(Scene scene, boolean dark) {
    dress(scene, dark, false);
  }

  /// Dresses a scene in light or dark.
  ///
  /// @param contrast whether letters and edges stand out more than usual
  public static void dress(Scene scene, boolean dark, boolean contrast) {
    scene.setUserAgentStylesheet(
        dark
            ? new PrimerDark().getUserAgentStylesheet()
            : new PrimerLight().getUserAgentStylesheet());
    List<String> sheets = new ArrayList<>(List.of(dark ? "dark.css" : "light.css"));
    if (contrast) {
      sheets.add(dark ? "contrast-dark.css" : "contrast-light.css");
    }
    sheets.addAll(SHEETS);
    if (contrast) {
      sheets.add("contrast.css");
    }
    scene.getStylesheets().setAll(sheets.stream().map(Look::sheet).toList());
  }

  /// Has what opens in windows of its own fill them, with no corner or shadow.
  ///
  /// @param solid whether windows can't be seen through here
  public static void solid(Scene scene, boolean solid) {
    if (solid) {
      scene.getStylesheets().add(sheet("solid.css"));
    }
  }

  /// Has nothing move in a scene that needn't.
  public static void still(Scene scene, boolean still) {
    scene.getRoot().getStyleClass().remove(STILL);
    if (still) {
      scene.getRoot().getStyleClass().add(STILL);
    }
  }

  private static String sheet(String name) {
    return Objects.requireNonNull(Look.class.getResource(name), name).toExternalForm();
  }
}
