package app.maru.ui.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
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
  private Command reg() throws IOException {
    Path reg = folder.resolve("reg");
    Files.writeString(
        reg,
        """
        #!/bin/sh
        cd "$(dirname "$0")"
        for word in "$@"; do printf '%s|' "$word" >> asked; done
        echo >> asked
        key=value-$(printf '%s' "$2" | tr -c 'A-Za-z' _)-$4
        case "$1" in
          query) test -e "$key" && echo && echo "$2" && echo "    $4    $(cat "$key")" ;;
          add) echo "$6    $8" | sed 's/\\\\"/"/g' > "$key" ;;
          delete) rm "$key" ;;
        esac
        """);
    Files.setPosixFilePermissions(reg, PosixFilePermissions.fromString("rwx------"));
    return new Command(List.of(reg.toString()), Duration.ofMinutes(1));
  }

  /// Where it keeps one.
  private Path value(String key, String name) {
    String folders = "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\" + key;
    return folder.resolve("value-" + folders.replaceAll("[^A-Za-z]", "_") + "-" + name);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void the_registry_of_windows_is_asked_by_its_command() throws IOException {
    String run = "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Run";
    StartupKey place =
        new StartupKey(reg(), "Maru", List.of("C:\\Program Files\\Maru.exe", "--hidden"));
    assertThat(place.isOn()).isFalse();
    place.set(true);
    assertThat(place.isOn()).isTrue();
    place.set(false);
    place.set(false);
    assertThat(place.isOn()).isFalse();
    assertThat(Files.readAllLines(folder.resolve("asked")))
        .contains(
            "query|" + run + "|/v|Maru|",
            "add|"
                + run
                + "|/v|Maru|/t|REG_SZ|/d|\\\"C:\\Program Files\\Maru.exe\\\" \\\"--hidden\\\"|/f|",
            "delete|" + run + "|/v|Maru|/f|");
  }

  /// Java on Windows puts what has a space between quotation marks, unless it begins and ends with
  /// one, and there is no Windows here to see that.
  @Test
  @DisabledOnOs(OS.WINDOWS)
  void what_is_started_is_one_argument_also_after_java_and_windows_have_read_it()
      throws IOException {
    StartupKey place =
        new StartupKey(reg(), "Maru", List.of("C:\\Program Files\\Maru.exe", "--hidden"));
    place.set(true);
    String data =
        Files.readAllLines(folder.resolve("asked")).stream()
            .filter(line -> line.startsWith("add|"))
            .map(line -> line.split("\\|", -1)[7])
            .findFirst()
            .orElseThrow();
    assertThat(data.startsWith("\"") && data.endsWith("\"")).as("left alone by Java").isFalse();
    String read = data.replaceAll("(?<!\\\\)\"", "").replace("\\\"", "\"");
    assertThat(read).isEqualTo("\"C:\\Program Files\\Maru.exe\" \"--hidden\"");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void what_was_turned_off_in_the_settings_of_windows_is_off_until_it_is_wanted_again()
      throws IOException {
    StartupKey place = new StartupKey(reg(), "Maru", List.of("C:\\Maru.exe"));
    place.set(true);
    Path said = value("Explorer\\StartupApproved\\Run", "Maru");
    Files.writeString(said, "REG_BINARY    020000000000000000000000");
    assertThat(place.isOn()).isTrue();
    Files.writeString(said, "REG_BINARY    0300000064E2A1D9C1A5D901");
    assertThat(place.isOn()).isFalse();
    place.set(true);
    assertThat(place.isOn()).isTrue();
    assertThat(said).doesNotExist();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void a_value_that_starts_something_else_is_not_ours() throws IOException {
    StartupKey place = new StartupKey(reg(), "Maru", List.of("C:\\Maru.exe"));
    Files.writeString(value("Run", "Maru"), "REG_SZ    \"D:\\old\\Maru.exe\"");
    assertThat(place.isOn()).isFalse();
    StartupKey korean = new StartupKey(reg(), "Maru", List.of("C:\\마루\\Maru.exe"));
    assertThat(korean.isOn()).as("a console's letters can't be compared").isTrue();
  }

  @Test
  void what_can_not_be_set_is_shown_as_it_is() throws Exception {
    Files.writeString(folder.resolve("autostart"), "no folder");
    Startup startup =
        new Startup(
            StartupFile.linux(folder.resolve("autostart"), "app.maru", COMMAND), Runnable::run);
    assertThat(startup.set(true).get()).isFalse();
    Startup gone =
        new Startup(
            new StartupKey(new Command(List.of("/nowhere"), Duration.ofMinutes(1)), "a", COMMAND),
            Runnable::run);
    assertThat(gone.set(true).get()).isFalse();
    assertThat(gone.isPossible()).isTrue();
  }
}
