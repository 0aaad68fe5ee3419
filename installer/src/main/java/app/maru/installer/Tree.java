package app.maru.installer;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Files as they will lie on the computer of whoever installs them.
///
/// Times of change are kept when copying: Java trusts what it remembers of a jar only while that is
/// as old as it was.
final class Tree {
  private final Path root;

  Tree(Path root) throws IOException {
    this.root = Files.createDirectories(root);
  }

  Path root() {
    return root;
  }

  /// Copies a folder's content.
  ///
  /// @param place where to, from the root
  void copy(Path folder, String place) throws IOException {
    Path target = root.resolve(place);
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes)
              throws IOException {
            Path made = Files.createDirectories(target.resolve(folder.relativize(dir).toString()));
            Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rwxr-xr-x"));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Path copy = target.resolve(folder.relativize(file).toString());
            Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
            String modes = Files.isExecutable(file) ? "rwxr-xr-x" : "rw-r--r--";
            if (!Files.isSymbolicLink(copy)) {
              Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString(modes));
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /// Puts a link.
  void link(String place, String target) throws IOException {
    Path link = root.resolve(place);
    Files.createDirectories(link.getParent());
    Files.createSymbolicLink(link, Path.of(target));
  }

  /// Deletes a folder with all that is in it, if it is there.
  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  /// What the files need on a disk, in KiB.
  long kibibytes() throws IOException {
    long bytes = 0;
    for (Path file : files()) {
      bytes += Files.isSymbolicLink(file) ? 0 : Files.size(file);
    }
    return bytes / 1024;
  }

  /// Every file and link, as a path from the root.
  List<String> names() throws IOException {
    return files().stream().map(file -> root.relativize(file).toString()).toList();
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> walk = Files.walk(root)) {
      return walk.filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
          .sorted()
          .toList();
    }
  }
}
