package app.maru.ui.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.maru.ui.attention.Tray;
import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;

/// In a real panel of the older kind on a screen of its own, clicked by a robot that is not ours.
/// Skipped where there are no such programs.
final class AwtTrayTest {
  /// Seconds after which every program is ended, so that nobody waits for it for ever.
  private static final String LONGEST = "60";

  /// Looks at the screen, each of which takes a while.
  private static final int MOST_LOOKS = 300;

  private static final int GREEN = 0xFF00C853;
  private static final int RED = 0xFFD1242F;

  private final List<Process> processes = new ArrayList<>();
  private String display = "";

  @TempDir Path folder;

  @AfterEach
  void close() throws InterruptedException {
    for (Process process : processes.reversed()) {
      process.destroy();
      process.waitFor();
    }
  }

  private static Path tool(String name) {
    Path tool = Path.of("/usr/bin", name);
    assumeTrue(Files.isExecutable(tool), name + " is not here");
    return tool;
  }

  private Process begin(List<String> command) throws IOException {
    List<String> bounded = new ArrayList<>(List.of(tool("timeout").toString(), LONGEST));
    bounded.addAll(command);
    ProcessBuilder builder =
        new ProcessBuilder(bounded).redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("DISPLAY", display);
    builder.environment().remove("WAYLAND_DISPLAY");
    Process process = builder.start();
    processes.add(process);
    return process;
  }

  private String ask(String... command) throws IOException {
    return new String(
            begin(List.of(command)).getInputStream().readAllBytes(), StandardCharsets.UTF_8)
        .strip();
  }

  /// A screen says which one it is when it can be used.
  private void screen() throws IOException {
    Process screen =
        begin(
            List.of(
                tool("Xvfb").toString(),
                "-displayfd",
                "1",
                "-screen",
                "0",
                "400x300x24",
                "-nolisten",
                "tcp"));
    BufferedReader said = screen.inputReader(StandardCharsets.UTF_8);
    display = ":" + said.readLine();
  }

  private static Path home(Class<?> type) throws Exception {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  private Process probe() throws Exception {
    Path file =
        Path.of(Objects.requireNonNull(TrayProbe.class.getResource("TrayProbe.class")).toURI());
    Path folders = Path.of(TrayProbe.class.getName().replace('.', '/'));
    Path tests =
        Objects.requireNonNull(file.getRoot())
            .resolve(file.subpath(0, file.getNameCount() - folders.getNameCount()));
    String path =
        Stream.of(tests, home(AwtTray.class), home(Logger.class))
            .map(Path::toString)
            .collect(Collectors.joining(":"));
    return begin(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            path,
            TrayProbe.class.getName()));
  }

  /// Waits until somewhere on the screen is a patch of a colour, or nowhere any more.
  private int[] find(int colour, boolean there) throws Exception {
    for (int look = 0; look < MOST_LOOKS; look++) {
      Path shot = folder.resolve("screen.png");
      ask(tool("import").toString(), "-window", "root", shot.toString());
      int[] found = patch(ImageIO.read(shot.toFile()), colour);
      if (found.length > 0 == there) {
        return found;
      }
    }
    throw new AssertionError("colour %x seen: %s".formatted(colour, !there));
  }

  private static int[] patch(BufferedImage image, int colour) {
    for (int y = 2; y < image.getHeight() - 2; y++) {
      for (int x = 2; x < image.getWidth() - 2; x++) {
        if (image.getRGB(x - 2, y - 2) == colour && image.getRGB(x + 2, y + 2) == colour) {
          return new int[] {x, y};
        }
      }
    }
    return new int[0];
  }

  private void click(int[] place, String button) throws IOException {
    ask(
        tool("xdotool").toString(),
        "mousemove",
        Integer.toString(place[0]),
        Integer.toString(place[1]),
        "click",
        button);
  }

  private Process panel() throws IOException {
    Process panel = begin(List.of(tool("trayer").toString(), "--widthtype", "request"));
    ask(tool("xdotool").toString(), "search", "--sync", "--class", "trayer");
    return panel;
  }

  @Test
  void the_sign_is_seen_and_clicked_in_a_real_panel_and_in_one_that_starts_anew() throws Exception {
    String robot = tool("xdotool").toString();
    tool("import");
    tool("trayer");
    screen();
    Process panel = panel();
    Process probe = probe();
    BufferedReader said = probe.inputReader(StandardCharsets.UTF_8);
    assertThat(said.readLine()).isEqualTo("there true");
    BufferedWriter asked = probe.outputWriter(StandardCharsets.UTF_8);
    show(asked, Integer.toHexString(GREEN));
    click(find(GREEN, true), "1");
    assertThat(said.readLine()).isEqualTo("chosen " + Tray.Act.OPEN);
    show(asked, Integer.toHexString(RED));
    click(find(RED, true), "3");
    ask(robot, "search", "--sync", "--onlyvisible", "--name", "XPopupMenuPeer");
    ask(robot, "key", "Up");
    ask(robot, "key", "Return");
    assertThat(said.readLine())
        .as("the last line of the menu")
        .isEqualTo("chosen " + Tray.Act.QUIT);
    show(asked, "hide");
    find(RED, false);
    show(asked, Integer.toHexString(GREEN));
    find(GREEN, true);
    panel.destroy();
    assertThat(said.readLine()).isEqualTo("there false");
    panel();
    assertThat(said.readLine()).as("a panel that started anew").isEqualTo("there true");
    show(asked, Integer.toHexString(RED));
    find(RED, true);
    asked.close();
    assertThat(probe.waitFor()).isZero();
  }

  @Test
  void where_there_is_no_panel_nothing_is_told() throws Exception {
    screen();
    Process probe = probe();
    probe.outputWriter(StandardCharsets.UTF_8).close();
    assertThat(probe.inputReader(StandardCharsets.UTF_8).readLine()).isNull();
    assertThat(probe.waitFor()).isZero();
  }

  private static void show(BufferedWriter asked, String what) throws IOException {
    asked.write(what);
    asked.newLine();
    asked.flush();
  }
}
