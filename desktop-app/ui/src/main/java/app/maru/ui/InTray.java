package app.maru.ui;

import app.maru.ui.attention.Attention;
import app.maru.ui.attention.Desk;
import app.maru.ui.attention.Tray;
import app.maru.ui.control.Emblem;
import app.maru.ui.model.AttentionSettings;
import app.maru.ui.text.Texts;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.stage.Stage;

/// The sign in the tray, and the window going there when it is closed.
///
/// Lives on the screen's thread.
final class InTray {
  /// After so long without a tray, a window that was to begin hidden is shown: it could not be
  /// found.
  static final Duration WAITS = Duration.ofSeconds(5);

  /// As Windows and the panels of Linux draw them, on usual and on fine screens.
  private static final int[] SIZES = {16, 22, 32, 48};

  private final Stage stage;
  private final Desk desk;
  private final AttentionSettings settings;
  private final Attention attention;
  private final Ways ways;
  private boolean there;

  /// What is needed from the window.
  ///
  /// @param texts the words of the language chosen now
  /// @param raise brings it to the front
  /// @param isOpen whether the profile is open: before, nothing goes on behind a hidden window
  /// @param explain shows what closing does from now on
  /// @param quit ends the program
  record Ways(
      Supplier<Texts> texts,
      Runnable raise,
      BooleanSupplier isOpen,
      Runnable explain,
      Runnable quit) {}

  InTray(Stage stage, Desk desk, AttentionSettings settings, Attention attention, Ways ways) {
    this.stage = stage;
    this.desk = desk;
    this.settings = settings;
    this.attention = attention;
    this.ways = ways;
    desk.tray()
        .watch(
            now -> Platform.runLater(() -> present(now)),
            act -> Platform.runLater(() -> chosen(act)));
    attention.unread().addListener(_ -> look());
    attention.quiet().addListener(_ -> look());
    stage.setOnCloseRequest(event -> {
      event.consume();
      closing();
    });
  }

  private void present(boolean now) {
    there = now;
    look();
    if (!now && !stage.isShowing()) {
      // Nobody could find it again.
      stage.show();
    }
  }

  private void chosen(Tray.Act act) {
    switch (act) {
      case OPEN -> ways.raise().run();
      case QUIET ->
          settings.quietUntil().set(attention.quiet().get() ? 0 : AttentionSettings.FOR_EVER);
      case QUIT -> ways.quit().run();
    }
  }

  private void closing() {
    if (!there || !settings.hides().get() || !ways.isOpen().getAsBoolean()) {
      ways.quit().run();
    } else if (settings.hidesKnown().get()) {
      hide();
    } else {
      ways.explain().run();
    }
  }

  /// The person knows what closing does.
  void understood() {
    settings.hidesKnown().set(true);
    hide();
  }

  private void hide() {
    stage.hide();
  }

  /// Begins without a window if there is a tray soon.
  void beginHidden() {
    desk.alarm()
        .after(
            WAITS,
            () ->
                Platform.runLater(() -> {
                  if (!there && !stage.isShowing()) {
                    stage.show();
                  }
                }));
  }

  /// Shows how things stand, in the language chosen now.
  void look() {
    if (!there) {
      return;
    }
    Texts texts = ways.texts().get();
    int unread = attention.unread().get();
    String badge = Emblem.badge(unread);
    desk.tray()
        .show(
            new Tray.Face(
                unread == 0
                    ? texts.get("app.name")
                    : texts.get("app.name") + " · " + texts.get("chats.unread", unread),
                unread > 0,
                attention.quiet().get(),
                List.of(texts.get("tray.open"), texts.get("tray.quiet"), texts.get("tray.quit")),
                IntStream.of(SIZES).mapToObj(size -> picture(size, badge)).toList()));
  }

  private static Tray.Picture picture(int size, String badge) {
    Image drawn = Emblem.draw(size, badge);
    int[] argb = new int[size * size];
    drawn
        .getPixelReader()
        .getPixels(0, 0, size, size, PixelFormat.getIntArgbInstance(), argb, 0, size);
    return new Tray.Picture(size, argb);
  }
}
