package app.maru.ui;

import app.maru.messaging.client.ClientException;
import app.maru.messaging.policy.Policy;
import app.maru.ui.attention.Alarm;
import app.maru.ui.attention.Desk;
import app.maru.ui.invented.Demo;
import app.maru.ui.invented.InventedEngine;
import app.maru.ui.invented.Village;
import app.maru.ui.model.ClientModel;
import app.maru.ui.model.ScreenSettings;
import app.maru.ui.start.StartViewModel;
import app.maru.ui.update.VersionMemory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.stage.Stage;

/// A real window over an invented engine, on the headless screen.
final class Window {
  final ClientModel model = new ClientModel();
  final InventedEngine engine;
  final ScreenSettings settings = ScreenSettings.read(Path.of("nowhere"));
  final InventedVersions versions = new InventedVersions();
  final List<String> browsed = new ArrayList<>();

  /// Where a picture is to be kept, if the person does not change their mind.
  Optional<Path> folder = Optional.empty();

  final List<Properties> kept = new ArrayList<>();
  final MainWindow main;

  /// How often the person wanted the end.
  int quits;

  /// What looks whether nobody is there any more.
  final Queue<Runnable> absent = new ArrayDeque<>();

  /// How far the clock that sees this is ahead.
  Duration ahead = Duration.ZERO;

  /// How often nobody was there, and what is not needed then was given back.
  int rests;

  /// What was tried to open the profile.
  final List<Attempt> attempts = new ArrayList<>();

  /// One way to open a profile.
  record Attempt(Optional<String> name, String passphrase, boolean orLastGood) {}

  /// Opened on the screen's thread; `prepare` invents who is there.
  Window(Stage stage, Consumer<InventedEngine> prepare) {
    this(stage, Desk.BARE, false, prepare);
  }

  /// The same on a desk that offers something.
  Window(Stage stage, Desk desk, boolean hidden, Consumer<InventedEngine> prepare) {
    this(stage, desk, Policy.Rule.CHOICE, Window::nobody);
    prepare.accept(engine);
    main.begin(StartViewModel.Profile.OPEN, hidden, (_, _, _) -> opened("Ann"));
  }

  /// One that stands at the way in.
  ///
  /// @param lock why an attempt does not open the profile, if it doesn't
  Window(
      Stage stage,
      StartViewModel.Profile profile,
      Function<Attempt, Optional<ClientException>> lock) {
    this(stage, Desk.BARE, profile, lock);
  }

  /// The same on a desk that offers something.
  Window(
      Stage stage,
      Desk desk,
      StartViewModel.Profile profile,
      Function<Attempt, Optional<ClientException>> lock) {
    this(stage, desk, Policy.Rule.CHOICE, Window::nobody);
    Village.people(engine, false);
    main.begin(
        profile,
        false,
        (name, passphrase, orLastGood) -> {
          Attempt attempt = new Attempt(name, passphrase.map(String::new).orElse(""), orLastGood);
          attempts.add(attempt);
          return lock.apply(attempt)
              .<CompletableFuture<Void>>map(CompletableFuture::failedFuture)
              .orElseGet(() -> opened(name.orElse("Ann")));
        });
  }

  /// One that shows the demo.
  static Window demo(Stage stage, InstantSource clock, Alarm alarm) {
    Window window =
        new Window(
            stage, Desk.BARE, Policy.Rule.OFF, model -> Demo.begin(model, clock, alarm, false));
    window.main.sayThatItIsADemo();
    window.main.begin(
        StartViewModel.Profile.OPEN, false, (_, _, _) -> window.opened(Demo.name(false)));
    return window;
  }

  private static InventedEngine nobody(ClientModel model) {
    return new InventedEngine(model, Village.NOW);
  }

  private CompletableFuture<Void> opened(String name) {
    CompletableFuture<Void> opened = new CompletableFuture<>();
    main.openWhenReady(engine, opened);
    engine.begin(name);
    return opened;
  }

  private Window(
      Stage stage, Desk desk, Policy.Rule newer, Function<ClientModel, InventedEngine> invented) {
    engine = invented.apply(model);
    settings.versions().wish().set(VersionMemory.Wish.NO);
    settings.width().set(960);
    settings.height().set(640);
    settings.language().set(ScreenSettings.Language.ENGLISH);
    Executor soon =
        CompletableFuture.delayedExecutor(50, TimeUnit.MILLISECONDS, Platform::runLater);
    main =
        new MainWindow(
            stage,
            new Tools(
                settings,
                kept::add,
                new Tools.Pauses(soon, soon, (_, task) -> absent.add(task), (_, _) -> {}),
                InstantSource.fixed(Village.NOW),
                () -> System.nanoTime() + ahead.toNanos(),
                browsed::add,
                (_, _, name, _) -> folder.map(in -> in.resolve(name)),
                versions.known(newer, settings.versions()),
                desk,
                () -> rests++),
            model,
            () -> quits++);
  }
}
