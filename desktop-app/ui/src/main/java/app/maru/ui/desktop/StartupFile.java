package app.maru.ui.desktop;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// Systems that start at login what lies in a folder: the XDG Autostart Specification on Linux,
/// launch agents on macOS.
///
/// @param file for this program and profile
/// @param content of the file
/// @param needed lines without which it does not start this program
/// @param refused lines with which the system leaves it alone
record StartupFile(Path file, String content, List<String> needed, List<String> refused)
    implements Startup.Place {
  /// Longer files are not ours.
  private static final long MAX_SIZE = 65_536;

  StartupFile {
    needed = List.copyOf(needed);
    refused = List.copyOf(refused);
  }

  /// @param folder with what is started
  /// @param name of the file, without its ending
  /// @param command the program and its arguments
  static StartupFile linux(Path folder, String name, List<String> command) {
    String exec =
        "Exec=" + command.stream().map(StartupFile::quoted).collect(Collectors.joining(" "));
    return new StartupFile(
        folder.resolve(name + ".desktop"),
        """
        [Desktop Entry]
        Type=Application
        Name=Maru
        %s
        Icon=maru
        Terminal=false
        X-GNOME-Autostart-enabled=true
        """
            .formatted(exec),
        List.of(exec),
        List.of("Hidden=true", "X-GNOME-Autostart-enabled=false"));
  }

  /// An argument as the Desktop Entry Specification writes it: once for the quotes, once for the
  /// string.
  private static String quoted(String argument) {
    String inside = argument.replaceAll("([\"`$\\\\])", "\\\\$1").replace("%", "%%");
    return '"' + inside.replace("\\", "\\\\") + '"';
  }

  /// The same on macOS.
  static StartupFile mac(Path folder, String name, List<String> command) {
    String strings =
        command.stream()
            .map(argument -> "    <string>" + escaped(argument) + "</string>")
            .collect(Collectors.joining("\n"));
    String content =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
        <plist version="1.0">
        <dict>
          <key>Label</key>
          <string>%s</string>
          <key>ProgramArguments</key>
          <array>
        %s
          </array>
          <key>RunAtLoad</key>
          <true/>
        </dict>
        </plist>
        """
            .formatted(escaped(name), strings);
    return new StartupFile(
        folder.resolve(name + ".plist"), content, strings.lines().toList(), List.of());
  }

  private static String escaped(String words) {
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  @Override
  public boolean isOn() throws IOException {
    if (!Files.isRegularFile(file) || Files.size(file) > MAX_SIZE) {
      return false;
    }
    List<String> lines =
        new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList();
    return lines.containsAll(needed) && refused.stream().noneMatch(lines::contains);
  }

  @Override
  public void set(boolean wanted) throws IOException {
    if (wanted) {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Files.writeString(file, content);
    } else {
      Files.deleteIfExists(file);
    }
  }
}
