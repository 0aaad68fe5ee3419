package app.maru.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.maru.messaging.ConversationId;
import app.maru.messaging.Keeping;
import app.maru.ui.chats.ChatRow;
import app.maru.ui.invented.InventedEngine;
import app.maru.ui.invented.Village;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

/// What a person does with the list of conversations, by mouse and by keyboard.
final class KeepingScreenTest extends OnScreen {
  private List<String> titles() {
    return robot.lookup(".chat-list").<ListView<ChatRow>>query().getItems().stream()
        .filter(ChatRow.Chat.class::isInstance)
        .map(row -> ((ChatRow.Chat) row).title())
        .toList();
  }

  private Keeping keeping(app.maru.crypto.PersonId person) {
    return window.model.conversation(ConversationId.with(person)).orElseThrow().keeping();
  }

  private void choose(String words) {
    turn();
    robot.clickOn(words);
    turn();
  }

  @Test
  void a_conversation_is_kept_on_top_with_the_mouse() {
    robot.clickOn("Olivia Bennett", MouseButton.SECONDARY);
    choose("Keep on top");
    assertThat(titles().getFirst()).isEqualTo("Olivia Bennett");
    robot.clickOn("Olivia Bennett", MouseButton.SECONDARY);
    choose("Don’t keep on top");
    assertThat(titles().getFirst()).isEqualTo("Mina Kim");
  }

  @Test
  void the_keyboard_opens_the_same_menu_and_archives() {
    robot.clickOn("Olivia Bennett");
    turn();
    robot.interact(() -> robot.lookup(".chat-list").query().requestFocus());
    robot.press(KeyCode.SHIFT).type(KeyCode.F10).release(KeyCode.SHIFT);
    turn();
    ContextMenu menu =
        robot.listWindows().stream()
            .filter(ContextMenu.class::isInstance)
            .map(ContextMenu.class::cast)
            .findFirst()
            .orElseThrow();
    // A popup gets no keys on the headless screen: what Enter does there is done here.
    robot.interact(() ->
        menu.getItems().stream()
            .filter(item -> "keep-archive".equals(item.getId()))
            .forEach(MenuItem::fire));
    robot.interact(menu::hide);
    assertThat(keeping(Village.OLIVIA).archived()).isTrue();
    assertThat(titles()).doesNotContain("Olivia Bennett");
    robot.clickOn("#part-ARCHIVED");
    turn();
    assertThat(titles()).containsExactly("Olivia Bennett");
    robot.clickOn("#part-ALL");
    turn();
    assertThat(titles()).doesNotContain("Olivia Bennett").contains("Mina Kim");
  }

  @Test
  void a_conversation_is_taken_out_of_the_archive_with_the_mouse() {
    robot.interact(() -> window.engine.keeps(Village.OLIVIA, kept -> kept.archived(true)));
    turn();
    assertThat(titles()).doesNotContain("Olivia Bennett");
    robot.clickOn("#part-ARCHIVED");
    turn();
    robot.clickOn("Olivia Bennett", MouseButton.SECONDARY);
    choose("Take out of the archive");
    assertThat(keeping(Village.OLIVIA).archived()).isFalse();
    assertThat(titles()).doesNotContain("Olivia Bennett");
    robot.clickOn("#part-ALL");
    turn();
    assertThat(titles()).contains("Olivia Bennett");
  }

  /// Starts the program again, over an engine that is in this state.
  private void reopen(Consumer<InventedEngine> state) {
    robot.interact(() -> {
      window.main.close();
      stage.hide();
      stage = new Stage();
      window =
          new app.maru.ui.Window(
              stage,
              engine -> {
                Village.people(engine, false);
                state.accept(engine);
              });
    });
    turn();
  }

  @Test
  void the_conversation_that_was_open_comes_back_with_the_window() {
    assertThat(robot.lookup(".nothing").tryQuery()).as("nothing is open").isPresent();
    robot.clickOn("Olivia Bennett");
    turn();
    Optional<ConversationId> olivia = Optional.of(ConversationId.with(Village.OLIVIA));
    assertThat(window.engine.shown).isEqualTo(olivia);
    reopen(engine -> engine.shown = olivia);
    assertThat(robot.lookup(".header-title").queryLabeled().getText()).isEqualTo("Olivia Bennett");
    robot.clickOn("Mina Kim");
    turn();
    assertThat(window.engine.shown).contains(ConversationId.with(Village.MINA));
  }

  @Test
  void who_writes_goes_on_writing_where_only_one_of_both_has_room() {
    reopen(engine -> engine.shown = Optional.of(ConversationId.with(Village.OLIVIA)));
    robot.clickOn(".composer-area");
    robot.interact(() -> {
      stage.setWidth(800);
      window.settings.zoom().set(2);
    });
    turn();
    assertThat(robot.lookup(".chat-list").tryQuery()).isEmpty();
    assertThat(robot.lookup(".composer-area").query().isFocused()).isTrue();
  }

  @Test
  void nobody_is_told_to_choose_before_it_is_known_that_none_comes_back() {
    CompletableFuture<Boolean> known = new CompletableFuture<>();
    reopen(engine -> engine.held = known);
    assertThat(titles()).contains("Olivia Bennett");
    assertThat(robot.lookup(".nothing").tryQuery()).isEmpty();
    robot.interact(() -> known.completeExceptionally(new IllegalStateException("a fault of ours")));
    turn();
    assertThat(robot.lookup(".nothing").tryQuery()).isPresent();
  }

  @Test
  void only_the_unread_ones_are_shown_when_wanted() {
    robot.clickOn("#part-UNREAD");
    turn();
    assertThat(titles()).containsExactly("Jun Choi");
  }

  @Test
  void that_nothing_is_unread_is_said_in_the_middle() {
    robot.interact(() -> window.engine.seenAll(Village.JUN));
    robot.clickOn("#part-UNREAD");
    turn();
    Label nothing = robot.lookup(".chats-nothing").queryAs(Label.class);
    Bounds words = nothing.lookup(".text").localToScene(nothing.lookup(".text").getLayoutBounds());
    Node list = robot.lookup(".chat-list").query();
    assertThat(words.getCenterX())
        .isCloseTo(list.localToScene(list.getLayoutBounds()).getCenterX(), within(1.0));
  }

  @Test
  void the_delete_key_asks_with_the_careful_answer_focused_and_escape_changes_nothing() {
    robot.clickOn("Mina Kim");
    turn();
    robot.interact(() -> robot.lookup(".chat-list").query().requestFocus());
    robot.type(KeyCode.DELETE);
    turn();
    assertThat(robot.lookup("Keep it").queryButton().isFocused()).isTrue();
    robot.type(KeyCode.ESCAPE);
    turn();
    assertThat(titles()).contains("Mina Kim");
    assertThat(window.engine.calls).noneMatch(call -> call.startsWith("delete"));
    robot.type(KeyCode.DELETE);
    turn();
    robot.type(KeyCode.TAB, KeyCode.ENTER);
    turn();
    assertThat(window.engine.calls).contains("delete false");
    assertThat(titles()).doesNotContain("Mina Kim");
    assertThat(robot.lookup(".nothing").tryQuery()).as("nothing is open").isPresent();
  }

  @Test
  void the_walk_through_the_last_ones_passes_over_what_was_deleted() {
    for (String name : List.of("Olivia Bennett", "Jun Choi", "Mina Kim")) {
      robot.clickOn(name);
      turn();
    }
    robot.interact(() -> robot.lookup(".chat-list").query().requestFocus());
    key(KeyCode.DELETE);
    robot.clickOn(".delete-yes");
    turn();
    step();
    assertThat(words(".header-title")).isEqualTo("Jun Choi");
    step();
    assertThat(words(".header-title")).isEqualTo("Olivia Bennett");
    step();
    assertThat(words(".header-title")).isEqualTo("Jun Choi");
  }

  private void step() {
    key(KeyCode.TAB, KeyCode.CONTROL);
    key(KeyCode.CONTROL);
  }

  @Test
  void the_figures_open_what_stands_on_top_and_others_nothing() {
    robot.interact(() -> {
      window.engine.keeps(Village.OLIVIA, keeping -> keeping.pinnedAt(1));
      window.engine.keeps(Village.MINA, keeping -> keeping.pinnedAt(2));
    });
    key(KeyCode.DIGIT2, KeyCode.CONTROL);
    assertThat(words(".header-title")).isEqualTo("Mina Kim");
    assertThat(robot.lookup(".composer-area").query().isFocused()).isTrue();
    key(KeyCode.DIGIT1, KeyCode.CONTROL);
    assertThat(words(".header-title")).isEqualTo("Olivia Bennett");
    key(KeyCode.DIGIT9, KeyCode.CONTROL);
    assertThat(words(".header-title")).isEqualTo("Olivia Bennett");
    key(KeyCode.NUMPAD2, KeyCode.CONTROL);
    assertThat(words(".header-title")).as("of the other block as well").isEqualTo("Mina Kim");
  }

  @Test
  void the_other_is_asked_as_well_when_the_switch_is_on() {
    robot.clickOn("Mina Kim", MouseButton.SECONDARY);
    choose("Delete…");
    robot.clickOn(".delete-ask");
    robot.clickOn(".delete-yes");
    turn();
    assertThat(window.engine.calls).contains("delete true");
  }

  @Test
  void who_is_asked_to_delete_decides() {
    robot.interact(() -> window.engine.keeps(Village.MINA, keeping -> keeping.asked(true)));
    robot.clickOn("Mina Kim");
    turn();
    assertThat(robot.lookup("Mina Kim has deleted this conversation").tryQuery()).isPresent();
    robot.clickOn("Keep it");
    turn();
    assertThat(keeping(Village.MINA).asked()).isFalse();
    assertThat(robot.lookup("Mina Kim has deleted this conversation").tryQuery()).isEmpty();
  }

  @Test
  void a_note_to_myself_is_one_click_away() {
    robot.clickOn(".open-notes");
    turn();
    assertThat(robot.lookup(".composer-area").queryAs(TextInputControl.class).isFocused()).isTrue();
    robot.write("buy milk").type(KeyCode.ENTER);
    turn();
    assertThat(window.engine.sent).containsExactly("buy milk");
    assertThat(titles().getFirst()).isEqualTo("Notes to myself");
    assertThat(robot.lookup(".beginning-title").queryLabeled().getText())
        .isEqualTo("Notes to myself");
  }

  @Test
  void notes_offer_and_tell_nothing_about_another() {
    robot.clickOn(".open-notes");
    turn();
    robot.write("buy milk").type(KeyCode.ENTER);
    turn();
    assertThat(robot.lookup(".bubble").tryQuery()).isPresent();
    assertThat(robot.lookup(".bubble .ticks").tryQuery()).as("how far it came").isEmpty();
    assertThat(robot.lookup(".lifetime").<Node>query().isVisible()).isFalse();
    Node words = robot.lookup(".beginning-text .text").query();
    Node title = robot.lookup(".beginning-title").query();
    assertThat(middle(words)).isCloseTo(middle(title), within(2.0));
  }

  private static double middle(Node node) {
    return node.localToScene(node.getLayoutBounds()).getCenterX();
  }

  @Test
  void a_conversation_is_muted_for_a_time_and_marked_as_unread_with_the_mouse() {
    robot.clickOn("Olivia Bennett", MouseButton.SECONDARY);
    choose("Mute");
    choose("For 1 hour");
    assertThat(keeping(Village.OLIVIA).mutedUntil()).isPresent();
    assertThat(window.engine.calls).contains("mute PT1H");
    robot.clickOn("Olivia Bennett", MouseButton.SECONDARY);
    choose("Unmute");
    assertThat(keeping(Village.OLIVIA).mutedUntil()).isEmpty();
    robot.clickOn("Olivia Bennett", MouseButton.SECONDARY);
    choose("Mark as unread");
    assertThat(keeping(Village.OLIVIA).marked()).isTrue();
    robot.clickOn("Olivia Bennett", MouseButton.SECONDARY);
    choose("Mark as read");
    assertThat(keeping(Village.OLIVIA).marked()).isFalse();
  }

  @Test
  void the_keys_mute_mark_and_move_what_is_on_top() {
    toList("Mina Kim");
    pick("Mark as unread");
    assertThat(keeping(Village.MINA).marked()).isTrue();
    key(KeyCode.F10, KeyCode.SHIFT);
    while (!inMenu().equals("Mute")) {
      key(KeyCode.DOWN);
    }
    key(KeyCode.RIGHT);
    key(KeyCode.ENTER);
    assertThat(keeping(Village.MINA).mutedUntil()).isPresent();
    assertThat(window.engine.calls).contains("mute PT1H");
    robot.interact(() -> {
      window.engine.keeps(Village.OLIVIA, keeping -> keeping.pinnedAt(1));
      window.engine.keeps(Village.MINA, keeping -> keeping.pinnedAt(2));
    });
    key(KeyCode.UP, KeyCode.ALT);
    assertThat(window.engine.calls).contains("pin 1").doesNotContain("pin 2", "pin 3");
    robot.interact(() -> window.engine.keeps(Village.OLIVIA, keeping -> keeping.pinnedAt(2)));
    assertThat(titles().getFirst()).isEqualTo("Mina Kim");
    key(KeyCode.DOWN, KeyCode.ALT);
    assertThat(window.engine.calls).contains("pin 2").doesNotContain("pin 3");
  }

  private void toList(String name) {
    robot.clickOn(name);
    turn();
    robot.interact(() -> robot.lookup(".chat-list").query().requestFocus());
  }

  @Test
  void who_is_asked_to_delete_may_do_it_after_one_more_question() {
    robot.interact(() -> window.engine.keeps(Village.MINA, keeping -> keeping.asked(true)));
    robot.clickOn("Mina Kim");
    turn();
    robot.clickOn(".banner .danger");
    turn();
    assertThat(titles()).contains("Mina Kim");
    robot.clickOn(".delete-yes");
    turn();
    assertThat(window.engine.calls).contains("delete false");
    assertThat(titles()).doesNotContain("Mina Kim");
  }

  @Test
  void the_other_is_asked_with_the_keys_as_well() {
    toList("Mina Kim");
    key(KeyCode.DELETE);
    walkTo(robot.lookup(".delete-ask").query());
    key(KeyCode.SPACE);
    walkTo(robot.lookup(".delete-yes").query());
    key(KeyCode.ENTER);
    assertThat(window.engine.calls).contains("delete true");
  }

  @Test
  void notes_are_reached_with_the_keys() {
    toList("Mina Kim");
    walkTo(robot.lookup(".open-notes").query(), KeyCode.SHIFT);
    key(KeyCode.SPACE);
    assertThat(robot.lookup(".composer-area").query().isFocused()).isTrue();
    assertThat(words(".header-title")).isEqualTo("Notes to myself");
  }
}
