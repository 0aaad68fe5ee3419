package app.maru.ui;

import app.maru.messaging.client.ClientOptions;
import app.maru.messaging.policy.Administered;
import app.maru.messaging.policy.Policy;
import app.maru.messaging.release.Computer;
import app.maru.ui.attention.Desk;
import app.maru.ui.desktop.Browser;
import app.maru.ui.desktop.ChatLinks;
import app.maru.ui.desktop.SystemDesk;
import app.maru.ui.invented.Demo;
import app.maru.ui.invented.InventedEngine;
import app.maru.ui.look.Look;
import app.maru.ui.look.RestingClock;
import app.maru.ui.model.ClientModel;
import app.maru.ui.model.EventPump;
import app.maru.ui.model.ScreenSettings;
import app.maru.ui.picture.SavePlace;
import app.maru.ui.start.StartViewModel;
import app.maru.ui.text.Texts;
import app.maru.ui.update.Build;
import app.maru.ui.update.NewVersions;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The place where a desktop client is put together.
public final class App extends Application {
  private static final Logger LOG = LoggerFactory.getLogger(App.class);

  /// Short enough that a kill loses at most a word, long enough not to write every letter.
  static final long DRAFT_PAUSE_MS = 150;

  /// A window being dragged moves many times a second.
  private static final long SETTINGS_PAUSE_MS = 500;

  /// A conversation is drawn by then, also where four other builds run.
  private static final long REHEARSED_MS = 250;

  /// As often as a screen shows anything new.
  private static final long PULSE_MS = 16;

  /// How often it is seen whether a day has passed: a computer may have slept meanwhile.
  private static final long LOOK_PAUSE_MS = 3_600_000;

  private final Background background = new Background();
  private final ClientModel model = new ClientModel();
  private final EventPump pump = new EventPump(Platform::runLater, delayed(PULSE_MS), model::fold);
  private final Browser browser =
      new Browser(
          background, link -> Platform.runLater(() -> getHostServices().showDocument(link)));
  private Administered administered = Administered.NOTHING;
  private final Closing closing = new Closing(this::closeScreen, this::closeRest);
  private final ProfileOpener opener = new ProfileOpener(background, pump, closing::isUnderWay);
  private Optional<MainWindow> window = Optional.empty();
  private Optional<Door> door = Optional.empty();
  private Optional<SystemDesk> around = Optional.empty();
  private Optional<SettingsFile> kept = Optional.empty();

  /// Made by JavaFX.
  public App() {}

  /// Called away from the screen's thread, which is still being made.
  @Override
  public void init() {
    administered = Administered.ofThisComputer(Arguments.parse(getParameters().getRaw()).policy());
  }

  @Override
  public void start(Stage stage) {
    // Before there is anything to close: a signal may come at any time.
    if (!Ending.closes(closing::close)) {
      Platform.exit();
      return;
    }
    background.execute(() -> Ending.precedes(closing::close));
    try {
      show(stage);
    } catch (RuntimeException e) {
      if (!Ending.isUnderWay()) {
        throw e;
      }
      LOG.info("the start broke off at the end", e);
    }
  }

  private void show(Stage stage) {
    Look.ground();
    RestingClock.install(System.getProperty("os.name", ""));
    Arguments arguments = Arguments.parse(getParameters().getRaw());
    if (!arguments.demo() && isElsewhere(arguments)) {
      Platform.exit();
      return;
    }
    model.administer(administered);
    if (!arguments.demo()) {
      kept = Optional.of(new SettingsFile(arguments.screen()));
    }
    ScreenSettings settings =
        arguments.demo() ? ScreenSettings.fresh() : ScreenSettings.read(arguments.screen());
    MainWindow shown =
        new MainWindow(
            stage,
            new Tools(
                settings,
                this::keep,
                new Tools.Pauses(
                    delayed(SETTINGS_PAUSE_MS), delayed(DRAFT_PAUSE_MS), App::after, App::after),
                Clock.systemUTC(),
                System::nanoTime,
                browser,
                SavePlace::byDialog,
                versions(
                    settings, arguments.demo() ? Policy.Rule.OFF : administered.policy().updates()),
                arguments.demo() ? Desk.BARE : desk(arguments),
                App::giveBack),
            model,
            Platform::exit);
    window = Optional.of(shown);
    if (arguments.demo()) {
      demo(shown, settings);
      return;
    }
    if (!ChatLinks.isOne(arguments.invitation())) {
      shown.invited(arguments.invitation());
    }
    Platform.setImplicitExit(false);
    begin(shown, settings, arguments);
  }

  private void begin(MainWindow shown, ScreenSettings settings, Arguments arguments) {
    StartViewModel.Profile profile = ProfileOpener.look(arguments.profile());
    if (Rehearsal.isAsked()) {
      Rehearsal.needsNobody(profile);
    }
    shown.begin(
        profile,
        arguments.hidden(),
        (name, passphrase, orLastGood) -> {
          CompletableFuture<Void> opened =
              opener.open(
                  administered.applyTo(
                      new ClientOptions(
                          arguments.profile(),
                          administered.name().or(() -> name),
                          passphrase,
                          arguments.port(),
                          arguments.discovery()
                              && administered
                                  .policy()
                                  .discovery()
                                  .allows(settings.discovery().get()),
                          false,
                          List.of())),
                  orLastGood,
                  shown);
          return Rehearsal.isAsked()
              ? Rehearsal.after(opened, Platform::runLater, () -> rehearse(shown))
              : opened;
        });
  }

  private void rehearse(MainWindow shown) {
    new Rehearsal(
            shown.view().orElseThrow(),
            Clock.systemUTC(),
            versions(ScreenSettings.fresh(), Policy.Rule.OFF),
            delayed(REHEARSED_MS),
            Rehearsal::report)
        .begin();
  }

  /// What the system offers around the window; ends with the program.
  private Desk desk(Arguments arguments) {
    SystemDesk system =
        SystemDesk.of(
            new SystemDesk.Machine(
                System.getProperty("os.name", ""),
                System.getenv(),
                ProcessHandle.current().pid(),
                Clock.systemUTC(),
                background,
                (time, task) ->
                    CompletableFuture.delayedExecutor(
                            time.toMillis(), TimeUnit.MILLISECONDS, background)
                        .execute(task),
                new SystemDesk.Program(
                    launcher(), arguments.atLogin(), new ChatLinks(arguments.name(), secret()))));
    around = Optional.of(system);
    return system.desk();
  }

  private static String secret() {
    byte[] bytes = new byte[ChatLinks.SECRET_SIZE];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private NewVersions versions(ScreenSettings settings, Policy.Rule rule) {
    return new NewVersions(
        Build.read(),
        rule,
        settings.versions(),
        new NewVersions.Tools(
            new WebSource(Platform::runLater, background, Clock.systemUTC()),
            Computer.kinds(),
            Clock.systemUTC(),
            delayed(LOOK_PAUSE_MS),
            browser));
  }

  /// The program that was started: its package says so, else its start script.
  private static Optional<Path> launcher() {
    return Optional.ofNullable(System.getProperty("jpackage.app-path"))
        .or(() -> Optional.ofNullable(System.getProperty("maru.launcher")))
        .map(Path::of);
  }

  /// What nobody is there to use. Java lets go of pictures and such only if they were not used
  /// since it looked before: so it looks twice.
  private static void giveBack() {
    System.gc();
    System.gc();
  }

  private void keep(Properties snapshot) {
    kept.ifPresent(file -> {
      file.take(snapshot);
      background.execute(file::write);
    });
  }

  /// Shows invented people: no profile is opened, nothing is listened on, nothing is written.
  private void demo(MainWindow shown, ScreenSettings settings) {
    boolean korean =
        Texts.in(settings.locale()).locale().getLanguage().equals(Locale.KOREAN.getLanguage());
    InventedEngine engine = Demo.begin(model, Clock.systemUTC(), App::after, korean);
    shown.sayThatItIsADemo();
    shown.begin(
        StartViewModel.Profile.OPEN,
        false,
        (_, _, _) -> {
          CompletableFuture<Void> opened = new CompletableFuture<>();
          shown.openWhenReady(engine, opened);
          engine.begin(Demo.name(korean));
          return opened;
        });
  }

  private static void after(Duration time, Runnable task) {
    delayed(time.toMillis()).execute(task);
  }

  private static Executor delayed(long milliseconds) {
    return CompletableFuture.delayedExecutor(
        milliseconds, TimeUnit.MILLISECONDS, Platform::runLater);
  }

  /// Opens the door, or hands in what was asked for if another start was a moment faster.
  ///
  /// @return whether that one goes on instead
  private boolean isElsewhere(Arguments arguments) {
    door = Door.open(arguments.profile(), background, this::knocked);
    return door.isEmpty() && Door.knock(arguments.profile(), arguments.invitation(), background);
  }

  private void knocked(String link) {
    Platform.runLater(() -> window.ifPresent(shown -> knocked(shown, link)));
  }

  private void knocked(MainWindow shown, String link) {
    shown.raise();
    if (ChatLinks.isOne(link)) {
      around.ifPresent(system -> system.follow(link));
    } else {
      shown.invited(link);
    }
  }

  /// Called by JavaFX when somebody quits, and after a start that comes to nothing.
  @Override
  public void stop() {
    closing.close();
  }

  private void closeScreen() {
    door.ifPresent(Door::close);
    window.ifPresent(MainWindow::close);
    around.ifPresent(SystemDesk::close);
    // What would be typed now nobody would keep.
    List.copyOf(Window.getWindows()).forEach(Window::hide);
  }

  private void closeRest() {
    kept.ifPresent(SettingsFile::write);
    opener.close();
    background.close();
  }
}
