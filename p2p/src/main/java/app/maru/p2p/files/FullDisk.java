package app.maru.p2p.files;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Tells a full disk from other failures.
public final class FullDisk {
  /// A disk with less is full. What failed may have needed more than what is still free.
  private static final long FULL_BELOW = 1 << 20;

  private static final Set<Class<?>> UNNAMED = Set.of(IOException.class, FileSystemException.class);

  private FullDisk() {}

  /// As [#isBehind(Throwable)], also where the system speaks another language: a write that failed
  /// without a name failed for lack of space where there is none.
  ///
  /// @param near what was written, or the folder; it need not be there
  public static boolean isBehind(Throwable failure, Path near) {
    return isBehind(failure) || (mayBeOfWriting(failure) && isFull(near));
  }

  /// What a system says of a write has no class of its own, as the lack of a permission and the end
  /// of a file have; and nothing but a system's failure is of the disk.
  private static boolean mayBeOfWriting(Throwable failure) {
    boolean unnamed = false;
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof IOException) {
        if (!UNNAMED.contains(t.getClass())) {
          return false;
        }
        unnamed = true;
      }
    }
    return unnamed;
  }

  private static boolean isFull(Path near) {
    try {
      FileStore disk = Files.getFileStore(PrivateFiles.nearest(near));
      // One that can only be read has no room either, and some in a network don't say how much.
      boolean says = !disk.isReadOnly() && disk.getTotalSpace() > 0;
      return says && disk.getUsableSpace() < FULL_BELOW;
    } catch (IOException e) {
      return false;
    }
  }

  /// Whether there was no space left behind this failure. No API says so, so the system's sentence
  /// must, in English: where a path is at hand, ask with it.
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
