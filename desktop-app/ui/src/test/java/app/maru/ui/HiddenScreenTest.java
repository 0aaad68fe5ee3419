package app.maru.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.messaging.DeliveryState;
import app.maru.ui.control.Ancestors;
import app.maru.ui.invented.InventedEngine;
import app.maru.ui.invented.Village;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Paint;
import javafx.scene.text.Text;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a person finds when the window comes back that was hidden, as in the tray.
final class HiddenScreenTest extends OnScreen {
  @Override
  void invent(InventedEngine engine) {
    super.invent(engine);
    Village.knows(engine, Village.SORA, "Sora Jeong");
    IntStream.range(0, 40).forEach(n -> engine.says(Village.SORA, "word " + n));
    engine.seenAll(Village.SORA);
  }

  @BeforeEach
  void open() throws Exception {
    robot.clickOn("Sora Jeong");
    await(() -> robot.lookup(".bubble").tryQuery().isPresent());
    assertThat(sight().seesLast()).isTrue();
  }

  private Sight sight() {
    // Not by the robot, which looks at no window that is hidden.
    return new Sight((ListView<?>) stage.getScene().lookup(".messages"));
  }

  private void hide() {
    robot.interact(stage::hide);
    turn();
  }

  private void show() {
    robot.interact(stage::show);
    turn();
  }

  private void says(int many) {
    robot.interact(
        () -> IntStream.range(0, many).forEach(n -> window.engine.says(Village.SORA, "new " + n)));
    turn();
  }

  private List<Paint> colours() {
    return robot.lookup(".messages .bubble-text").queryAllAs(Text.class).stream()
        .filter(Ancestors::isShown)
        .map(Text::getFill)
        .distinct()
        .toList();
  }

  @Test
  void what_came_meanwhile_is_there_and_looks_as_ever() {
    List<Paint> before = colours();
    hide();
    says(2);
    show();
    assertThat(sight().seesLast()).isTrue();
    assertThat(sight().messages().getLast()).startsWith("new 1@");
    assertThat(colours()).isEqualTo(before);
  }

  /// JavaFX forgets the style sheets of a hidden window, and writes a warning for each colour it
  /// does not find.
  @Test
  void nothing_is_laid_out_while_nobody_can_see_it() {
    List<String> before = sight().messages();
    hide();
    says(2);
    assertThat(sight().messages()).isEqualTo(before);
  }

  /// As in a window that is taken down: there, too, no line would find its colours.
  @Test
  void nothing_is_laid_out_in_what_a_window_no_longer_shows() {
    Scene shown = stage.getScene();
    Sight left = sight();
    List<String> before = left.messages();
    hide();
    says(2);
    robot.interact(() -> stage.setScene(new Scene(new Pane())));
    turn();
    assertThat(left.messages()).isEqualTo(before);
    robot.interact(() -> stage.setScene(shown));
    show();
    assertThat(sight().messages().getLast()).startsWith("new 1@");
  }

  @Test
  void where_much_came_reading_begins_at_the_first_that_is_new() {
    hide();
    says(60);
    show();
    assertThat(sight().messages().getFirst()).startsWith("new 0@");
    assertThat(robot.lookup(".unread-line").queryAll()).hasSize(1);
  }

  @Test
  void who_had_scrolled_up_is_where_they_were() {
    key(KeyCode.PAGE_UP);
    List<String> before = sight().messages();
    hide();
    says(3);
    show();
    assertThat(sight().messages()).isEqualTo(before);
  }

  @Test
  void a_conversation_that_is_loaded_meanwhile_is_at_its_end() {
    hide();
    robot.interact(() -> window.engine.said(Village.MINA, "mine", DeliveryState.SENT));
    robot.interact(() -> window.main.open(Village.MINA));
    turn();
    show();
    assertThat(sight().messages().getLast()).startsWith("mine@");
  }
}
