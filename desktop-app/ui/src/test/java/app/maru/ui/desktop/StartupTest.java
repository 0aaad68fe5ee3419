package app.maru.ui.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

final class StartupTest {
  private static final List<String> COMMAND =
      List.of("/opt/my \"maru\" $x 100%/bin/maru", "--hidden");

  @TempDir Path folder;

  @Test
  void a_desktop_of_linux_starts_it_and_may_be_told_not_to_by_anybody() throws IOException {
    StartupFile place = StartupFile.linux(folder.resolve("autostart"), "app.maru", COMMAND);
    assertThat(place.isOn()).isFalse();
    place.set(true);
    assertThat(place.isOn()).isTrue();
    assertThat(Files.readAllLines(place.file()))
        .startsWith("[Desktop Entry]")
        .contains(
            "Exec=\"/opt/my \\\\\"maru\\\\\" \\\\$x 100%%/bin/maru\" \"--hidden\"",
            "Type=Application");
    String ours = Files.readString(place.file());
    Files.writeString(place.file(), ours + "Hidden=true\n");
    assertThat(place.isOn()).as("as GNOME's settings turn it off").isFalse();
    Files.writeString(place.file(), ours.replace("bin/maru", "bin/other"));
    assertThat(place.isOn()).as("it starts another program").isFalse();
    place.set(true);
    assertThat(place.isOn()).isTrue();
    place.set(false);
    place.set(false);
    assertThat(place.file()).doesNotExist();
  }

  @Test
  void a_file_that_is_no_text_of_ours_is_not_read_as_one() throws IOException {
    StartupFile place = StartupFile.linux(folder, "app.maru", COMMAND);
    Files.write(place.file(), new byte[100_000]);
    assertThat(place.isOn()).isFalse();
    Files.write(place.file(), new byte[] {(byte) 0xC3, 0x28});
    assertThat(place.isOn()).isFalse();
  }

  @Test
  void a_launch_agent_of_macos_is_a_list_that_starts_it() throws Exception {
    StartupFile place =
        StartupFile.mac(folder, "app.maru", List.of("/Applications/A&B <1>/Maru", "--hidden"));
    place.set(true);
    assertThat(place.isOn()).isTrue();
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    Document list = factory.newDocumentBuilder().parse(place.file().toFile());
    assertThat(list.getElementsByTagName("string").item(1).getTextContent())
        .isEqualTo("/Applications/A&B <1>/Maru");
    place.set(false);
    assertThat(place.isOn()).isFalse();
  }

  /// An invented `reg` that keeps values as files and writes down what it was asked.
  private Path reg() throws IOException {
    Path reg = folder.resolve("reg");
    Files.writeString(
        reg,
        """
        #!/bin/sh
        cd "$(dirname "$0")"
        for word in "$@"; do printf '%s|' "$word" >> asked; done
        echo >> asked
        case "$1" in
          query) test -e "value-$4" ;;
          add) touch "value-$4" ;;
          delete) rm "value-$4" ;;
        esac
        """);
    Files.setPosixFilePermissions(reg, PosixFilePermissions.fromString("rwx------"));
    return reg;
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void the_registry_of_windows_is_asked_by_its_command() throws IOException {
    String run = "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Run";
    StartupKey place =
        new StartupKey(
            List.of(reg().toString()), "Maru", List.of("C:\\Program Files\\Maru.exe", "--hidden"));
    assertThat(place.isOn()).isFalse();
    place.set(true);
    assertThat(place.isOn()).isTrue();
    place.set(false);
    place.set(false);
    assertThat(place.isOn()).isFalse();
    assertThat(Files.readAllLines(folder.resolve("asked")))
        .contains(
            "query|" + run + "|/v|Maru|",
            "add|" + run + "|/v|Maru|/t|REG_SZ|/d|\"C:\\Program Files\\Maru.exe\" \"--hidden\"|/f|",
            "delete|" + run + "|/v|Maru|/f|");
  }

  @Test
  void what_can_not_be_set_is_shown_as_it_is() throws Exception {
    Files.writeString(folder.resolve("autostart"), "no folder");
    Startup startup =
        new Startup(
            StartupFile.linux(folder.resolve("autostart"), "app.maru", COMMAND), Runnable::run);
    assertThat(startup.set(true).get()).isFalse();
    Startup gone = new Startup(new StartupKey(List.of("/nowhere"), "a", COMMAND), Runnable::run);
    assertThat(gone.set(true).get()).isFalse();
    assertThat(gone.isPossible()).isTrue();
  }
}
