package app.maru.ui.update;

import app.maru.crypto.Bytes;
import app.maru.crypto.ReleaseKey;
import app.maru.messaging.release.VersionNumber;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Optional;
import java.util.Properties;

/// What this copy of the program was built as.
///
/// @param version its version; none if it was not built by Maven
/// @param news where its makers tell of new versions, and the key they sign with; none unless
///   whoever built it has said so
public record Build(Optional<VersionNumber> version, Optional<News> news) {

  /// Where news are, and who signs them.
  public record News(URI at, ReleaseKey key) {}

  /// Reads what the build has written down.
  public static Build read() {
    Properties values = new Properties();
    try (InputStream in = Build.class.getResourceAsStream("build.properties")) {
      if (in != null) {
        values.load(in);
      }
    } catch (IOException e) {
      throw new IllegalStateException("a resource of ours can't be read", e);
    }
    return of(values.getProperty("version", ""), filled(values, "news"), filled(values, "key"));
  }

  /// Classes that were not built by Maven still have its placeholders.
  private static String filled(Properties values, String name) {
    String value = values.getProperty(name, "");
    return value.startsWith("${") ? "" : value;
  }

  static Build of(String version, String news, String key) {
    Optional<News> known =
        news.isBlank() || key.isBlank()
            ? Optional.empty()
            : Optional.of(
                new News(URI.create(news.strip()), new ReleaseKey(Bytes.ofHex(key.strip()))));
    return new Build(VersionNumber.parse(version), known);
  }

  /// The version as people read it.
  public String versionText() {
    return version.map(VersionNumber::toString).orElse("0.1");
  }
}
