package app.maru.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

final class DrawingTest {
  private static final Path BEFORE = Path.of("src/main/dist/lib/maru.sh");

  private final Properties settings = new Properties();

  @Test
  void the_processor_draws_where_linux_shows_no_card() {
    Drawing.choose("Linux", settings, _ -> false);
    assertThat(settings).containsEntry(Drawing.ORDER, "sw");
  }

  @Test
  void a_card_of_any_kind_is_left_to_javafx_to_find() {
    for (Path card : Drawing.CARDS) {
      Drawing.choose("Linux", settings, card::equals);
    }
    assertThat(settings).isEmpty();
  }

  /// GTK loads all of OpenGL otherwise, which is a fifth of what the window takes.
  @Test
  @EnabledOnOs(OS.LINUX)
  void the_start_script_spares_gtk_that_search_too() throws Exception {
    boolean card = Drawing.CARDS.stream().anyMatch(Files::exists);
    assertThat(openGl("")).isEqualTo(card ? "none" : "disable");
    assertThat(openGl("export GDK_GL=always; ")).isEqualTo("always");
    assertThat(BEFORE)
        .content()
        .contains(Drawing.CARDS.stream().map(path -> "-e " + path + " ").toList());
  }

  private static String openGl(String before) throws Exception {
    Process shell =
        new ProcessBuilder("sh", "-euc", before + ". ./maru.sh; echo ${GDK_GL-none}")
            .directory(BEFORE.toFile().getParentFile())
            .start();
    try (BufferedReader says = shell.inputReader()) {
      return says.readLine();
    }
  }

  @Test
  void nothing_is_said_of_other_systems() {
    Drawing.choose("Windows 11", settings, _ -> false);
    Drawing.choose("Mac OS X", settings, _ -> false);
    assertThat(settings).isEmpty();
  }

  @Test
  void who_chose_is_not_overruled() {
    settings.setProperty(Drawing.ORDER, "es2");
    Drawing.choose("Linux", settings, _ -> false);
    assertThat(settings).containsEntry(Drawing.ORDER, "es2");
  }
}
