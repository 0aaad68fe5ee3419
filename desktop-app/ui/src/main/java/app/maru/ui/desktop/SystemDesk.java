package app.maru.ui.desktop;

import app.maru.ui.attention.Alarm;
import app.maru.ui.attention.Desk;
import app.maru.ui.attention.LoginStart;
import app.maru.ui.attention.Notifier;
import app.maru.ui.attention.ScreenLock;
import app.maru.ui.attention.Tray;
import app.maru.ui.bus.Bus;
import app.maru.ui.bus.BusNotifier;
import app.maru.ui.bus.BusScreenLock;
import app.maru.ui.bus.BusTray;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// The system this program runs on, and what it offers.
///
/// Linux speaks over D-Bus, and with older panels by AWT. Windows shows notifications by its shell,
/// and the tray by AWT. macOS shows notifications by its scripting command, which can neither tell
/// of clicks nor take one back, and has no tray: AWT and JavaFX would both want its main thread.
public final class SystemDesk implements AutoCloseable {
  private static final String SYSTEM_BUS = "unix:path=/run/dbus/system_bus_socket";

  /// The registry answers at once or never.
  private static final Duration REGISTRY_PATIENCE = Duration.ofSeconds(10);

  /// A shell starts within a second, or within many where a scanner looks at it first.
  private static final Duration SHELL_PATIENCE = Duration.ofMinutes(1);

  private final Desk desk;
  private final Consumer<String> follow;
  private final List<Runnable> ends;

  private SystemDesk(Desk desk, Consumer<String> follow, List<Runnable> ends) {
    this.desk = desk;
    this.follow = follow;
    this.ends = ends;
  }

  /// What is known of the system.
  ///
  /// @param name what it calls itself
  /// @param environment what it tells every process
  /// @param process the number of this one
  /// @param clock says when to try again
  /// @param background runs what may wait
  /// @param alarm says when a time is over
  /// @param program what is started at login
  public record Machine(
      String name,
      Map<String, String> environment,
      long process,
      InstantSource clock,
      Executor background,
      Alarm alarm,
      Program program) {}

  /// This program, as it is started.
  ///
  /// @param launcher the program itself, if it was installed
  /// @param atLogin what it is to be told when it is started at login
  /// @param links lead back to it from outside
  public record Program(Optional<Path> launcher, List<String> atLogin, ChatLinks links) {
    /// Takes a copy.
    public Program {
      atLogin = List.copyOf(atLogin);
    }
  }

  /// What that system offers. Nothing is connected before it is needed.
  public static SystemDesk of(Machine system) {
    String name = system.name().toLowerCase(Locale.ROOT);
    if (name.startsWith("linux")) {
      return linux(system);
    }
    if (name.startsWith("windows")) {
      return windows(system);
    }
    Notifier notifier =
        name.startsWith("mac")
            ? new ScriptNotifier(List.of("/usr/bin/osascript", "-"), system.background())
            : Notifier.NONE;
    return new SystemDesk(desk(system, notifier, Tray.NONE), _ -> {}, List.of());
  }

  private static SystemDesk windows(Machine system) {
    ToastNotifier toasts =
        new ToastNotifier(
            new Command(ToastScript.command(system.environment()), SHELL_PATIENCE),
            system.program().launcher(),
            system.program().links(),
            system.clock(),
            system.background());
    AwtTray tray = new AwtTray(system.background());
    return new SystemDesk(desk(system, toasts, tray), toasts::follow, List.of(tray::close));
  }

  private static Desk desk(Machine system, Notifier notifier, Tray tray) {
    return new Desk(
        notifier,
        ScreenLock.UNKNOWN,
        new Speaker(system.background()),
        system.alarm(),
        tray,
        login(system));
  }

  private static SystemDesk linux(Machine system) {
    Map<String, String> environment = system.environment();
    Bus session = new Bus(sessionBus(environment), system.clock(), system.background());
    Bus whole =
        new Bus(
            environment.getOrDefault("DBUS_SYSTEM_BUS_ADDRESS", SYSTEM_BUS),
            system.clock(),
            system.background());
    Tray tray = new BusTray(session, system.process());
    AwtTray older = new AwtTray(system.background());
    return new SystemDesk(
        new Desk(
            new BusNotifier(session),
            new BusScreenLock(session, whole, system.process()),
            new Speaker(system.background()),
            system.alarm(),
            hasOlderPanels(environment) ? new EitherTray(tray, older, system.alarm()) : tray,
            login(system)),
        _ -> {},
        List.of(session::close, whole::close, older::close));
  }

  /// Whether there can be a panel that takes signs in the older way: nowhere but under X, where AWT
  /// is worth its memory.
  static boolean hasOlderPanels(Map<String, String> environment) {
    return !environment.getOrDefault("DISPLAY", "").isEmpty()
        && environment.getOrDefault("WAYLAND_DISPLAY", "").isEmpty();
  }

  private static LoginStart login(Machine system) {
    return system
        .program()
        .launcher()
        .flatMap(launcher -> place(system, launcher))
        .<LoginStart>map(place -> new Startup(place, system.background()))
        .orElse(LoginStart.IMPOSSIBLE);
  }

  /// Where the system keeps what it starts at login.
  static Optional<Startup.Place> place(Machine system, Path launcher) {
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(system.program().atLogin());
    String profile =
        system.program().atLogin().size() > 1 ? "." + system.program().atLogin().getLast() : "";
    Map<String, String> environment = system.environment();
    String name = system.name().toLowerCase(Locale.ROOT);
    String home = environment.getOrDefault("HOME", "");
    if (name.startsWith("windows")) {
      Command reg =
          new Command(List.of(System32.program(environment, "reg.exe")), REGISTRY_PATIENCE);
      return Optional.of(new StartupKey(reg, "Maru" + profile, command));
    }
    if (home.isEmpty()) {
      return Optional.empty();
    }
    if (name.startsWith("mac")) {
      return Optional.of(
          StartupFile.mac(Path.of(home, "Library", "LaunchAgents"), "app.maru" + profile, command));
    }
    String said = environment.getOrDefault("XDG_CONFIG_HOME", "");
    Path config = said.isEmpty() ? Path.of(home, ".config") : Path.of(said);
    return Optional.of(
        StartupFile.linux(config.resolve("autostart"), "app.maru" + profile, command));
  }

  /// As said, or where the system puts it unsaid; empty if there is none.
  static String sessionBus(Map<String, String> environment) {
    String said = environment.getOrDefault("DBUS_SESSION_BUS_ADDRESS", "");
    if (!said.isEmpty()) {
      // Several are ways to the same bus.
      return said.split(";", 2)[0];
    }
    String runtime = environment.getOrDefault("XDG_RUNTIME_DIR", "");
    Path usual = Path.of(runtime, "bus");
    return !runtime.isEmpty() && Files.exists(usual) ? "unix:path=" + usual : "";
  }

  /// What it offers.
  public Desk desk() {
    return desk;
  }

  /// A link of [ChatLinks] was clicked outside.
  public void follow(String link) {
    follow.accept(link);
  }

  /// Ends the connections after all that was begun.
  @Override
  public void close() {
    ends.forEach(Runnable::run);
  }
}
