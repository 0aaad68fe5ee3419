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
  /// How packages of the window are called, and which computers they are for; those of the relay
  /// are the operators' own care.
  private static final Map<Pattern, String> KINDS = kinds();

  /// The JSON that tells of all packages in a folder.
  ///
  /// @param at where they will lie
  String of(Path packages, String at) throws IOException, PackagingException {
    List<String> files = new ArrayList<>();
    try (Stream<Path> found = Files.list(packages)) {
      for (Path file : found.sorted().toList()) {
        Optional<String> kind = kind(file.getFileName().toString());
        if (kind.isPresent()) {
          files.add(download(kind.get(), file, at));
        }
      }
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

  static Optional<String> kind(String name) {
    return KINDS.entrySet().stream()
        .filter(kind -> kind.getKey().matcher(name).matches())
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private static Map<Pattern, String> kinds() {
    Map<Pattern, String> kinds = new LinkedHashMap<>();
    kinds.put(Pattern.compile("maru_.*_amd64\\.deb"), "linux-x64-deb");
    kinds.put(Pattern.compile("maru_.*_arm64\\.deb"), "linux-arm64-deb");
    kinds.put(Pattern.compile("maru-\\d.*\\.x86_64\\.rpm"), "linux-x64-rpm");
    kinds.put(Pattern.compile("maru-\\d.*\\.aarch64\\.rpm"), "linux-arm64-rpm");
    kinds.put(Pattern.compile("maru-\\d.*-x64\\.tar\\.gz"), "linux-x64-tar.gz");
    kinds.put(Pattern.compile("maru-\\d.*-arm64\\.tar\\.gz"), "linux-arm64-tar.gz");
    // jpackage names no machine: these are the ones that the workflow has.
    kinds.put(Pattern.compile("Maru-.*\\.msi"), "windows-x64-msi");
    kinds.put(Pattern.compile("Maru-.*\\.exe"), "windows-x64-exe");
    kinds.put(Pattern.compile("Maru-.*\\.dmg"), "macos-arm64-dmg");
    kinds.put(Pattern.compile("Maru-.*\\.pkg"), "macos-arm64-pkg");
    return kinds;
  }
}
