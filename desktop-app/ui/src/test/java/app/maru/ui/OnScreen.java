package app.maru.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.ui.control.Ancestors;
import app.maru.ui.invented.InventedEngine;
import app.maru.ui.invented.Village;
import app.maru.ui.look.Look;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.collections.FXCollections;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.input.InputMethodEvent;
import javafx.scene.input.InputMethodHighlight;
import javafx.scene.input.InputMethodTextRun;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// A real window over an invented engine, new for each test, and hands to use it: what all tests of
/// the screen share.
abstract class OnScreen {
  /// A window that does nothing for so long is broken, however busy the computer is.
  private static final long PATIENCE_SECONDS = 20;

  /// What is laid out in one pulse may move something in the next.
  private static final int PULSES = 4;

  final FxRobot robot = new FxRobot();

  // Set before every test.
  @SuppressWarnings("NullAway.Init")
  Window window;

  @SuppressWarnings("NullAway.Init")
  Stage stage;

  /// Who is there, and what was said.
  void invent(InventedEngine engine) {
    Village.people(engine, false);
  }

  /// Opens the window; on the screen's thread.
  Window newWindow(Stage primary) {
    return new Window(primary, this::invent);
  }

  @BeforeEach
  final void appear() throws TimeoutException {
    stage = FxToolkit.registerPrimaryStage();
    robot.interact(() -> {
      // As the program begins: a popup that has no owner yet would look for the toolkit's colours.
      Look.ground();
      window = newWindow(stage);
      // All tests have the same stage: one that made it narrow must not be felt by the next.
      stage.setMaximized(false);
      stage.sizeToScene();
      Headless.place(stage);
    });
    turn();
  }

  @AfterEach
  final void disappear() {
    robot.release(new KeyCode[0]);
    robot.release(new MouseButton[0]);
    robot.interact(() -> {
      window.main.close();
      stage.hide();
    });
  }

  /// Waits until all that was asked of the screen has been laid out, however long that takes on a
  /// busy computer.
  static void turn() {
    turn(PULSES);
  }

  /// The same for what is known to be laid out in so many pulses.
  static void turn(int pulses) {
    CompletableFuture<Void> laidOut = new CompletableFuture<>();
    Platform.runLater(() -> new Pulses(pulses, laidOut).start());
    laidOut.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    WaitForAsyncUtils.waitForFxEvents(1);
  }

  /// Waits for what comes by itself.
  static void await(Callable<Boolean> condition) throws TimeoutException {
    WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, condition);
    turn();
  }

  /// Counts what is laid out from now on.
  private static final class Pulses extends AnimationTimer {
    private final int pulses;
    private final CompletableFuture<Void> done;
    private int begun;

    Pulses(int pulses, CompletableFuture<Void> done) {
      this.pulses = pulses;
      this.done = done;
    }

    @Override
    public void handle(long now) {
      // The layout of a pulse comes after its timers.
      if (begun++ == pulses) {
        stop();
        done.complete(null);
      }
    }
  }

  /// Presses a key and lets it go. An open menu hears it first, as the window around it has the
  /// keys on every real screen; the robot's keys, on the headless one, reach no menu.
  final void key(KeyCode code, KeyCode... held) {
    fire(KeyEvent.KEY_PRESSED, code, held);
    fire(KeyEvent.KEY_RELEASED, code, held);
    turn();
  }

  private void fire(EventType<KeyEvent> type, KeyCode code, KeyCode... held) {
    WaitForAsyncUtils.waitForAsyncFx(
        TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS), () -> fireNow(type, code, held));
  }

  /// What a key does at once; on the screen's thread.
  final void fireNow(EventType<KeyEvent> type, KeyCode code, KeyCode... held) {
    List<KeyCode> also = List.of(held);
    Scene scene = stage.getScene();
    Node owner = scene.getFocusOwner();
    Event.fireEvent(
        owner == null ? scene.getRoot() : owner,
        new KeyEvent(
            type,
            "",
            "",
            code,
            also.contains(KeyCode.SHIFT),
            also.contains(KeyCode.CONTROL),
            also.contains(KeyCode.ALT),
            false));
  }

  /// What an input method tells a control: what is composed now, and what it has just committed.
  final void compose(Node focused, String composed, String committed) {
    List<InputMethodTextRun> runs =
        composed.isEmpty()
            ? List.of()
            : List.of(new InputMethodTextRun(composed, InputMethodHighlight.UNSELECTED_RAW));
    robot.interact(() ->
        Event.fireEvent(
            focused,
            new InputMethodEvent(
                InputMethodEvent.INPUT_METHOD_TEXT_CHANGED,
                FXCollections.observableArrayList(runs),
                committed,
                composed.length())));
    turn();
  }

  /// Tab by Tab to a control, or back with Shift held, as who uses no mouse goes there.
  final void walkTo(Node control, KeyCode... held) {
    Node from = focused();
    while (!focused().equals(control)) {
      key(KeyCode.TAB, held);
      assertThat(focused()).as("Tab leads round and never to " + control).isNotEqualTo(from);
    }
  }

  /// Opens the menu of what has the focus and takes an item, by keys alone.
  final void pick(String item) {
    key(KeyCode.F10, KeyCode.SHIFT);
    String first = "";
    String here;
    do {
      key(KeyCode.DOWN);
      here = inMenu();
      assertThat(here).as("the menu ends before " + item).isNotEmpty().isNotEqualTo(first);
      first = first.isEmpty() ? here : first;
    } while (!here.equals(item));
    key(KeyCode.ENTER);
  }

  /// What has the keys in the open menu; nothing if nothing has.
  final String inMenu() {
    return robot.listWindows().stream()
        .filter(PopupWindow.class::isInstance)
        .flatMap(menu -> Optional.ofNullable(menu.getScene().getFocusOwner()).stream())
        .map(OnScreen::wordsOf)
        .filter(words -> !words.isEmpty())
        .findFirst()
        .orElse("");
  }

  private static String wordsOf(Node item) {
    return item.getAccessibleText() != null
        ? item.getAccessibleText()
        : item.lookupAll(".label").stream()
            .map(label -> ((Labeled) label).getText())
            .findFirst()
            .orElse("");
  }

  /// What has the focus.
  final Node focused() {
    return Objects.requireNonNull(stage.getScene().getFocusOwner(), "nothing is focused");
  }

  /// What a label or a button says.
  final String words(String query) {
    return robot.lookup(query).queryAs(Labeled.class).getText();
  }

  /// Whether one of these can be seen.
  final boolean shows(String query) {
    return robot.lookup(query).queryAll().stream().anyMatch(Ancestors::isShown);
  }

  /// The button with these words.
  final Button button(String words) {
    return robot
        .lookup(node -> node instanceof Button button && words.equals(button.getText()))
        .queryButton();
  }

  /// Presses a button that may be out of sight: the keyboard gets there, the mouse would have to
  /// scroll.
  final void fire(String words) {
    robot.interact(() -> button(words).fire());
    turn();
  }
}
