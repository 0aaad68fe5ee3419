package app.maru.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.ui.attention.Board;
import app.maru.ui.attention.Tray;
import app.maru.ui.invented.Village;
import app.maru.ui.start.StartViewModel.Profile;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.Test;

/// Closing the window where there is a tray and where there is none.
final class TrayScreenTest extends OnScreen {
  private final Board board = new Board();

  @Override
  Window newWindow(Stage primary) {
    Platform.setImplicitExit(false);
    return new Window(primary, board.desk(), true, this::invent);
  }

  private void tray(boolean there) {
    robot.interact(() -> board.tray(there));
    turn();
  }

  private void choose(Tray.Act act) {
    robot.interact(() -> board.choose(act));
    turn();
  }

  private void closeWindow() {
    robot.interact(() -> stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST)));
    turn();
  }

  @Test
  void it_begins_in_the_tray_which_says_what_waits_and_a_click_shows_the_window() {
    assertThat(stage.isShowing()).isFalse();
    tray(true);
    robot.interact(board::ring);
    turn();
    assertThat(stage.isShowing()).as("there is a tray").isFalse();
    Tray.Face face = board.face.orElseThrow();
    assertThat(face.hint()).isEqualTo("Maru · 2 unread messages");
    assertThat(face.words()).containsExactly("Open Maru", "Do not disturb", "Quit");
    assertThat(face.attention()).isTrue();
    assertThat(face.pictures()).extracting(Tray.Picture::size).containsExactly(16, 22, 32, 48);
    assertThat(face.pictures().getFirst().argb()).hasSize(16 * 16);
    choose(Tray.Act.OPEN);
    assertThat(stage.isShowing()).isTrue();
  }

  @Test
  void who_has_not_seen_the_window_is_away_until_they_touch_it() {
    assertThat(window.engine.calls).contains("away true").doesNotContain("away false");
    tray(true);
    choose(Tray.Act.OPEN);
    robot.type(KeyCode.SHIFT);
    turn();
    assertThat(window.engine.calls).contains("away false");
  }

  @Test
  void where_there_is_no_tray_soon_the_window_is_shown_and_closing_it_is_the_end() {
    robot.interact(board::ring);
    turn();
    assertThat(stage.isShowing()).isTrue();
    closeWindow();
    assertThat(window.quits).isEqualTo(1);
  }

  @Test
  void the_first_time_closing_says_what_it_does_and_then_does_it() {
    tray(true);
    choose(Tray.Act.OPEN);
    closeWindow();
    assertThat(stage.isShowing()).isTrue();
    assertThat(robot.lookup("Maru stays in the tray").tryQuery()).isPresent();
    assertThat(robot.lookup("Close the window").queryButton().isFocused()).isTrue();
    assertThat(Unheard.in(stage.getScene().getRoot())).isEmpty();
    robot.type(KeyCode.ENTER);
    turn();
    assertThat(stage.isShowing()).isFalse();
    choose(Tray.Act.OPEN);
    assertThat(robot.lookup("Maru stays in the tray").tryQuery()).isEmpty();
    closeWindow();
    assertThat(stage.isShowing()).as("it is known now").isFalse();
    assertThat(window.quits).isZero();
  }

  @Test
  void who_wants_the_end_gets_it_from_the_card_the_tray_and_by_the_setting() {
    tray(true);
    choose(Tray.Act.OPEN);
    closeWindow();
    robot.clickOn("Quit");
    assertThat(window.quits).isEqualTo(1);
    choose(Tray.Act.QUIT);
    assertThat(window.quits).isEqualTo(2);
    robot.interact(() -> window.settings.attention().hides().set(false));
    closeWindow();
    assertThat(window.quits).isEqualTo(3);
  }

  @Test
  void where_the_profile_is_not_open_yet_nothing_would_go_on_so_closing_is_the_end() {
    robot.interact(() -> {
      window.main.close();
      window = new Window(stage, board.desk(), Profile.LOCKED, _ -> Optional.empty());
    });
    tray(true);
    closeWindow();
    assertThat(window.quits).isEqualTo(1);
    robot.interact(() -> window.settings.attention().hidesKnown().set(true));
    closeWindow();
    assertThat(window.quits).isEqualTo(2);
    assertThat(stage.isShowing()).isTrue();
    robot.write("right");
    key(KeyCode.ENTER);
    closeWindow();
    assertThat(window.quits).as("now it is hidden").isEqualTo(2);
    assertThat(stage.isShowing()).isFalse();
  }

  @Test
  void a_tray_that_goes_away_gives_the_window_back() {
    tray(true);
    assertThat(stage.isShowing()).isFalse();
    tray(false);
    assertThat(stage.isShowing()).isTrue();
  }

  @Test
  void quiet_is_chosen_and_shown_there() {
    tray(true);
    choose(Tray.Act.QUIET);
    assertThat(board.face.orElseThrow().quiet()).isTrue();
    assertThat(window.settings.attention().isQuiet(Village.NOW)).isTrue();
    choose(Tray.Act.QUIET);
    assertThat(board.face.orElseThrow().quiet()).isFalse();
  }
}
