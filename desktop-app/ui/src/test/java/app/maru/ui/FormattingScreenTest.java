package app.maru.ui;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a person does who wants some letters to stand out.
final class FormattingScreenTest extends OnScreen {
  private static final double ROOM = 60;

  @BeforeEach
  void open() throws Exception {
    robot.clickOn("Mina Kim");
    await(() -> robot.lookup(".bubble").tryQuery().isPresent());
  }

  private TextArea composer() {
    return robot.lookup(".composer-area").queryAs(TextArea.class);
  }

  private void choose(String words) {
    robot.interact(() -> {
      int at = composer().getText().indexOf(words);
      composer().selectRange(at, at + words.length());
    });
  }

  @Test
  void keys_put_signs_around_what_is_chosen_and_take_them_away() {
    robot.write("see you there");
    choose("you");
    key(KeyCode.B, KeyCode.CONTROL);
    assertThat(composer().getText()).isEqualTo("see **you** there");
    assertThat(composer().getSelectedText()).isEqualTo("you");
    key(KeyCode.I, KeyCode.CONTROL);
    assertThat(composer().getText()).isEqualTo("see **_you_** there");
    key(KeyCode.I, KeyCode.CONTROL);
    key(KeyCode.B, KeyCode.CONTROL);
    assertThat(composer().getText()).isEqualTo("see you there");
    key(KeyCode.X, KeyCode.CONTROL, KeyCode.SHIFT);
    assertThat(composer().getText()).isEqualTo("see ~~you~~ there");
    key(KeyCode.X, KeyCode.CONTROL, KeyCode.SHIFT);
    key(KeyCode.E, KeyCode.CONTROL);
    assertThat(composer().getText()).isEqualTo("see `you` there");
    key(KeyCode.E, KeyCode.CONTROL);
    key(KeyCode.PERIOD, KeyCode.CONTROL, KeyCode.SHIFT);
    assertThat(composer().getText()).isEqualTo("> see you there");
    key(KeyCode.ENTER);
    assertThat(window.engine.sent).containsExactly("> see you there");
  }

  @Test
  void one_writes_between_the_signs_and_goes_on_behind_them_and_undo_is_one_step() {
    robot.write("so ");
    key(KeyCode.B, KeyCode.CONTROL);
    robot.write("new");
    key(KeyCode.B, KeyCode.CONTROL);
    robot.write("!");
    assertThat(composer().getText()).isEqualTo("so **new**!");
    choose("new");
    key(KeyCode.B, KeyCode.CONTROL);
    assertThat(composer().getText()).isEqualTo("so new!");
    robot.interact(() -> composer().undo());
    assertThat(composer().getText()).isEqualTo("so **new**!");
  }

  @Test
  void no_sign_cuts_a_syllable_that_is_composed() {
    compose(composer(), "한", "");
    key(KeyCode.B, KeyCode.CONTROL);
    assertThat(composer().getText()).isEqualTo("한");
    compose(composer(), "", "한");
    robot.interact(() -> composer().selectAll());
    Event.fireEvent(
        composer(),
        new KeyEvent(KeyEvent.KEY_PRESSED, "", "ㅠ", KeyCode.UNDEFINED, false, true, false, false));
    turn();
    assertThat(composer().getText()).isEqualTo("**한**");
  }

  private void menu(String item) {
    // At a place where all of the menu has room: the headless screen draws nothing else.
    robot.interact(() -> {
      double x = stage.getX() + ROOM;
      double y = stage.getY() + ROOM;
      composer()
          .fireEvent(
              new ContextMenuEvent(
                  ContextMenuEvent.CONTEXT_MENU_REQUESTED, 0, 0, x, y, false, null));
    });
    turn();
    robot.clickOn(
        robot
            .lookup(".context-menu .label")
            .match((Node label) -> label instanceof Labeled words && words.getText().equals(item))
            .<Node>query());
    turn();
  }

  @Test
  void the_menu_of_the_composer_offers_the_same_and_what_every_menu_of_a_text_does() {
    robot.write("see you");
    choose("you");
    menu("Bold");
    assertThat(composer().getText()).isEqualTo("see **you**");
    assertThat(composer().isFocused()).isTrue();
    menu("Undo");
    assertThat(composer().getText()).isEqualTo("see you");
    menu("Redo");
    assertThat(composer().getText()).isEqualTo("see **you**");
    choose("see ");
    menu("Cut");
    assertThat(composer().getText()).isEqualTo("**you**");
    robot.interact(() -> composer().end());
    menu("Paste");
    assertThat(composer().getText()).isEqualTo("**you**see ");
    menu("Select all");
    menu("Copy");
    robot.interact(
        () -> assertThat(Clipboard.getSystemClipboard().getString()).isEqualTo("**you**see "));
    robot.interact(() -> composer().clear());
    menu("Quote");
    assertThat(composer().getText()).isEqualTo("> ");
  }

  @Test
  void its_keys_mean_nothing_outside_of_it() {
    robot.write("you");
    robot.interact(() -> {
      composer().selectAll();
      robot.lookup(".chat-list").query().requestFocus();
    });
    key(KeyCode.B, KeyCode.CONTROL);
    assertThat(composer().getText()).isEqualTo("you");
  }
}
