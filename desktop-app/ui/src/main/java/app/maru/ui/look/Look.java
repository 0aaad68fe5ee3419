package app.maru.ui.look;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import javafx.scene.Scene;
import javafx.scene.text.Font;

/// Fonts and style sheets, the same for every scene.
public final class Look {
  private static final List<String> FONTS =
      List.of("Pretendard-Regular.otf", "Pretendard-SemiBold.otf", "Pretendard-Bold.otf");
  private static final double ANY_SIZE = 14;

  private Look() {}

  /// Loads the fonts. Once, before the first scene; on the screen's thread.
  public static void loadFonts() {
    for (String name : FONTS) {
      try (InputStream font = Look.class.getResourceAsStream("fonts/" + name)) {
        Font.loadFont(Objects.requireNonNull(font, name), ANY_SIZE);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /// Dresses a scene in light or dark.
  public static void dress(Scene scene, boolean dark) {
    scene.setUserAgentStylesheet(
        dark
            ? new PrimerDark().getUserAgentStylesheet()
            : new PrimerLight().getUserAgentStylesheet());
    scene
        .getStylesheets()
        .setAll(
            sheet(dark ? "dark.css" : "light.css"),
            sheet("base.css"),
            sheet("start.css"),
            sheet("chats.css"),
            sheet("conversation.css"),
            sheet("messages.css"),
            sheet("dialog.css"),
            sheet("find.css"));
  }

  private static String sheet(String name) {
    return Objects.requireNonNull(Look.class.getResource(name), name).toExternalForm();
  }
}
