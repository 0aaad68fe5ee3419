package app.maru.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.ui.control.Ancestors;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.Test;

/// What a person does who says it with emoji.
final class EmojiPanelScreenTest extends OnScreen {
  private TextArea composer() {
    return robot.lookup(".composer-area").queryAs(TextArea.class);
  }

  private void open() throws Exception {
    robot.clickOn("Mina Kim");
    await(() -> robot.lookup(".bubble").tryQuery().isPresent());
    robot.clickOn(".emoji");
    turn();
  }

  /// The emoji with a name that can be seen.
  private Node sign(String name) {
    return robot
        .lookup(".emoji-button")
        .match(
            (Node button) -> Ancestors.isShown(button) && name.equals(button.getAccessibleText()))
        .query();
  }

  private List<String> names(String query) {
    return robot.lookup(query).queryAll().stream().map(Node::getAccessibleText).toList();
  }

  private List<String> groups() {
    return names(".emoji-group");
  }

  @Test
  void several_are_taken_one_after_another_until_one_goes_on_writing() throws Exception {
    open();
    assertThat(shows(".emoji-panel")).isTrue();
    assertThat(shows(".scrim")).as("nothing is covered").isFalse();
    robot.clickOn(sign("grinning face")).clickOn(sign("grinning face"));
    robot.clickOn(sign("beaming face with smiling eyes"));
    assertThat(composer().getText()).isEqualTo("😀😀😁");
    assertThat(shows(".emoji-panel")).isTrue();
    turn();
    assertThat(focused()).isEqualTo(composer());
    robot.write("hi");
    turn();
    assertThat(composer().getText()).isEqualTo("😀😀😁hi");
    assertThat(shows(".emoji-panel")).isFalse();
  }

  @Test
  void one_is_found_by_name_by_keys_and_esc_leads_back() throws Exception {
    open();
    robot.write("red heart");
    key(KeyCode.ENTER);
    assertThat(composer().getText()).isEqualTo("❤️");
    robot.write("party popper");
    key(KeyCode.ENTER);
    assertThat(composer().getText())
        .as("the next name took the place of the first")
        .isEqualTo("❤️🎉");
    key(KeyCode.ESCAPE);
    assertThat(shows(".emoji-panel")).isFalse();
    assertThat(composer().isFocused()).isTrue();
    robot.write("!");
    assertThat(composer().getText()).isEqualTo("❤️🎉!");
  }

  @Test
  void arrows_walk_among_them_and_a_letter_typed_there_is_written() throws Exception {
    open();
    key(KeyCode.DOWN);
    assertThat(focused().getAccessibleText()).isEqualTo("grinning face");
    key(KeyCode.SPACE);
    key(KeyCode.SPACE);
    assertThat(composer().getText()).isEqualTo("😀😀");
    assertThat(shows(".emoji-panel")).isTrue();
    robot.write("a");
    turn();
    assertThat(composer().getText()).isEqualTo("😀😀a");
    assertThat(shows(".emoji-panel")).isFalse();
  }

  @Test
  void a_click_elsewhere_its_button_and_esc_while_writing_take_them_away() throws Exception {
    open();
    robot.clickOn(".header-route");
    robot.type(KeyCode.ESCAPE);
    turn();
    assertThat(shows(".emoji-panel")).isFalse();
    robot.clickOn(".emoji").clickOn(".emoji");
    turn();
    assertThat(shows(".emoji-panel")).isFalse();
    assertThat(composer().isFocused()).isTrue();
    robot.clickOn(".emoji").clickOn(composer());
    turn();
    assertThat(shows(".emoji-panel")).as("one may look where the next goes").isTrue();
    key(KeyCode.ESCAPE);
    assertThat(shows(".emoji-panel")).isFalse();
  }

  @Test
  void those_used_last_come_first_and_a_bar_leads_to_the_groups() throws Exception {
    open();
    assertThat(groups()).hasSize(9).startsWith("Smileys").endsWith("Flags");
    robot.clickOn(group("Animals and nature"));
    turn();
    robot.clickOn(sign("monkey face"));
    assertThat(window.engine.emoji).containsExactly("🐵");
    robot.clickOn(sign("monkey"));
    key(KeyCode.ESCAPE);
    robot.clickOn(".emoji");
    turn();
    assertThat(groups()).hasSize(10).startsWith("Recently used", "Smileys");
    assertThat(names(".emoji-button")).startsWith("monkey", "monkey face", "grinning face");
    robot.clickOn(robot.lookup(".emoji-search").<Node>query()).write("heart");
    turn();
    robot.clickOn(group("Flags"));
    turn();
    assertThat(sign("chequered flag")).isNotNull();
  }

  private Node group(String name) {
    return robot
        .lookup(".emoji-group")
        .match((Node button) -> name.equals(button.getAccessibleText()))
        .query();
  }

  @Test
  void a_feeling_is_one_of_those_used_last_too() throws Exception {
    robot.clickOn("Mina Kim");
    await(() -> robot.lookup(".bubble").tryQuery().isPresent());
    ListView<?> list = robot.lookup(".messages").queryListView();
    robot.clickOn(
        list.lookupAll(".bubble").stream().filter(Ancestors::isShown).findFirst().orElseThrow(),
        MouseButton.SECONDARY);
    robot.clickOn(".feeling-more");
    turn();
    assertThat(shows(".card")).isTrue();
    robot.write("party popper").type(KeyCode.ENTER);
    turn();
    assertThat(shows(".card")).isFalse();
    assertThat(window.engine.emoji).containsExactly("🎉");
  }

  @Test
  void the_newest_message_stays_in_sight_above_them_also_in_a_low_window() throws Exception {
    robot.interact(() -> stage.setHeight(480));
    turn();
    open();
    ListView<?> list = robot.lookup(".messages").queryListView();
    await(() -> new Sight(list).seesLast());
    assertThat(list.getHeight()).isGreaterThan(80);
    assertThat(Ancestors.isShown(sign("grinning face"))).isTrue();
  }
}
