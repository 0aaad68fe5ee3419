package app.maru.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SettingsFileTest {
  @TempDir private Path folder;

  private static Properties zoom(String factor) {
    Properties settings = new Properties();
    settings.setProperty("zoom", factor);
    return settings;
  }

  @Test
  void the_latest_is_written_whoever_comes_last() throws Exception {
    Path file = folder.resolve("deep").resolve("screen.properties");
    SettingsFile kept = new SettingsFile(file);
    kept.take(zoom("1.1"));
    kept.take(zoom("1.2"));
    kept.write();
    assertThat(Files.readString(file)).contains("zoom=1.2");
    Files.delete(file);
    kept.write();
    assertThat(file).as("it was written already").doesNotExist();
  }
}
