package app.maru.ui.desktop;

import java.util.List;
import java.util.Map;

/// What the shell of Windows runs to show notifications and to take them away.
///
/// It never changes: what it shows comes in by the environment, which, other than arguments, is
/// written in no log, and is encoded so that nothing of it can be read as a command.
final class ToastScript {
  /// The variable with what is to be done: words parted by spaces, acts parted by semicolons.
  static final String ACTS = "MARU_TOASTS";

  /// The variable with the program that links of Maru open.
  static final String LAUNCHER = "MARU_LAUNCHER";

  /// As the system knows us. It shows the name that belongs to it in the registry.
  private static final String APP = "app.maru";

  private static final List<String> LINES =
      List.of(
          "$ErrorActionPreference = 'Stop'",
          "$app = '" + APP + "'",
          "$name = 'HKCU:\\Software\\Classes\\AppUserModelId\\' + $app",
          "if (-not (Test-Path $name)) {"
              + " $null = New-Item -Path $name -Force;"
              + " $null = New-ItemProperty -Path $name -Name DisplayName -Value 'Maru' }",
          "if ($env:"
              + LAUNCHER
              + ") {"
              + " $scheme = 'HKCU:\\Software\\Classes\\maru';"
              + " $open = $scheme + '\\shell\\open\\command';"
              + " $line = '{0}{1}{0} --link {0}%1{0}' -f [char]34, $env:"
              + LAUNCHER
              + ";"
              + " if (-not ((Test-Path $open) -and ((Get-Item $open).GetValue('') -eq $line))) {"
              + " $null = New-Item -Path $open -Force -Value $line;"
              + " $null = New-ItemProperty -Path $scheme -Name 'URL Protocol' -Value '' -Force } }",
          "$null = [Windows.UI.Notifications.ToastNotificationManager,"
              + " Windows.UI.Notifications, ContentType = WindowsRuntime]",
          "$null = [Windows.UI.Notifications.ToastNotification,"
              + " Windows.UI.Notifications, ContentType = WindowsRuntime]",
          "$null = [Windows.Data.Xml.Dom.XmlDocument,"
              + " Windows.Data.Xml.Dom.XmlDocument, ContentType = WindowsRuntime]",
          "$manager = [Windows.UI.Notifications.ToastNotificationManager]",
          "$failed = 0",
          "foreach ($act in $env:"
              + ACTS
              + ".Split(';')) {"
              + " $words = $act.Split(' ');"
              + " try { switch ($words[0]) {"
              + " 'show' {"
              + " $xml = New-Object Windows.Data.Xml.Dom.XmlDocument;"
              + " $bytes = [Convert]::FromBase64String($words[3]);"
              + " $xml.LoadXml([Text.Encoding]::UTF8.GetString($bytes));"
              + " $toast = New-Object Windows.UI.Notifications.ToastNotification $xml;"
              + " $toast.Group = $words[1];"
              + " $toast.Tag = $words[2];"
              + " $manager::CreateToastNotifier($app).Show($toast) }"
              + " 'remove' { $manager::History.Remove($words[2], $words[1], $app) }"
              + " 'clear' { $manager::History.RemoveGroup($words[1], $app) }"
              // What the person has taken away already is not there to be removed.
              + " } } catch { if ($words[0] -eq 'show') { $failed = 1 } } }",
          "exit $failed");

  private ToastScript() {}

  /// The command that runs it, by the shell that every Windows has: newer ones can't reach
  /// notifications.
  ///
  /// @param environment says where the system is
  static List<String> command(Map<String, String> environment) {
    return List.of(
        System32.program(environment, "WindowsPowerShell\\v1.0\\powershell.exe"),
        "-NoLogo",
        "-NoProfile",
        "-NonInteractive",
        // Else it may wait for an input that never comes.
        "-InputFormat",
        "None",
        "-Command",
        text());
  }

  /// One argument without quotation marks, which Java and Windows don't take apart the same way.
  static String text() {
    return String.join("; ", LINES);
  }

  /// Shows a document in the place of an earlier one of that tag.
  static String show(String group, String tag, String base64) {
    return "show " + group + " " + tag + " " + base64;
  }

  /// Takes one away.
  static String remove(String group, String tag) {
    return "remove " + group + " " + tag;
  }

  /// Takes all of a group away.
  static String clear(String group) {
    return "clear " + group;
  }

  /// Several, one after the other.
  static String acts(List<String> acts) {
    return String.join(";", acts);
  }
}
