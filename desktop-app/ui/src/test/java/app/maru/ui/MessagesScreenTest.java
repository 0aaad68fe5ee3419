package app.maru.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.messaging.ConversationId;
import app.maru.messaging.DeliveryState;
import app.maru.messaging.Draft;
import app.maru.messaging.Message;
import app.maru.messaging.Reaction;
import app.maru.ui.invented.InventedEngine;
import app.maru.ui.invented.Village;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.Test;

/// What a person does with messages, by mouse and by keyboard.
final class MessagesScreenTest extends OnScreen {
  @Override
  void invent(InventedEngine engine) {
    super.invent(engine);
    Village.knows(engine, Village.SORA, "Sora Jeong");
    engine.says(Village.SORA, "the first of all");
    IntStream.range(0, 150).forEach(n -> engine.says(Village.SORA, "word " + n));
    Message first = engine.all(ConversationId.with(Village.SORA)).getFirst();
    engine.answers(Village.SORA, "do you remember?", first);
    engine.said(Village.SORA, "mine to change", DeliveryState.READ);
    engine.seenAll(Village.SORA);
  }

  private void open() throws Exception {
    robot.clickOn("Sora Jeong");
    await(() -> robot.lookup(".bubble").tryQuery().isPresent());
  }

  private TextArea composer() {
    return robot.lookup(".composer-area").queryAs(TextArea.class);
  }

  private Node bubble(String text) {
    return robot
        .lookup(".bubble")
        .match((Node bubble) ->
            bubble.lookupAll(".bubble-text").stream()
                .anyMatch(node ->
                    node instanceof javafx.scene.text.Text letters
                        && letters.getText().equals(text)))
        .query();
  }

  private void menu(String text, String item) {
    robot.clickOn(bubble(text), MouseButton.SECONDARY);
    turn();
    robot.clickOn(
        robot
            .lookup(".context-menu .label")
            .match((Node label) -> label instanceof Labeled words && words.getText().equals(item))
            .<Node>query());
    turn();
  }

  private Message now(String text) {
    return window.engine.all(ConversationId.with(Village.SORA)).stream()
        .filter(message -> message.text().equals(text))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void an_answer_names_its_message_and_a_click_on_the_quote_leads_there() throws Exception {
    open();
    menu("word 149", "Reply");
    assertThat(robot.lookup(".mode-bar").query().isVisible()).isTrue();
    robot.write("yes").type(KeyCode.ENTER);
    assertThat(now("yes").traits().quote().orElseThrow().text()).contains("word 149");
    assertThat(robot.lookup(".mode-bar").query().isVisible()).isFalse();

    ListView<?> list = robot.lookup(".messages").queryListView();
    await(() -> new Sight(list).seesLast());
    // Lines that are kept for later use may hold the same words: the one that is seen is meant.
    robot.clickOn(bubble("do you remember?").lookup(".quote"));
    await(() ->
        new Sight(list).messages().stream().anyMatch(line -> line.startsWith("the first of all@")));
  }

  @Test
  void up_in_an_empty_composer_edits_my_last_message_and_escape_leaves() throws Exception {
    open();
    robot.type(KeyCode.UP);
    assertThat(composer().getText()).isEqualTo("mine to change");
    robot.type(KeyCode.ESCAPE);
    assertThat(composer().getText()).isEmpty();
    robot.type(KeyCode.UP);
    robot.write(" indeed").type(KeyCode.ENTER);
    assertThat(now("mine to change indeed").traits().edits()).isEqualTo(1);
    assertThat(window.engine.sent).isEmpty();
    assertThat(composer().getText()).isEmpty();
  }

  @Test
  void editing_keeps_what_was_begun() throws Exception {
    open();
    robot.write("half a thought");
    menu("mine to change", "Edit");
    assertThat(composer().getText()).isEqualTo("mine to change");
    robot.interact(() -> composer().setText("changed"));
    robot.clickOn(composer()).type(KeyCode.ENTER);
    assertThat(now("changed").traits().edits()).isEqualTo(1);
    assertThat(composer().getText()).isEqualTo("half a thought");
    assertThat(window.engine.drafts.values())
        .doesNotContain(new Draft("changed", Optional.empty()));
  }

  @Test
  void a_feeling_is_put_under_a_message_and_taken_away() throws Exception {
    open();
    robot.clickOn(bubble("word 149"), MouseButton.SECONDARY);
    robot.clickOn(".feeling-offered");
    turn();
    assertThat(now("word 149").traits().reactions())
        .containsExactly(new Reaction(window.engine.me, true, List.of("👍")));
    robot.clickOn(".feeling");
    assertThat(now("word 149").traits().reactions()).isEmpty();

    robot.clickOn(bubble("word 149"), MouseButton.SECONDARY);
    robot.clickOn(".feeling-more");
    robot.write("party popper").type(KeyCode.ENTER);
    assertThat(now("word 149").traits().reactions())
        .containsExactly(new Reaction(window.engine.me, true, List.of("🎉")));
  }

  @Test
  void a_message_is_deleted_for_everyone_or_for_me() throws Exception {
    open();
    menu("mine to change", "Delete…");
    robot.clickOn("Delete for everyone");
    assertThat(window.engine.calls).contains("retract");
    turn();
    assertThat(bubble("This message was deleted")).isNotNull();
    menu("word 149", "Delete…");
    assertThat(robot.lookup("Delete for everyone").tryQuery()).isEmpty();
    robot.clickOn("Delete for me");
    assertThat(window.engine.calls).contains("remove 1");
  }

  @Test
  void messages_are_chosen_copied_and_forwarded() throws Exception {
    open();
    menu("word 148", "Select");
    robot.clickOn(bubble("word 149"));
    assertThat(robot.lookup("2 selected").tryQuery()).isPresent();
    robot.clickOn(".choosing-copy");
    robot.interact(() ->
        assertThat(Clipboard.getSystemClipboard().getString())
            .matches("\\[.+] Sora Jeong: word 148\n\\[.+] Sora Jeong: word 149"));
    assertThat(robot.lookup("2 selected").tryQuery().filter(Node::isVisible)).isEmpty();

    menu("word 149", "Forward…");
    robot.write("jun").type(KeyCode.ENTER);
    assertThat(window.engine.all(ConversationId.with(Village.JUN)).getLast())
        .satisfies(message -> assertThat(message.text()).isEqualTo("word 149"))
        .satisfies(message -> assertThat(message.traits().forwarded()).isTrue());
  }

  @Test
  void messages_are_chosen_and_deleted_by_keys() throws Exception {
    open();
    ListView<?> list = robot.lookup(".messages").queryListView();
    robot.interact(() -> {
      list.requestFocus();
      list.getFocusModel().focus(list.getItems().size() - 2);
    });
    robot.type(KeyCode.SPACE);
    assertThat(robot.lookup("1 selected").tryQuery()).isPresent();
    robot.type(KeyCode.ESCAPE);
    robot.interact(list::requestFocus);
    robot.type(KeyCode.DELETE);
    robot.clickOn("Delete for me");
    assertThat(window.engine.calls).contains("remove 1");
  }

  @Test
  void what_is_known_of_a_message_is_shown() throws Exception {
    open();
    menu("mine to change", "Info");
    assertThat(robot.lookup("Delivered").tryQuery()).isPresent();
    assertThat(robot.lookup("Sent · Direct").tryQuery()).isPresent();
    robot.type(KeyCode.ESCAPE);
    assertThat(robot.lookup("About this message").tryQuery()).isEmpty();
  }

  @Test
  void a_link_is_shown_before_it_is_opened() throws Exception {
    robot.interact(
        () -> window.engine.says(Village.SORA, "look: https://bank.example@evil.example/x now"));
    open();
    robot.clickOn("https://bank.example@evil.example/x");
    assertThat(robot.lookup("evil.example").tryQuery()).isPresent();
    assertThat(window.browsed).isEmpty();
    robot.clickOn(".link-open");
    assertThat(window.browsed).containsExactly("https://bank.example@evil.example/x");
  }

  @Test
  void a_message_waits_for_its_time_and_can_be_taken_back() throws Exception {
    open();
    robot.write("good night");
    robot.clickOn(".later");
    robot.clickOn(".later-offer");
    assertThat(window.engine.plans).extracting(plan -> plan.text()).containsExactly("good night");
    assertThat(composer().getText()).isEmpty();
    robot.clickOn(".plans-show");
    robot.clickOn(".plan-cancel");
    assertThat(window.engine.plans).isEmpty();
  }

  @Test
  void a_message_that_waits_is_changed_in_words_and_time_and_waits_as_it_was_until_then()
      throws Exception {
    open();
    robot.interact(
        () -> window.engine.plans(Village.SORA, "good night", Village.NOW.plusSeconds(3_600)));
    turn();
    robot.write("half a");
    robot.clickOn(".plans-show");
    Node change = robot.lookup(".plan-change").query();
    assertThat(change.getAccessibleText()).isEqualTo("Edit: good night");
    assertThat(robot.lookup(".plan-cancel").query().getAccessibleText())
        .isEqualTo("Delete: good night");
    robot.clickOn(change);
    TextArea words = robot.lookup(".plan-text").queryAs(TextArea.class);
    assertThat(words.getText()).isEqualTo("good night");
    robot.interact(() -> words.setText("sleep well"));
    robot.type(KeyCode.ESCAPE);
    assertThat(window.engine.plans)
        .extracting(plan -> plan.text())
        .as("nothing was saved")
        .containsExactly("good night");
    robot.clickOn(".plans-show");
    robot.clickOn(".plan-change");
    robot.interact(() -> robot.lookup(".plan-text").queryAs(TextArea.class).setText("sleep well"));
    robot.clickOn(".plan-save");
    turn();
    assertThat(window.engine.plans)
        .singleElement()
        .satisfies(plan -> assertThat(plan.text()).isEqualTo("sleep well"))
        .satisfies(plan -> assertThat(plan.at()).isEqualTo(Village.NOW.plusSeconds(3_600)));
    assertThat(robot.lookup("sleep well").tryQuery()).as("back among the plans").isPresent();
    assertThat(composer().getText()).isEqualTo("half a");
  }

  @Test
  void how_long_messages_live_is_chosen_and_shown() throws Exception {
    open();
    robot.clickOn(".lifetime");
    robot.clickOn("1 day");
    assertThat(window.engine.calls).noneMatch(call -> call.startsWith("lifetime"));
    robot.clickOn(".lifetime-set");
    assertThat(window.engine.calls).contains("lifetime 86400");
    turn();
    assertThat(robot.lookup(".lifetime").queryButton().getText()).isEqualTo("1 day");
  }

  @Test
  void how_long_messages_live_is_chosen_by_keys_without_settling_what_is_passed() throws Exception {
    open();
    robot.clickOn(".lifetime");
    robot.type(KeyCode.DOWN).type(KeyCode.DOWN);
    assertThat(window.engine.calls).noneMatch(call -> call.startsWith("lifetime"));
    robot.type(KeyCode.ENTER);
    assertThat(window.engine.calls).contains("lifetime 300").doesNotContain("lifetime 30");
  }

  @Test
  void what_was_refused_is_said_above_the_composer() throws Exception {
    open();
    window.engine.failure =
        java.util.Optional.of(
            new app.maru.messaging.MessengerException(
                app.maru.messaging.MessengerException.Reason.TOO_MANY));
    robot.type(KeyCode.UP);
    robot.write("!").type(KeyCode.ENTER);
    assertThat(composer().getText()).isEqualTo("mine to change!");
    assertThat(robot.lookup(".composer-problem").query().isVisible()).isTrue();
  }

  /// The robot's clicks forget which keys are held.
  private void clickHolding(KeyCode held, String text) {
    Node bubble = bubble(text);
    robot.interact(() -> bubble.fireEvent(MouseEvents.click(MouseButton.PRIMARY, held)));
    turn();
  }

  @Test
  void the_mouse_chooses_with_ctrl_and_a_range_with_shift() throws Exception {
    open();
    clickHolding(KeyCode.CONTROL, "word 147");
    assertThat(words(".choosing-bar .header-title")).isEqualTo("1 selected");
    clickHolding(KeyCode.SHIFT, "word 149");
    assertThat(words(".choosing-bar .header-title")).isEqualTo("3 selected");
    clickHolding(KeyCode.CONTROL, "word 148");
    assertThat(words(".choosing-bar .header-title")).isEqualTo("2 selected");
    robot.clickOn(".choosing-leave");
    turn();
    assertThat(shows(".choosing-bar")).isFalse();
  }

  @Test
  void an_answer_is_given_up_by_its_cross_and_a_plan_by_its_button() throws Exception {
    open();
    menu("word 149", "Reply");
    robot.write("half");
    robot.clickOn(".mode-leave");
    turn();
    assertThat(shows(".mode-bar")).isFalse();
    assertThat(composer().getText()).isEqualTo("half");
    robot.clickOn(".later");
    robot.clickOn(".later-offer");
    turn();
    robot.clickOn(".plans-show");
    robot.clickOn(".plan-cancel");
    turn();
    assertThat(window.engine.plans).isEmpty();
    assertThat(composer().getText()).isEmpty();
    robot.clickOn(".card-close");
    turn();
    assertThat(shows(".plans-bar")).isFalse();
  }

  @Test
  void page_keys_scroll_while_one_writes_and_home_and_end_lead_to_both_ends() throws Exception {
    open();
    ListView<?> list = robot.lookup(".messages").queryListView();
    await(() -> new Sight(list).seesLast());
    List<String> end = new Sight(list).messages();
    key(KeyCode.PAGE_UP);
    assertThat(new Sight(list).messages()).isNotEqualTo(end);
    assertThat(composer().isFocused()).isTrue();
    key(KeyCode.PAGE_DOWN);
    assertThat(new Sight(list).messages()).isEqualTo(end);
    robot.interact(list::requestFocus);
    // Each time to the first that is loaded, and what is before it is loaded.
    await(() -> {
      key(KeyCode.HOME);
      return new Sight(list)
          .messages().stream().anyMatch(line -> line.startsWith("the first of all@"));
    });
    key(KeyCode.END);
    assertThat(new Sight(list).messages()).isEqualTo(end);
  }
}
