package app.maru.installer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What is told of a release, before it is signed.
///
/// @param version the newest one
/// @param minimum older ones should not be used any more
/// @param signedAt now
/// @param expires when it does not count any more
/// @param page where a person reads about it
record ReleaseNews(String version, String minimum, Instant signedAt, Instant expires, String page) {
  /// How packages of the window are called, with their version, and which computers they are for;
  /// those of the relay are the operators' own care.
  private static final Map<Pattern, String> KINDS = kinds();

  /// The JSON that tells of all packages in a folder.
  ///
  /// @param at where they will lie
  String of(Path packages, String at) throws IOException, PackagingException {
    Map<String, Path> byKind = new LinkedHashMap<>();
    try (Stream<Path> found = Files.list(packages)) {
      for (Path file : found.sorted().toList()) {
        Optional<Kind> kind = kind(file.getFileName().toString());
        if (kind.isPresent()) {
          put(byKind, kind.get(), file);
        }
      }
    }
    List<String> files = new ArrayList<>();
    for (Map.Entry<String, Path> file : byKind.entrySet()) {
      files.add(download(file.getKey(), file.getValue(), at));
    }
    if (files.isEmpty()) {
      throw new PackagingException("There are no packages in " + packages + ".");
    }
    return """
    {
      "version": "%s",
      "minimum": "%s",
      "signedAt": "%s",
      "expires": "%s",
      "page": "%s",
      "files": [
    %s
      ]
    }
    """
        .formatted(version, minimum, signedAt, expires, page, String.join(",\n", files));
  }

  /// Nothing of an earlier build that lies there, too, is told of as the new version.
  private void put(Map<String, Path> byKind, Kind kind, Path file) throws PackagingException {
    Version mine = Version.of(version);
    String wanted = kind.name().startsWith("linux-") ? mine.packaged() : mine.numbers();
    if (!kind.version().equals(wanted)) {
      throw new PackagingException(file.getFileName() + " is not of version " + version + ".");
    }
    Path other = byKind.putIfAbsent(kind.name(), file);
    if (other != null) {
      throw new PackagingException(
          "%s and %s are both %s.".formatted(other.getFileName(), file.getFileName(), kind.name()));
    }
  }

  private static String download(String kind, Path file, String at) throws IOException {
    String folder = at.endsWith("/") ? at : at + "/";
    return "    {\"for\": \"%s\", \"name\": \"%s\", \"size\": %d, \"sha256\": \"%s\", \"at\": \"%s\"}"
        .formatted(
            kind,
            file.getFileName(),
            Files.size(file),
            Checksums.of(file),
            folder + file.getFileName().toString().replace("~", "%7E"));
  }

  /// What a name tells of a package.
  ///
  /// @param name which computers it is for
  record Kind(String name, String version) {}

  static Optional<Kind> kind(String name) {
    return KINDS.entrySet().stream()
        .map(kind -> {
          Matcher matcher = kind.getKey().matcher(name);
          return matcher.matches()
              ? Optional.of(new Kind(kind.getValue(), matcher.group(1)))
              : Optional.<Kind>empty();
        })
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Map<Pattern, String> kinds() {
    Map<Pattern, String> kinds = new LinkedHashMap<>();
    kinds.put(Pattern.compile("maru_(.*)_amd64\\.deb"), "linux-x64-deb");
    kinds.put(Pattern.compile("maru_(.*)_arm64\\.deb"), "linux-arm64-deb");
    kinds.put(Pattern.compile("maru-(\\d.*)-\\d+\\.x86_64\\.rpm"), "linux-x64-rpm");
    kinds.put(Pattern.compile("maru-(\\d.*)-\\d+\\.aarch64\\.rpm"), "linux-arm64-rpm");
    kinds.put(Pattern.compile("maru-(\\d.*)-linux-x64\\.tar\\.gz"), "linux-x64-tar.gz");
    kinds.put(Pattern.compile("maru-(\\d.*)-linux-arm64\\.tar\\.gz"), "linux-arm64-tar.gz");
    // jpackage names no machine: these are the ones that the workflow has.
    kinds.put(Pattern.compile("Maru-(.*)\\.msi"), "windows-x64-msi");
    kinds.put(Pattern.compile("Maru-(.*)\\.exe"), "windows-x64-exe");
    kinds.put(Pattern.compile("Maru-(.*)\\.dmg"), "macos-arm64-dmg");
    kinds.put(Pattern.compile("Maru-(.*)\\.pkg"), "macos-arm64-pkg");
    return kinds;
  }
}
