package app.maru.messaging.release;

import app.maru.crypto.Bytes;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The newest version, as its makers tell it.
///
/// @param version the newest one
/// @param minimum older ones than this should not be used any more
/// @param signedAt when this was told: what was told before it does not count any more
/// @param expires when this is too old to be believed
/// @param page where a person reads about it
/// @param files what is installed, for each kind of computer
public record Release(
    VersionNumber version,
    VersionNumber minimum,
    Instant signedAt,
    Instant expires,
    URI page,
    List<Download> files) {

  /// Takes a copy.
  public Release {
    files = List.copyOf(files);
  }

  /// One file to install from.
  ///
  /// @param computer which it is for, as [Computer#kinds()] names them
  /// @param name of the file: a plain one
  /// @param size in bytes
  /// @param sha256 of its content
  /// @param at where it is
  public record Download(String computer, String name, long size, Bytes sha256, URI at) {}

  /// The best file for a computer, if there is one.
  ///
  /// @param kinds what it can install, the best first
  public Optional<Download> downloadFor(List<String> kinds) {
    return kinds.stream()
        .flatMap(kind -> files.stream().filter(file -> file.computer().equals(kind)))
        .findFirst();
  }
}
