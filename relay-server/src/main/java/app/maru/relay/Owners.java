package app.maru.relay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.Optional;

/// Whose folders are.
@FunctionalInterface
interface Owners {
  /// Who owns a folder, if that is not the user who runs this program.
  ///
  /// @param folder is there
  Optional<String> somebodyElse(Path folder) throws IOException;

  /// What this system says. Windows is not asked: what an administrator makes there belongs to a
  /// group, and files take their rights from the folder, whoever makes them.
  static Optional<String> ofThisSystem(Path folder) throws IOException {
    if (!folder.getFileSystem().supportedFileAttributeViews().contains("unix")) {
      return Optional.empty();
    }
    UserPrincipal owner = Files.getOwner(folder);
    return owner.equals(runner(folder)) ? Optional.empty() : Optional.of(owner.getName());
  }

  /// Users of a container have no names, but their processes have owners.
  private static UserPrincipal runner(Path folder) throws IOException {
    Path process = Path.of("/proc/self");
    return Files.exists(process)
        ? Files.getOwner(process)
        : folder
            .getFileSystem()
            .getUserPrincipalLookupService()
            .lookupPrincipalByName(System.getProperty("user.name", ""));
  }
}
