package app.maru.ui;

import app.maru.messaging.client.Client;
import app.maru.messaging.client.ClientException;
import app.maru.messaging.client.ClientOptions;
import app.maru.ui.attention.Desk;
import app.maru.ui.model.ClientModel;
import app.maru.ui.model.EventPump;
import app.maru.ui.model.ScreenSettings;
import app.maru.ui.start.StartViewModel;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.stage.Stage;

/// A real window over a real client: its own profile on disk, real sockets on the loopback.
final class RealWindow implements AutoCloseable {
  private static final double WIDTH = 480;
  private static final double HEIGHT = 640;

  final Client client;
  final Stage stage;
  private final MainWindow main;

  private RealWindow(Client client, Stage stage, MainWindow main) {
    this.client = client;
    this.stage = stage;
    this.main = main;
  }

  /// Opens the client on the caller's thread, the window on the screen's; ready when it is shown.
  static RealWindow open(Path profile, String name, double x) throws Exception {
    return open(client(profile, name), new Rectangle2D(x, 0, WIDTH, HEIGHT));
  }

  /// A window over an open client, which it closes in the end.
  static RealWindow open(Client client, Rectangle2D place) throws Exception {
    CompletableFuture<RealWindow> shown = new CompletableFuture<>();
    Platform.runLater(() -> show(client, place, shown));
    return shown.get(30, TimeUnit.SECONDS);
  }

  /// A client that listens on the loopback and looks for nobody.
  static Client client(Path profile, String name) throws ClientException {
    return Client.open(
        new ClientOptions(
            profile,
            Optional.of(name),
            Optional.empty(),
            OptionalInt.of(0),
            false,
            false,
            List.of()));
  }

  private static void show(Client client, Rectangle2D place, CompletableFuture<RealWindow> shown) {
    ClientModel model = new ClientModel();
    Executor pulse =
        CompletableFuture.delayedExecutor(16, TimeUnit.MILLISECONDS, Platform::runLater);
    EventPump pump = new EventPump(Platform::runLater, pulse, model::fold);
    Executor background = Executors.newVirtualThreadPerTaskExecutor();
    Executor soon =
        CompletableFuture.delayedExecutor(50, TimeUnit.MILLISECONDS, Platform::runLater);
    ScreenSettings settings = ScreenSettings.read(Path.of("nowhere"));
    settings.language().set(ScreenSettings.Language.ENGLISH);
    settings.sidebar().set(260);
    settings.width().set(place.getWidth());
    settings.height().set(place.getHeight());
    settings.x().set(place.getMinX());
    settings.y().set(place.getMinY());
    Stage stage = new Stage();
    MainWindow main =
        new MainWindow(
            stage,
            new Tools(
                settings,
                _ -> {},
                new Tools.Pauses(soon, soon, (_, _) -> {}, (_, _) -> {}),
                InstantSource.system(),
                System::nanoTime,
                _ -> {},
                (_, _, _, _) -> Optional.empty(),
                InventedVersions.none(),
                Desk.BARE,
                () -> {}),
            model,
            () -> {});
    RealWindow window = new RealWindow(client, stage, main);
    CompletableFuture<Void> opened = new CompletableFuture<>();
    main.begin(
        StartViewModel.Profile.OPEN,
        false,
        (_, _, _) -> {
          main.openWhenReady(new ClientEngine(client, pump, background), opened);
          client.messenger().observe(pump::tell);
          return opened;
        });
    var _ = opened.thenRun(() -> shown.complete(window));
  }

  void open(app.maru.crypto.PersonId person) {
    main.open(person);
  }

  /// On the caller's thread, which is not the screen's.
  @Override
  public void close() {
    CompletableFuture<Void> hidden =
        CompletableFuture.runAsync(
            () -> {
              main.close();
              stage.hide();
            },
            Platform::runLater);
    hidden.join();
    client.close();
  }
}
