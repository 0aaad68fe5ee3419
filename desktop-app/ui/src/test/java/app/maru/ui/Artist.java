package app.maru.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import app.maru.messaging.client.ClientException;
import app.maru.messaging.policy.Administered;
import app.maru.messaging.policy.Policy;
import app.maru.ui.attention.Alarm;
import app.maru.ui.attention.Desk;
import app.maru.ui.attention.Notifier;
import app.maru.ui.attention.Quiet;
import app.maru.ui.attention.ScreenLock;
import app.maru.ui.attention.Sounds;
import app.maru.ui.attention.Tray;
import app.maru.ui.control.Zoom;
import app.maru.ui.invented.InventedEngine;
import app.maru.ui.invented.Village;
import app.maru.ui.look.Look;
import app.maru.ui.model.ClientModel;
import app.maru.ui.model.ScreenSettings;
import app.maru.ui.start.StartView;
import app.maru.ui.start.StartViewModel;
import app.maru.ui.text.Texts;
import app.maru.ui.text.Times;
import app.maru.ui.update.NewVersions;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.Group;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.ImageView;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// Draws in one theme and one language.
final class Artist {
  static final double WIDTH = 1080;
  static final double HEIGHT = 720;
  private static final int TURNS = 12;

  /// Which pictures are wanted: `all` looks, or all of them in high `contrast`.
  private static final String WANTED = System.getProperty("maru.screenshots", "");

  private static final boolean ALL_IN_CONTRAST = "contrast".equals(WANTED);

  private final boolean dark;
  private final Texts texts;
  ClientModel model = new ClientModel();

  /// Newer versions; none unless invented otherwise.
  NewVersions versions = InventedVersions.none();

  /// Until when nothing may draw attention, as the settings have it.
  long quietUntil;

  /// What the person does once, when the next screen is there.
  Consumer<Scene> then = _ -> {};

  /// What the person does once, when the next screen has been laid out.
  Consumer<Scene> later = _ -> {};

  /// The next screens are so large.
  double width = WIDTH;

  double height = HEIGHT;

  /// Whether the next screens are drawn in high contrast.
  boolean contrast = ALL_IN_CONTRAST;

  /// Whether the next screens stand in a window, before which there can be menus.
  boolean windowed;

  /// Whether the next screens are those of a demo.
  boolean demo;

  Artist(boolean dark, Texts texts) {
    this.dark = dark;
    this.texts = texts;
  }

  /// One for a test that runs in [EveryLook].
  static Artist in(String theme, String language) {
    // Two of the four show whether all screens can be drawn; the others are for the eye.
    assumeThat("all".equals(WANTED) || "light".equals(theme) == "en".equals(language)).isTrue();
    return new Artist("dark".equals(theme), Texts.in(Locale.of(language)));
  }

  /// Starts the toolkit; before the first picture.
  static void ready() throws Exception {
    FxToolkit.registerPrimaryStage();
    onScreen(() -> {
      Look.loadFonts();
      return true;
    });
  }

  boolean korean() {
    return texts.locale().equals(Locale.KOREAN);
  }

  private Times times() {
    return new Times(
        texts, texts.locale(), ZoneId.of("Asia/Seoul"), InstantSource.fixed(Village.NOW));
  }

  void start(String name, Consumer<StartViewModel> begin) throws Exception {
    CompletableFuture<Void> refused =
        CompletableFuture.failedFuture(
            new ClientException(ClientException.Reason.WRONG_PASSPHRASE));
    CompletableFuture<Void> never = new CompletableFuture<>();
    draw(
        name,
        () -> {
          StartViewModel start =
              new StartViewModel(
                  texts, times(), (called, _, _) -> called.isPresent() ? never : refused);
          StartView view = new StartView(start, () -> {});
          begin.accept(start);
          return view;
        });
  }

  /// A start at which the name is settled.
  void settled(String name, Consumer<StartViewModel> begin, String called) throws Exception {
    draw(
        name,
        () -> {
          StartViewModel start =
              new StartViewModel(
                  texts, times(), (_, _, _) -> new CompletableFuture<>(), Optional.of(called));
          StartView view = new StartView(start, () -> {});
          begin.accept(start);
          return view;
        });
  }

  /// An administrator has settled this.
  void administer(Policy policy) {
    model.administer(new Administered(policy, Optional.of(model.myName().get()), Optional.empty()));
  }

  void trouble(ClientException.Reason reason) throws Exception {
    trouble(
        "trouble-" + reason.name().toLowerCase(Locale.ROOT).replace('_', '-'),
        new ClientException(reason));
  }

  void trouble(String name, ClientException failure) throws Exception {
    draw(
        name,
        () -> {
          StartViewModel start =
              new StartViewModel(
                  texts, times(), (_, _, _) -> CompletableFuture.failedFuture(failure));
          StartView view = new StartView(start, () -> {});
          start.begin(StartViewModel.Profile.OPEN);
          return view;
        });
  }

  void main(String name, BiConsumer<InventedEngine, MainView> scene) throws Exception {
    zoomed(name, 1, scene);
  }

  void zoomed(String name, double factor, BiConsumer<InventedEngine, MainView> scene)
      throws Exception {
    draw(
        name,
        () -> {
          model = new ClientModel();
          InventedEngine engine = new InventedEngine(model, Village.NOW);
          engine.begin(korean() ? "한별" : "Hanbyeol");
          ScreenSettings settings = ScreenSettings.read(Path.of("nowhere"));
          settings.attention().quietUntil().set(quietUntil);
          MainView view =
              new MainView(
                  new Surroundings(
                      engine,
                      model,
                      settings,
                      texts,
                      times(),
                      _ -> {},
                      () -> 0,
                      _ -> {},
                      (_, _, _, _) -> Optional.empty(),
                      versions,
                      new Quiet(
                              settings.attention(),
                              Alarm.NEVER,
                              Runnable::run,
                              InstantSource.fixed(Village.NOW))
                          .now(),
                      new Desk(
                          Notifier.NONE,
                          ScreenLock.UNKNOWN,
                          Sounds.NONE,
                          Alarm.NEVER,
                          Tray.NONE,
                          new InventedLogin()),
                      () -> {}));
          view.begin();
          scene.accept(engine, view);
          Zoom zoom = new Zoom();
          zoom.factor().set(factor);
          zoom.setContent(demo ? new DemoPane(texts, view) : view);
          return zoom;
        });
  }

  private void draw(String name, Supplier<Parent> screen) throws Exception {
    Scene scene =
        onScreen(() -> {
          Scene drawn = new Scene(screen.get(), width, height);
          Look.dress(drawn, dark, contrast);
          if (windowed) {
            Stage stage = new Stage();
            stage.setScene(drawn);
            Headless.place(stage);
            stage.show();
          }
          drawn.getRoot().applyCss();
          then.accept(drawn);
          then = _ -> {};
          return drawn;
        });
    // Lists settle over a few turns of the screen's thread.
    for (int turn = 0; turn < 2 * TURNS; turn++) {
      boolean half = turn == TURNS;
      onScreen(() -> {
        if (half) {
          later.accept(scene);
          later = _ -> {};
        }
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        return true;
      });
    }
    // What failed while this was drawn is not left to whoever asks next.
    try {
      WaitForAsyncUtils.checkException();
    } catch (Throwable failed) {
      throw new AssertionError("failed while " + name + " was drawn", failed);
    }
    WritableImage image = onScreen(() -> windowed ? withMenus(scene) : scene.snapshot(null));
    String file =
        "%s-%s-%s.png".formatted(name, dark ? "dark" : "light", texts.locale().getLanguage());
    Path folder = Path.of("target", ALL_IN_CONTRAST ? "screenshots-contrast" : "screenshots");
    Png.write(image, folder.resolve(file));
    int ground = image.getPixelReader().getArgb((int) width - 2, (int) height / 2);
    long other =
        java.util.stream.IntStream.range(0, (int) width)
            .filter(x -> image.getPixelReader().getArgb(x, (int) height / 2) != ground)
            .count();
    assertThat(other).as("drawn pixels in the middle of " + file).isPositive();
    assertThat(windowed ? List.of() : Legible.faint(scene, image, contrast))
        .as("faint in " + file)
        .isEmpty();
  }

  /// A window with the menus before it; then it is closed.
  private static WritableImage withMenus(Scene scene) {
    Window stage = scene.getWindow();
    Group all = new Group(new ImageView(scene.snapshot(null)));
    for (Window other : Window.getWindows()) {
      if (other instanceof PopupWindow menu && menu.isShowing()) {
        menu.getScene().getRoot().applyCss();
        menu.getScene().getRoot().layout();
        ImageView front = new ImageView(withoutGround(menu.getScene()));
        front.relocate(
            menu.getX() - stage.getX() - scene.getX(), menu.getY() - stage.getY() - scene.getY());
        all.getChildren().add(front);
      }
    }
    SnapshotParameters view = new SnapshotParameters();
    view.setViewport(new Rectangle2D(0, 0, scene.getWidth(), scene.getHeight()));
    WritableImage image = all.snapshot(view, null);
    stage.hide();
    return image;
  }

  /// What is behind a menu is seen around its corners.
  private static WritableImage withoutGround(Scene menu) {
    SnapshotParameters through = new SnapshotParameters();
    through.setFill(Color.TRANSPARENT);
    through.setViewport(new Rectangle2D(0, 0, menu.getWidth(), menu.getHeight()));
    return menu.getRoot().snapshot(through, null);
  }

  static <T> T onScreen(Supplier<T> task) throws Exception {
    CompletableFuture<T> done = new CompletableFuture<>();
    Platform.runLater(() -> {
      try {
        done.complete(task.get());
      } catch (RuntimeException | Error e) {
        done.completeExceptionally(e);
      }
    });
    return done.get(20, TimeUnit.SECONDS);
  }
}
