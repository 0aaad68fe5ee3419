package app.maru.installer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/// Recipes of systems that are not here can't be run, but what they say can be held against the
/// code.
final class RecipesTest {
  private static final Path RECIPES = Path.of("src", "main", "recipes");
  private static final Pattern SERVICE = Pattern.compile("\"(_maru[a-z-]*\\._tcp)\\.local\\.\"");

  @Test
  void macos_is_asked_for_every_service_that_is_looked_for() throws IOException {
    String permissions = Files.readString(RECIPES.resolve("macos/Info.plist"));
    List<String> services;
    try (Stream<Path> sources =
        Files.list(Path.of("..", "p2p", "src", "main", "java", "app", "maru", "p2p", "lan"))) {
      services = sources.flatMap(RecipesTest::services).distinct().toList();
    }
    assertThat(services).contains("_maru._tcp", "_maru-relay._tcp");
    assertThat(services)
        .allSatisfy(
            service -> assertThat(permissions).contains("<string>" + service + "</string>"));
    assertThat(permissions)
        .contains("NSLocalNetworkUsageDescription")
        .contains("<key>CFBundleShortVersionString</key>\n  <string>MARU_VERSION</string>")
        .doesNotContain("PLACEHOLDER");
  }

  private static Stream<String> services(Path source) {
    try {
      return SERVICE.matcher(Files.readString(source)).results().map(found -> found.group(1));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void links_open_in_maru_on_windows_and_stand_alone_behind_their_option() throws Exception {
    String part = Files.readString(RECIPES.resolve("windows").resolve(WindowsLinks.PART));
    String source =
        WindowsLinks.into(
            """
            <Wix><Product>
              <Feature Id="All"><ComponentGroupRef Id="Files"/></Feature>
            </Product></Wix>
            """,
            part);
    Document read =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(source)));
    Element feature = (Element) read.getElementsByTagName("Feature").item(0);
    NodeList groups = feature.getElementsByTagName("ComponentGroupRef");
    assertThat(((Element) groups.item(1)).getAttribute("Id")).isEqualTo(WindowsLinks.GROUP);
    Element group = (Element) read.getElementsByTagName("ComponentGroup").item(0);
    assertThat(group.getAttribute("Id")).isEqualTo(WindowsLinks.GROUP);
    assertThat(group.getParentNode().getParentNode()).isEqualTo(read.getDocumentElement());
    assertThat(part)
        .contains("Value=\"&quot;[INSTALLDIR]maru.exe&quot; --link &quot;%1&quot;\"")
        .contains("Key=\"Software\\Classes\\maru\"", "Name=\"URL Protocol\"");
    assertThatThrownBy(() -> WindowsLinks.into("<Wix></Wix>", part))
        .isInstanceOf(PackagingException.class);
  }

  @Test
  void the_container_runs_as_nobody_asks_the_relay_itself_and_keeps_its_data_apart()
      throws IOException {
    String container = Files.readString(RECIPES.resolve("container/Dockerfile"));
    String last = container.substring(container.lastIndexOf("FROM "));
    assertThat(last)
        .contains("USER 65532:65532", "VOLUME /data", "STOPSIGNAL SIGTERM")
        .contains("CMD [\"/opt/maru-relay/bin/maru-relay\", \"health\"]")
        .doesNotContain("RUN ");
    Matcher port = Pattern.compile("EXPOSE (\\d+)/tcp").matcher(last);
    assertThat(port.find()).isTrue();
    assertThat(Files.readString(RECIPES.resolve("container/compose.yaml")))
        .contains(
            "read_only: true", "cap_drop:", "no-new-privileges:true", "pids_limit:", "mem_limit:")
        .contains(port.group(1) + ":" + port.group(1) + "/tcp");
  }
}
