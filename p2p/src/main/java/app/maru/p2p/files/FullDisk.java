package app.maru.p2p.files;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Tells a full disk from other failures.
public final class FullDisk {
  private FullDisk() {}

  /// Whether there was no space left behind this failure. No API says so, so the system's sentence
  /// must.
  public static boolean isBehind(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      String message = t instanceof FileSystemException f ? f.getReason() : t.getMessage();
      if (t instanceof IOException && saysSo(message)) {
        return true;
      }
    }
    return false;
  }

  private static boolean saysSo(@Nullable String message) {
    if (message == null) {
      return false;
    }
    String text = message.toLowerCase(Locale.ROOT);
    return Stream.of("no space left", "not enough space", "quota exceeded", "disk full")
        .anyMatch(text::contains);
  }
}
