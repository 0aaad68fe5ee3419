package app.maru.messaging.policy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/// Tells an administrator's file from one that anybody could have written.
@FunctionalInterface
interface Trust {
  /// Whoever wrote it: for a file that the person has named.
  Trust ANYBODY = _ -> true;

  /// Root's, and nobody else can write it.
  Trust ROOT =
      file -> {
        Set<PosixFilePermission> open = Files.getPosixFilePermissions(file);
        return Integer.valueOf(0).equals(Files.getAttribute(file, "unix:uid"))
            && !open.contains(PosixFilePermission.GROUP_WRITE)
            && !open.contains(PosixFilePermission.OTHERS_WRITE);
      };

  /// Whether only this computer's administrators can have written the file.
  ///
  /// @throws IOException if that can't be told
  boolean isIn(Path file) throws IOException;
}
