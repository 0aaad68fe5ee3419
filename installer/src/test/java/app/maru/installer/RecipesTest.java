package app.maru.installer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.maru.messaging.client.ClientOptions;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
    String part = Files.readString(RECIPES.resolve("windows").resolve(WindowsInstaller.PART));
    Document read = windows();
    Element feature = (Element) read.getElementsByTagName("Feature").item(0);
    NodeList groups = feature.getElementsByTagName("ComponentGroupRef");
    assertThat(((Element) groups.item(1)).getAttribute("Id")).isEqualTo(WindowsInstaller.GROUP);
    Element group = (Element) read.getElementsByTagName("ComponentGroup").item(0);
    assertThat(group.getAttribute("Id")).isEqualTo(WindowsInstaller.GROUP);
    assertThat(group.getParentNode().getParentNode()).isEqualTo(read.getDocumentElement());
    assertThat(part)
        .contains("Value=\"&quot;[INSTALLDIR]maru.exe&quot; --link &quot;%1&quot;\"")
        .contains("Key=\"Software\\Classes\\maru\"", "Name=\"URL Protocol\"");
    assertThatThrownBy(() -> WindowsInstaller.into("<Wix></Wix>", part))
        .isInstanceOf(PackagingException.class);
  }

  @Test
  void windows_lets_the_same_network_in_to_what_is_listened_on_and_no_other() throws Exception {
    Document read = windows();
    Map<String, Element> actions = new LinkedHashMap<>();
    for (Element action : elements(read, "CustomAction")) {
      actions.put(action.getAttribute("Id"), action);
    }
    List<Element> rules =
        actions.values().stream()
            .filter(action -> action.getAttribute("ExeCommand").contains(" add rule "))
            .toList();
    assertThat(rules)
        .hasSize(4)
        .allSatisfy(rule ->
            assertThat(rule.getAttribute("ExeCommand"))
                .contains("name=\"Maru\"", "dir=in", "profile=private,domain ")
                .containsPattern("program=\"\\[INSTALLDIR]maru(-headless)?\\.exe\"")
                .containsPattern(
                    "protocol=(TCP|UDP localport=5353," + ClientOptions.DEFAULT_PORT + ") ")
                // What Windows Installer's own table takes.
                .hasSizeLessThan(256));
    assertThat(actions.values())
        .filteredOn(action -> action.hasAttribute("ExeCommand"))
        .allSatisfy(action -> {
          assertThat(action.getAttribute("Impersonate")).isEqualTo("no");
          assertThat(action.getAttribute("Execute")).isIn("deferred", "rollback");
          assertThat(action.getAttribute("Return")).isEqualTo("ignore");
        });
    assertThat(actions.values())
        .filteredOn(action -> action.hasAttribute("Value"))
        .extracting(action -> action.getAttribute("Value"))
        .containsExactly("[System64Folder]netsh.exe");
    Map<String, String> conditions = new HashMap<>();
    for (Element scheduled : elements(read, "Custom")) {
      conditions.put(scheduled.getAttribute("Action"), scheduled.getTextContent());
    }
    assertThat(conditions.keySet()).isEqualTo(actions.keySet());
    assertThat(conditions).containsEntry("MaruRulesGone", "REMOVE=\"ALL\"");
    assertThat(rules)
        .allSatisfy(
            rule -> assertThat(conditions).containsEntry(rule.getAttribute("Id"), "NOT REMOVE"));
    assertThat(elements(read, "CustomActionRef"))
        .extracting(reference -> reference.getAttribute("Id"))
        .containsExactly("MaruRulesGone");
  }

  /// What a source becomes with our part in it.
  private static Document windows() throws Exception {
    String source =
        WindowsInstaller.into(
            """
            <Wix><Product>
              <Feature Id="All"><ComponentGroupRef Id="Files"/></Feature>
            </Product></Wix>
            """,
            Files.readString(RECIPES.resolve("windows").resolve(WindowsInstaller.PART)));
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(source)));
  }

  private static List<Element> elements(Document read, String name) {
    NodeList found = read.getElementsByTagName(name);
    return IntStream.range(0, found.getLength())
        .mapToObj(index -> (Element) found.item(index))
        .toList();
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

  @Test
  void the_containers_java_has_most_of_the_containers_memory(@TempDir Path relay)
      throws IOException {
    Files.createDirectories(relay.resolve("lib"));
    String share = "-XX:MaxRAMPercentage=60";
    assertThat(Product.containedRelay(relay).launchers().getFirst().options()).contains(share);
    assertThat(Product.relay(relay).launchers().getFirst().options()).doesNotContain(share);
    // The relay's MailLimits hold the usual total-bytes in that share of this.
    assertThat(Files.readString(RECIPES.resolve("container/compose.yaml")))
        .contains("mem_limit: 1g");
  }
}
