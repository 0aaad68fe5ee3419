package app.maru.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.messaging.DeliveryState;
import app.maru.messaging.Message;
import app.maru.messaging.MessengerException;
import app.maru.ui.invented.InventedEngine;
import app.maru.ui.invented.Village;
import app.maru.ui.model.ScreenSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.util.WaitForAsyncUtils;

/// What a person does to read and to find the way around.
final class ReadingTest extends OnScreen {
  @Override
  void invent(InventedEngine engine) {
    super.invent(engine);
    IntStream.range(0, 200).forEach(number -> engine.says(Village.OLIVIA, "old " + number));
    engine.seenAll(Village.OLIVIA);
  }

  private void open(String name) throws TimeoutException {
    robot.clickOn(name);
    await(() -> robot.lookup(".messages .virtual-flow").tryQuery().isPresent());
  }

  private ListView<?> messages() {
    return robot.lookup(".messages").queryListView();
  }

  private VirtualFlow<?> flow() {
    return (VirtualFlow<?>) messages().lookup(".virtual-flow");
  }

  /// What a conversation looked like in each frame since it was there.
  private List<String> framesOfOpening(String name) throws TimeoutException {
    List<String> frames = new ArrayList<>();
    Runnable frame =
        () ->
            robot
                .lookup(".messages .virtual-flow")
                .tryQuery()
                .ifPresent(_ -> {
                  VirtualFlow<?> flow = flow();
                  if (flow.getLastVisibleCell() != null) {
                    boolean atEnd =
                        flow.getLastVisibleCell().getIndex() == messages().getItems().size() - 1;
                    double field =
                        robot.lookup(".composer-area").queryAs(TextArea.class).getHeight();
                    frames.add((atEnd ? "the end" : "elsewhere") + ", field " + Math.round(field));
                  }
                });
    robot.interact(() -> stage.getScene().addPostLayoutPulseListener(frame));
    open(name);
    turn();
    robot.interact(() -> stage.getScene().removePostLayoutPulseListener(frame));
    return frames;
  }

  @Test
  void a_conversation_is_drawn_where_one_reads_from_its_first_frame() throws TimeoutException {
    List<String> frames = framesOfOpening("Olivia Bennett");

    assertThat(frames).isNotEmpty();
    assertThat(frames.stream().distinct())
        .as("a list that jumps and a field that shrinks are seen as a flash")
        .hasSize(1)
        .allMatch(each -> each.startsWith("the end"));
  }

  private void scroll(double pixels) {
    VirtualFlow<?> flow = flow();
    robot.interact(() -> Event.fireEvent(flow, MouseEvents.wheel(flow, pixels)));
    turn();
  }

  @Test
  void a_chat_without_unread_messages_opens_at_its_end_and_follows_new_ones() throws Exception {
    open("Olivia Bennett");
    assertThat(new Sight(messages()).seesLast()).isTrue();
    robot.interact(() -> window.engine.says(Village.OLIVIA, "and now"));
    await(() -> new Sight(messages()).seesLast());
    await(() -> !window.engine.read.isEmpty());
  }

  @Test
  void away_from_the_end_new_messages_do_not_move_the_text_and_a_button_counts_them()
      throws Exception {
    open("Olivia Bennett");
    scroll(-400);
    List<String> before = new Sight(messages()).messages();
    int read = window.engine.read.size();
    robot.interact(() -> {
      window.engine.says(Village.OLIVIA, "one");
      window.engine.says(Village.OLIVIA, "two");
    });
    turn();
    assertThat(new Sight(messages()).messages()).isEqualTo(before);
    assertThat(window.engine.read).hasSize(read);
    Node count = robot.lookup(".newest-count").query();
    assertThat(count.isVisible()).isTrue();
    assertThat(robot.lookup(".newest-count").queryLabeled().getText()).isEqualTo("2");
    robot.clickOn(".newest");
    await(() -> new Sight(messages()).seesLast());
    await(() -> window.engine.read.size() > read);
    await(() -> !count.isVisible());
  }

  @Test
  void older_messages_load_while_scrolling_up_and_the_text_keeps_its_place() throws Exception {
    open("Olivia Bennett");
    int loaded = messages().getItems().size();
    scroll(-600);
    robot.interact(() -> flow().scrollToTop(14));
    turn();
    scroll(-1);
    scroll(1);
    assertThat(messages().getItems()).hasSize(loaded);
    assertThat(new Sight(messages()).messages()).startsWith("old 153@0");
    scroll(-120);
    await(() -> messages().getItems().size() > loaded);
    assertThat(new Sight(messages()).messages()).contains("old 153@120");
  }

  @Test
  void what_can_not_be_read_is_said_and_read_when_one_tries_again() throws Exception {
    open("Olivia Bennett");
    int loaded = messages().getItems().size();
    assertThat(shows(".failed-bar")).isFalse();
    robot.interact(() ->
        window.engine.failure =
            Optional.of(new MessengerException(MessengerException.Reason.TOO_MANY)));
    robot.interact(() -> flow().scrollToTop(2));
    await(() -> shows(".failed-bar"));
    assertThat(messages().getItems()).hasSize(loaded);
    robot.clickOn("Try again");
    await(() -> messages().getItems().size() > loaded);
    assertThat(shows(".failed-bar")).isFalse();
  }

  @Test
  void a_tick_changes_without_moving_anything() throws Exception {
    open("Mina Kim");
    Message mine =
        WaitForAsyncUtils.waitForAsyncFx(
            5_000, () -> window.engine.said(Village.MINA, "on its way", DeliveryState.QUEUED));
    turn();
    List<String> before = new Sight(messages()).messages();
    robot.interact(() -> window.engine.changes(mine, DeliveryState.READ));
    turn();
    assertThat(new Sight(messages()).messages()).isEqualTo(before);
  }

  @Test
  void what_comes_into_a_minimised_window_is_not_read() throws Exception {
    open("Mina Kim");
    robot.interact(() -> stage.setIconified(true));
    robot.interact(() -> window.engine.says(Village.MINA, "are you there?"));
    turn();
    assertThat(window.engine.read).isEmpty();
    robot.interact(() -> stage.setIconified(false));
    await(() -> !window.engine.read.isEmpty());
  }

  @Test
  void what_comes_behind_a_card_is_read_when_the_card_is_gone() throws Exception {
    open("Mina Kim");
    robot.clickOn(".open-settings");
    robot.interact(() -> window.engine.says(Village.MINA, "are you there?"));
    turn();
    assertThat(window.engine.read).isEmpty();
    robot.type(KeyCode.ESCAPE);
    await(() -> !window.engine.read.isEmpty());
  }

  @Test
  void a_card_in_front_of_one_conversation_is_forgotten_with_it() throws Exception {
    open("Olivia Bennett");
    open("Mina Kim");
    robot.clickOn(".open-settings");
    robot.type(KeyCode.ESCAPE);
    turn();
    robot.interact(() -> window.engine.says(Village.OLIVIA, "only for her chat"));
    turn();
    assertThat(window.engine.read).isEmpty();
  }

  @Test
  void a_chat_opens_at_the_first_unread_message() throws Exception {
    robot.interact(() ->
        IntStream.range(0, 40)
            .forEach(number -> window.engine.says(Village.OLIVIA, "new " + number)));
    open("Olivia Bennett");
    List<String> seen = new Sight(messages()).messages();
    assertThat(seen.getFirst()).startsWith("new 0@");
    robot.write("a").press(KeyCode.SHIFT).type(KeyCode.ENTER).release(KeyCode.SHIFT);
    turn();
    assertThat(new Sight(messages()).messages().getFirst()).isEqualTo(seen.getFirst());
    assertThat(robot.lookup(".unread-line").queryAll()).hasSize(1);
  }

  @Test
  void the_arrow_keys_walk_the_list_and_pass_the_heading() throws Exception {
    open("박서준");
    robot.interact(() -> robot.lookup(".chat-list").query().requestFocus());
    robot.type(KeyCode.DOWN);
    turn();
    robot.type(KeyCode.DOWN);
    turn();
    assertThat(robot.lookup(".header-title").queryLabeled().getText()).isEqualTo("David Okafor");
    robot.type(KeyCode.UP);
    turn();
    assertThat(robot.lookup(".header-title").queryLabeled().getText())
        .isEqualTo("Lab, third floor");
    robot.type(KeyCode.ENTER);
    assertThat(robot.lookup(".composer-area").queryAs(TextArea.class).isFocused()).isTrue();
  }

  @Test
  void a_request_is_accepted_with_one_click() throws Exception {
    robot.interact(() -> Village.request(window.engine, false));
    open("Daniel Foster");
    assertThat(robot.lookup(".composer").query().isVisible()).isFalse();
    robot.clickOn("Accept");
    turn();
    assertThat(window.engine.calls).contains("accept");
    assertThat(robot.lookup(".composer").query().isVisible()).isTrue();
  }

  @Test
  void settings_change_the_language_at_once_and_esc_closes_a_card() throws Exception {
    open("Mina Kim");
    robot.clickOn(".open-settings");
    assertThat(robot.lookup(".card").queryAll()).hasSize(1);
    // It may stand below the fold, and is pressed there as the keyboard does.
    robot.interact(() ->
        robot.lookup("한국어").queryAllAs(Node.class).stream()
            .filter(ButtonBase.class::isInstance)
            .forEach(choice -> ((ButtonBase) choice).fire()));
    turn();
    assertThat(window.settings.language().get()).isEqualTo(ScreenSettings.Language.KOREAN);
    assertThat(robot.lookup(".header-route").queryLabeled().getText()).isEqualTo("직접 연결");
    assertThat(robot.lookup(".card-title").queryLabeled().getText()).isEqualTo("설정");
    robot.type(KeyCode.ESCAPE);
    turn();
    assertThat(robot.lookup(".card").queryAll()).isEmpty();
  }

  @Test
  void the_keys_make_everything_larger_and_smaller() throws Exception {
    robot.press(KeyCode.CONTROL).type(KeyCode.EQUALS).release(KeyCode.CONTROL);
    assertThat(window.settings.zoom().get()).isEqualTo(1.1);
    robot.press(KeyCode.CONTROL).type(KeyCode.DIGIT0).release(KeyCode.CONTROL);
    assertThat(window.settings.zoom().get()).isEqualTo(1);
  }

  @Test
  void where_there_is_no_room_for_both_the_window_shows_the_list_or_the_conversation() {
    robot.interact(() -> {
      stage.setWidth(800);
      window.settings.zoom().set(2);
    });
    turn();
    assertThat(robot.lookup(".chat-list").tryQuery()).isPresent();
    assertThat(robot.lookup(".right").tryQuery()).isEmpty();
    robot.clickOn("Mina Kim");
    turn();
    assertThat(robot.lookup(".chat-list").tryQuery()).isEmpty();
    for (String part : List.of(".header-back", ".header-more", ".composer-area", ".send")) {
      Node node = robot.lookup(part).query();
      assertThat(node.getLocalToSceneTransform().getMxx()).as("as large as wanted").isEqualTo(2);
      assertThat(node.localToScene(node.getLayoutBounds()).getMinX()).isNotNegative();
      assertThat(node.localToScene(node.getLayoutBounds()).getMaxX())
          .isLessThanOrEqualTo(stage.getScene().getWidth());
    }
    assertThat(robot.lookup(".composer-area").query().isFocused()).isTrue();
    robot.clickOn(".header-back");
    turn();
    assertThat(robot.lookup(".chat-list").tryQuery()).isPresent();
    robot.write("hi");
    turn();
    assertThat(robot.lookup(".composer-area").queryAs(TextArea.class).getText()).isEqualTo("hi");
    robot.interact(() -> window.settings.zoom().set(1));
    turn();
    assertThat(robot.lookup(".chat-list").tryQuery()).isPresent();
    assertThat(robot.lookup(".composer-area").tryQuery()).isPresent();
    assertThat(robot.lookup(".header-back").query().isVisible()).isFalse();
  }

  @Test
  void a_long_text_from_right_to_left_can_be_written_at_any_width() throws Exception {
    open("Mina Kim");
    TextArea area = robot.lookup(".composer-area").queryAs(TextArea.class);
    double line = area.getHeight();
    robot.interact(() ->
        area.setText("שלום לכולם, זה משפט ארוך מאוד שצריך להישבר לכמה שורות. ".repeat(3).strip()));
    for (int width = 960; width >= 680; width -= 40) {
      int wide = width;
      robot.interact(() -> stage.setWidth(wide));
      turn();
      assertThat(area.getHeight()).isGreaterThan(line);
    }
    robot.type(KeyCode.ENTER);
    assertThat(window.engine.sent).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The room is called קומה 3, see you there",
        "שלום, מה שלומך? אני מחכה לך בחדר הגדול ליד החלון עם כולם, בוא מהר ואל תשכח את המצגת",
        "نعم، في القاعة الكبرى غدًا الساعة 10، ولا تنس العرض، سنكون جميعًا هناك إن شاء الله 😀",
        "**שלום** _עולם_ `קוד` https://example.org/שלום/נתיב/ארוך/מאוד/שאין/לו/סוף/כלל/ועיקר",
        "אבגדהוזחטיכלמנסעפצקרשתאבגדהוזחטיכלמנסעפצקרשתאבגדהוזחטיכלמנסעפצקרשתאבגדהוזחטיכלמנסעפצקרשת"
      })
  void letters_that_run_from_right_to_left_are_shown_at_any_width(String text) {
    robot.interact(() -> window.engine.says(Village.OLIVIA, text));
    robot.clickOn("Olivia Bennett");
    for (int width = 960; width >= 620; width -= 20) {
      int wide = width;
      robot.interact(() -> stage.setWidth(wide));
      turn();
    }
    String shown =
        robot.lookup(".bubble-text").queryAllAs(Text.class).stream()
            .filter(piece -> piece.isVisible() && piece.getLayoutBounds().getHeight() > 0)
            .map(Text::getText)
            .reduce("", String::concat);
    assertThat(shown).contains(text.codePointAt(0) == '*' ? "שלום" : text.substring(0, 3));
  }

  @Test
  void every_control_has_a_name_for_those_who_hear_the_screen() throws Exception {
    open("Mina Kim");
    robot.clickOn(".open-settings");
    List<String> nameless =
        stage.getScene().getRoot().lookupAll("*").stream()
            .filter(Node::isFocusTraversable)
            .filter(node -> node.getAccessibleText() == null)
            .filter(node ->
                !(node instanceof javafx.scene.control.Labeled labeled)
                    || labeled.getText() == null
                    || labeled.getText().isBlank())
            .filter(node -> !(node instanceof javafx.scene.control.ScrollPane))
            .filter(node -> !(node instanceof javafx.scene.control.SplitPane))
            .map(Node::toString)
            .toList();
    assertThat(nameless).isEmpty();
  }
}
