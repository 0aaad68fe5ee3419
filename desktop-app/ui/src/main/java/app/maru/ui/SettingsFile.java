package app.maru.ui;

import app.maru.ui.model.ScreenSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where the window's settings are kept: the latest of them, however many writers hurry. Any
/// thread.
final class SettingsFile {
  private static final Logger LOG = LoggerFactory.getLogger(SettingsFile.class);

  private final Path file;
  private final AtomicReference<@Nullable Properties> latest = new AtomicReference<>();

  SettingsFile(Path file) {
    this.file = file;
  }

  /// Has this written by the next [#write].
  void take(Properties snapshot) {
    latest.set(snapshot);
  }

  /// Writes what was taken last, unless it is written; a disk that refuses costs only that.
  synchronized void write() {
    Properties snapshot = latest.getAndSet(null);
    if (snapshot != null) {
      try {
        ScreenSettings.write(snapshot, file);
      } catch (IOException e) {
        LOG.warn("the window's settings were not kept: {}", e.getClass().getSimpleName());
      }
    }
  }
}
