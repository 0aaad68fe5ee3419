package app.maru.ui;

import app.maru.crypto.PersonId;
import app.maru.messaging.client.ClientException;
import app.maru.ui.attention.Desk;
import app.maru.ui.control.Ancestors;
import app.maru.ui.conversation.ComposerViewModel;
import app.maru.ui.invented.Demo;
import app.maru.ui.invented.InventedEngine;
import app.maru.ui.invented.Village;
import app.maru.ui.look.Look;
import app.maru.ui.model.ClientModel;
import app.maru.ui.model.ScreenSettings;
import app.maru.ui.start.StartViewModel;
import app.maru.ui.text.Texts;
import app.maru.ui.text.Times;
import app.maru.ui.update.NewVersions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the program does beside starting when its package is made: it writes notes to itself in its
/// window, and opens invented conversations in a second one.
///
/// Java remembers in the package what the rehearsal needed. Without this it would remember how to
/// start, and the first conversations somebody opens took twice as long as later ones.
final class Rehearsal {
  private static final Logger LOG = LoggerFactory.getLogger(Rehearsal.class);

  /// The property of Java that asks for it: the name of a file that is made when all was shown, for
  /// nobody sees it who could tell.
  private static final String ASKED = "maru.rehearsal";

  /// What the program ends with when there is nothing to rehearse with.
  static final int FAILED = 4;

  private static final List<String> NOTES = List.of("Maru", "https://maru.example *bold*");

  private static final double WIDTH = 1080;
  private static final double HEIGHT = 720;

  /// The longest conversation again and again: what runs often is what is worth remembering.
  private static final List<PersonId> OPENED =
      List.of(
          Village.MINA,
          Village.JUN,
          Village.MINA,
          Village.PARK,
          Village.MINA,
          Village.OLIVIA,
          Village.MINA,
          Village.HANEUL,
          Village.MINA);

  private final Executor later;
  private final Runnable shown;
  private final MainView view;
  private final Stage stage = new Stage();
  private final Deque<Runnable> next = new ArrayDeque<>();

  /// @param own the window of every day: what is done in it goes through the engine and the
  ///   database
  /// @param later runs a task on the screen's thread, when what was shown is drawn
  /// @param shown told when all was shown
  Rehearsal(
      MainView own, InstantSource clock, NewVersions versions, Executor later, Runnable shown) {
    this.later = later;
    this.shown = shown;
    ClientModel model = new ClientModel();
    Texts texts = Texts.in(Locale.ENGLISH);
    InventedEngine engine = Demo.begin(model, clock, (_, _) -> {}, false);
    engine.begin(Demo.name(false));
    view =
        new MainView(
            new Surroundings(
                engine,
                model,
                ScreenSettings.fresh(),
                texts,
                new Times(texts, texts.locale(), ZoneId.systemDefault(), clock),
                _ -> {},
                System::nanoTime,
                _ -> {},
                (_, _, _, _) -> Optional.empty(),
                versions,
                new SimpleBooleanProperty(),
                Desk.BARE,
                () -> {}));
    Scene scene = new Scene(view, WIDTH, HEIGHT);
    Look.dress(scene, false);
    stage.setScene(scene);
    next.add(own.chats()::openNotes);
    NOTES.forEach(note -> next.add(() -> write(own, note)));
    next.add(() -> own.chats().selected().set(Optional.empty()));
    next.add(() -> clickRow(own));
    next.add(() -> seeThatItOpened(own));
    next.add(() -> {
      stage.show();
      view.begin();
    });
    OPENED.forEach(person -> next.add(() -> view.open(person)));
  }

  private static void write(MainView own, String note) {
    ComposerViewModel composer = own.conversation().orElseThrow().model().composer();
    composer.text().set(note);
    composer.send();
  }

  /// Where other builds run the list may take longer than a step.
  private void clickRow(MainView own) {
    own.lookupAll(".chat-cell:openable").stream()
        .filter(Ancestors::isShown)
        .findFirst()
        .ifPresentOrElse(Rehearsal::click, () -> next.addFirst(() -> clickRow(own)));
  }

  /// As a hand does.
  private static void click(Node shown) {
    Bounds place = shown.localToScreen(shown.getLayoutBounds());
    Robot robot = new Robot();
    robot.mouseMove(place.getCenterX(), place.getCenterY());
    robot.mousePress(MouseButton.PRIMARY);
    robot.mouseRelease(MouseButton.PRIMARY);
  }

  private static void seeThatItOpened(MainView own) {
    if (own.chats().selected().get().isEmpty()) {
      throw new IllegalStateException("the click on a row opened no conversation");
    }
  }

  /// Rehearses when the window is open; ends the program if it can't be.
  ///
  /// @param screen what fails there is told, unlike in a future that nobody asks
  static CompletableFuture<Void> after(
      CompletableFuture<Void> opened, Executor screen, Runnable rehearsal) {
    return opened.whenComplete((_, failure) -> {
      if (failure == null) {
        screen.execute(rehearsal);
      } else {
        fail("the profile does not open (%s)".formatted(reason(failure)));
      }
    });
  }

  private static String reason(Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    return cause instanceof ClientException known ? known.reason().name() : cause.toString();
  }

  /// Ends the program where somebody would have to type something first: nobody is there.
  static void needsNobody(StartViewModel.Profile profile) {
    switch (profile) {
      case OPEN -> {}
      case NONE -> fail("there is no profile");
      case LOCKED -> fail("the profile has a passphrase");
    }
  }

  /// Whoever makes the package would wait for a report that never comes.
  private static void fail(String why) {
    LOG.error("nothing to rehearse with: {}", why);
    // Away from the screen's thread, which has to close the window meanwhile.
    var _ = Thread.ofPlatform().start(() -> System.exit(FAILED));
  }

  /// Whether this run is one.
  static boolean isAsked() {
    return System.getProperty(ASKED) != null;
  }

  /// Tells whoever makes the package that all was shown.
  static void report() {
    try {
      Files.createFile(Path.of(System.getProperty(ASKED, "")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Shows its window until it has opened everything.
  void begin() {
    Runnable step = next.poll();
    if (step == null) {
      view.close();
      stage.hide();
      shown.run();
      return;
    }
    step.run();
    later.execute(this::begin);
  }
}
