package app.maru.ui;

import app.maru.messaging.policy.Policy;
import app.maru.ui.attention.Desk;
import app.maru.ui.model.ClientModel;
import app.maru.ui.model.ScreenSettings;
import app.maru.ui.start.StartViewModel;
import app.maru.ui.update.VersionMemory;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.stage.Stage;

/// A real window over an invented engine, on the headless screen.
final class Window {
  final ClientModel model = new ClientModel();
  final InventedEngine engine = new InventedEngine(model, Village.NOW);
  final ScreenSettings settings = ScreenSettings.read(Path.of("nowhere"));
  final InventedVersions versions = new InventedVersions();
  final List<String> browsed = new ArrayList<>();
  final MainWindow main;

  /// How often the person wanted the end.
  int quits;

  /// Opened on the screen's thread; `prepare` invents who is there.
  Window(Stage stage, Consumer<InventedEngine> prepare) {
    this(stage, Desk.BARE, false, prepare);
  }

  /// The same on a desk that offers something.
  Window(Stage stage, Desk desk, boolean hidden, Consumer<InventedEngine> prepare) {
    settings.versions().wish().set(VersionMemory.Wish.NO);
    settings.width().set(960);
    settings.height().set(640);
    settings.language().set(ScreenSettings.Language.ENGLISH);
    Executor soon =
        CompletableFuture.delayedExecutor(50, TimeUnit.MILLISECONDS, Platform::runLater);
    main =
        new MainWindow(
            stage,
            new MainWindow.Tools(
                settings,
                _ -> {},
                new MainWindow.Pauses(soon, soon, _ -> {}, _ -> {}),
                InstantSource.fixed(Village.NOW),
                System::nanoTime,
                browsed::add,
                versions.known(Policy.Rule.CHOICE, settings.versions()),
                desk),
            model,
            () -> quits++);
    prepare.accept(engine);
    main.begin(
        StartViewModel.Profile.OPEN,
        hidden,
        (_, _, _) -> {
          CompletableFuture<Void> opened = new CompletableFuture<>();
          main.openWhenReady(engine, opened);
          engine.begin("Ann");
          return opened;
        });
  }
}
