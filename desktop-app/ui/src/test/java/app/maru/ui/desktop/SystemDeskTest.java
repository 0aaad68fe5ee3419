package app.maru.ui.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.ui.attention.Alarm;
import app.maru.ui.attention.Notifier;
import app.maru.ui.attention.ScreenLock;
import app.maru.ui.attention.Tray;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SystemDeskTest {

  @Test
  void the_bus_is_where_the_system_says_or_where_it_usually_is(@TempDir Path folder)
      throws Exception {
    assertThat(
            SystemDesk.sessionBus(
                Map.of("DBUS_SESSION_BUS_ADDRESS", "unix:path=/a,guid=1;unix:path=/b")))
        .isEqualTo("unix:path=/a,guid=1");
    assertThat(SystemDesk.sessionBus(Map.of())).isEmpty();
    Map<String, String> unsaid = Map.of("XDG_RUNTIME_DIR", folder.toString());
    assertThat(SystemDesk.sessionBus(unsaid)).isEmpty();
    Files.createFile(folder.resolve("bus"));
    assertThat(SystemDesk.sessionBus(unsaid)).isEqualTo("unix:path=" + folder.resolve("bus"));
  }

  @Test
  void a_system_nobody_knows_shows_nothing() {
    SystemDesk desk =
        SystemDesk.of(
            new SystemDesk.Machine(
                "Plan 9",
                Map.of(),
                1,
                InstantSource.system(),
                Runnable::run,
                Alarm.NEVER,
                program(List.of())));
    assertThat(desk.desk().notifier()).isEqualTo(Notifier.NONE);
    assertThat(desk.desk().lock()).isEqualTo(ScreenLock.UNKNOWN);
    assertThat(desk.desk().tray()).isEqualTo(Tray.NONE);
    desk.close();
  }

  private static SystemDesk.Program program(List<String> atLogin) {
    return new SystemDesk.Program(Optional.empty(), atLogin, new ChatLinks("work", "00"));
  }

  @Test
  void windows_is_shown_notifications_by_its_own_shell() {
    SystemDesk desk =
        SystemDesk.of(
            new SystemDesk.Machine(
                "Windows 11",
                Map.of("SystemRoot", "C:\\Windows"),
                1,
                InstantSource.system(),
                Runnable::run,
                Alarm.NEVER,
                program(List.of())));
    assertThat(desk.desk().notifier()).isInstanceOf(ToastNotifier.class);
    assertThat(desk.desk().tray()).isInstanceOf(AwtTray.class);
    desk.follow("maru://chat/x");
    desk.close();
  }

  @Test
  void the_older_kind_of_tray_is_looked_for_under_x_only() {
    assertThat(SystemDesk.hasOlderPanels(Map.of())).isFalse();
    assertThat(SystemDesk.hasOlderPanels(Map.of("DISPLAY", ":0"))).isTrue();
    assertThat(SystemDesk.hasOlderPanels(Map.of("DISPLAY", ":0", "WAYLAND_DISPLAY", "wayland-0")))
        .isFalse();
  }

  private static Optional<Startup.Place> place(String system, Map<String, String> environment) {
    return SystemDesk.place(
        new SystemDesk.Machine(
            system,
            environment,
            1,
            InstantSource.system(),
            Runnable::run,
            Alarm.NEVER,
            program(List.of("--hidden", "--profile", "work"))),
        Path.of("/opt/maru/bin/maru"));
  }

  @Test
  void every_system_has_its_place_for_what_starts_at_login() {
    Map<String, String> home = Map.of("HOME", "/home/ann");
    assertThat(place("Linux", home).orElseThrow())
        .extracting("file")
        .isEqualTo(Path.of("/home/ann/.config/autostart/app.maru.work.desktop"));
    assertThat(place("Linux", Map.of("HOME", "/home/ann", "XDG_CONFIG_HOME", "/c")).orElseThrow())
        .extracting("file")
        .isEqualTo(Path.of("/c/autostart/app.maru.work.desktop"));
    assertThat(place("Mac OS X", home).orElseThrow())
        .extracting("file")
        .isEqualTo(Path.of("/home/ann/Library/LaunchAgents/app.maru.work.plist"));
    assertThat(place("Windows 11", Map.of()).orElseThrow())
        .extracting("name")
        .isEqualTo("Maru.work");
    assertThat(place("Linux", Map.of())).isEmpty();
  }
}
