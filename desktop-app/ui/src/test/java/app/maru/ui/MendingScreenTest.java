package app.maru.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.maru.messaging.DeliveryState;
import app.maru.messaging.Message;
import app.maru.ui.control.Ancestors;
import app.maru.ui.invented.InventedEngine;
import app.maru.ui.invented.Village;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// What a person does who has said something and wants to have said something else.
final class MendingScreenTest extends OnScreen {
  /// What rounding may do.
  private static final int PIXEL = 1;

  @Override
  void invent(InventedEngine engine) {
    super.invent(engine);
    Village.knows(engine, Village.SORA, "Sora Jeong");
    engine.says(Village.SORA, "the first of all");
    engine.said(Village.SORA, "mine of old", DeliveryState.READ);
    IntStream.range(0, 150).forEach(n -> engine.says(Village.SORA, "word " + n));
    Message first = engine.says(Village.SORA, "where it began");
    engine.answers(
        Village.SORA,
        "do you remember?",
        engine.all(first.conversation()).stream()
            .filter(each -> each.text().equals("the first of all"))
            .findFirst()
            .orElseThrow());
    engine.seenAll(Village.SORA);
  }

  private void open() throws Exception {
    robot.clickOn("Sora Jeong");
    await(() -> robot.lookup(".bubble").tryQuery().isPresent());
  }

  private List<String> seen() {
    ListView<?> list = robot.lookup(".messages").queryListView();
    return new Sight(list).messages();
  }

  private static String text(String line) {
    return line.substring(0, line.lastIndexOf('@'));
  }

  private static int top(String line) {
    return Integer.parseInt(line.substring(line.lastIndexOf('@') + 1));
  }

  private boolean sees(String text) {
    return seen().stream().anyMatch(line -> line.startsWith(text + "@"));
  }

  private TextArea composer() {
    return robot.lookup(".composer-area").queryAs(TextArea.class);
  }

  @Test
  void my_last_message_is_found_where_it_is_not_loaded_shown_and_stays_in_sight_when_it_is_saved()
      throws Exception {
    open();
    assertThat(sees("mine of old")).isFalse();
    robot.type(KeyCode.UP);
    await(() -> sees("mine of old"));
    assertThat(composer().getText()).isEqualTo("mine of old");
    List<String> before = seen();
    robot.write("!").type(KeyCode.ENTER);
    turn();
    assertThat(composer().getText()).isEmpty();
    List<String> after = seen();
    assertThat(after)
        .as("only what stood above the composer has gone")
        .hasSizeGreaterThanOrEqualTo(before.size());
    for (int at = 0; at < before.size(); at++) {
      String line = before.get(at).replace("mine of old", "mine of old!");
      assertThat(text(after.get(at))).isEqualTo(text(line));
      assertThat(top(after.get(at))).isCloseTo(top(line), within(PIXEL));
    }
  }

  @Test
  void from_an_old_message_the_key_leads_back_to_my_last_one() throws Exception {
    robot.interact(() -> {
      window.engine.said(Village.SORA, "mine of today", DeliveryState.READ);
      window.engine.seenAll(Village.SORA);
    });
    open();
    robot.clickOn(
        robot
            .lookup(".quote")
            .match((Node quote) -> quote.getScene() != null && Ancestors.isShown(quote))
            .<Node>query());
    await(() -> sees("the first of all"));
    robot.interact(() -> composer().requestFocus());
    turn();
    key(KeyCode.UP);
    assertThat(composer().getText()).isEqualTo("mine of today");
    await(() -> sees("mine of today"));
  }

  @Test
  void a_message_that_is_seen_is_taken_up_where_it_stands() throws Exception {
    robot.interact(() -> window.engine.said(Village.SORA, "mine of today", DeliveryState.READ));
    open();
    robot.type(KeyCode.UP);
    turn();
    assertThat(new Sight(robot.lookup(".messages").queryListView()).seesLast()).isTrue();
  }

  @Test
  void new_messages_scroll_in_again_once_a_message_at_the_upper_edge_was_changed()
      throws Exception {
    open();
    await(() -> new Sight(robot.lookup(".messages").queryListView()).seesLast());
    // Where the uppermost lines are, all of one is seen.
    int below = seen().size() - 1;
    robot.interact(() -> {
      window.engine.said(Village.SORA, "mine above", DeliveryState.READ);
      IntStream.range(0, below).forEach(n -> window.engine.says(Village.SORA, "below " + n));
    });
    await(() -> sees("below " + (below - 1)));
    assertThat(seen()).anyMatch(line -> text(line).equals("mine above") && top(line) >= 0);
    robot.clickOn(composer());
    robot.type(KeyCode.UP);
    await(() -> sees("mine above"));
    turn();
    assertThat(new Sight(robot.lookup(".messages").queryListView()).seesLast())
        .as("the message to be changed pushes the last out of sight, or this tests nothing")
        .isFalse();
    robot.type(KeyCode.ESCAPE);
    turn();
    robot.interact(() -> window.engine.says(Village.SORA, "and now?"));
    await(() -> sees("and now?"));
  }
}
