package app.maru.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What somebody who only looks around asks of the network and leaves on the disk: nothing. Each
/// start has a network of its own, in which nobody else can have a socket or send anything.
final class DemoLeavesNothingTest {
  private static final List<String> ALONE =
      List.of("/usr/bin/unshare", "--map-root-user", "--net", "--");

  @TempDir private Path folder;

  @BeforeAll
  static void there_can_be_a_network_of_its_own() throws Exception {
    List<String> nothing = new ArrayList<>(ALONE);
    nothing.add("/bin/true");
    boolean can =
        Files.isExecutable(Path.of(ALONE.getFirst()))
            && new ProcessBuilder(nothing).inheritIO().start().waitFor() == 0;
    if (!can) {
      String sentence = "NOT TESTED: no network namespaces here, so nobody knows what a demo sends";
      System.err.println(sentence);
      abort(sentence);
    }
  }

  /// What the system knows of its sockets, after a start with `options`.
  private List<String> sockets(Path home, String... options) throws Exception {
    Files.createDirectories(home.resolve("tmp"));
    Files.createDirectories(home.resolve("run"));
    List<String> command = new ArrayList<>(ALONE);
    command.addAll(
        ChildJava.command(
            StartProbe.class,
            List.of(
                "-Dglass.platform=Headless",
                "-Dprism.order=sw",
                "-Duser.language=en",
                "-Duser.home=" + home,
                "-Djava.io.tmpdir=" + home.resolve("tmp"),
                // What JavaFX unpacks of itself.
                "-Djavafx.cachedir=" + folder.resolve("javafx")),
            options));
    ProcessBuilder start =
        new ProcessBuilder(command)
            .directory(home.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    start.environment().keySet().removeIf(DemoLeavesNothingTest::leadsElsewhere);
    start.environment().put("HOME", home.toString());
    start.environment().put("XDG_RUNTIME_DIR", home.resolve("run").toString());
    Process process = start.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said.lines().flatMap(line -> StartProbe.said(line).stream()).toList();
  }

  private static boolean leadsElsewhere(String name) {
    return name.startsWith("XDG_") || name.startsWith("DBUS_") || name.endsWith("DISPLAY");
  }

  private static List<Path> files(Path home) throws IOException {
    try (Stream<Path> all = Files.walk(home)) {
      return all.filter(Files::isRegularFile).map(home::relativize).toList();
    }
  }

  @Test
  void a_demo_has_no_socket_sends_nothing_and_leaves_no_file() throws Exception {
    Path home = folder.resolve("demo");
    assertThat(sockets(home, "--demo")).containsExactly("all");
    assertThat(files(home)).isEmpty();
  }

  @Test
  void whoever_begins_in_earnest_has_both_or_the_demo_would_prove_nothing() throws Exception {
    Path home = folder.resolve("earnest");
    assertThat(sockets(home)).anyMatch(line -> line.startsWith("socket "));
    assertThat(files(home)).anyMatch(file -> file.endsWith("identity"));
  }
}
