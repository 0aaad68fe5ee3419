package app.maru.installer;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/// Has the installer of Windows register links that begin with `maru://`, and let people on the
/// same network through the firewall.
///
/// `jpackage` knows types of files, but neither schemes of links nor firewalls. So the source of
/// the installer that lies in the Java at work is taken, and our part is put into it.
final class WindowsInstaller {
  /// What `jpackage` calls the source.
  static final String SOURCE = "main.wxs";

  /// Our part among the recipes.
  static final String PART = "installer.xml";

  /// What our part is to be called in it.
  static final String GROUP = "Maru";

  private static final String FEATURE_END = "</Feature>";
  private static final String END = "</Wix>";

  private WindowsInstaller() {}

  /// The source that this Java has, on Windows.
  static String ofThisJava() throws IOException {
    return Files.readString(
        Path.of(URI.create("jrt:/jdk.jpackage/jdk/jpackage/internal/resources/" + SOURCE)));
  }

  /// Puts a part into a source, and refers to it from what is always installed.
  static String into(String source, String part) throws PackagingException {
    int feature = source.indexOf(FEATURE_END);
    int end = source.lastIndexOf(END);
    if (feature < 0 || end < feature) {
      throw new PackagingException(
          "This Java's jpackage makes installers in a way that ours can't be put into.");
    }
    return source.substring(0, feature)
        + "<ComponentGroupRef Id=\""
        + GROUP
        + "\"/>"
        + source.substring(feature, end)
        + part
        + source.substring(end);
  }
}
