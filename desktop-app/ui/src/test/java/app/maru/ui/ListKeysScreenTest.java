package app.maru.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.crypto.PersonId;
import app.maru.messaging.ContactState;
import app.maru.messaging.ConversationId;
import app.maru.ui.chats.ChatRow;
import app.maru.ui.conversation.Item;
import app.maru.ui.invented.InventedEngine;
import app.maru.ui.invented.Village;
import java.util.concurrent.CompletableFuture;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// Going about in the list on the left without a mouse.
final class ListKeysScreenTest extends OnScreen {
  @Override
  void invent(InventedEngine engine) {
    super.invent(engine);
    Village.request(engine, false);
  }

  private ListView<?> list() {
    return robot.lookup(".chat-list").queryListView();
  }

  private PersonId marked() {
    return ((ChatRow.Openable) list().getFocusModel().getFocusedItem()).person();
  }

  private void happens(Runnable what) {
    robot.interact(what);
    turn();
  }

  /// Nothing is chosen, and the keys have marked what they would choose.
  private void mark(PersonId person) {
    walkTo(list());
    for (int steps = list().getItems().size(); !marked().equals(person); steps--) {
      assertThat(steps).as("never to " + person).isPositive();
      key(KeyCode.DOWN, KeyCode.CONTROL);
    }
    assertThat(list().getSelectionModel().isEmpty()).isTrue();
  }

  @Test
  void the_mark_stays_at_its_conversation_whatever_happens_to_others() {
    mark(Village.JUN);
    happens(() -> window.engine.says(Village.PARK, "something new"));
    assertThat(marked()).isEqualTo(Village.JUN);
    happens(() -> window.engine.leaves(Village.DAVID));
    assertThat(marked()).isEqualTo(Village.JUN);
    happens(() -> window.engine.says(Village.JUN, "and here"));
    assertThat(marked()).isEqualTo(Village.JUN);
    key(KeyCode.ENTER);
    assertThat(words(".header-title")).isEqualTo("Jun Choi");
  }

  @Test
  void the_mark_of_who_has_just_come_stays_as_well() {
    walkTo(list());
    assertThat(marked()).isEqualTo(Village.STRANGER);
    happens(() -> window.engine.says(Village.PARK, "something new"));
    assertThat(marked()).isEqualTo(Village.STRANGER);
  }

  @Test
  void the_mark_stays_while_a_card_has_the_keys() {
    mark(Village.JUN);
    happens(() -> window.main.invited(window.engine.link));
    assertThat(list().isFocused()).isFalse();
    happens(() -> window.engine.says(Village.PARK, "something new"));
    assertThat(marked()).isEqualTo(Village.JUN);
    key(KeyCode.ESCAPE);
    assertThat(focused()).isEqualTo(list());
    assertThat(marked()).isEqualTo(Village.JUN);
  }

  @Test
  void the_mark_stays_while_the_keys_are_elsewhere() {
    mark(Village.JUN);
    walkTo(robot.lookup(".find-text").query());
    happens(() -> window.engine.says(Village.PARK, "something new"));
    happens(() -> window.engine.leaves(Village.DAVID));
    happens(() -> window.engine.says(Village.JUN, "and here"));
    happens(() -> window.engine.says(Village.MINA, "and there"));
    assertThat(marked()).isEqualTo(Village.JUN);
    walkTo(list());
    assertThat(marked()).isEqualTo(Village.JUN);
  }

  @Test
  void a_mark_whose_conversation_is_gone_begins_anew_and_stays_there() {
    mark(Village.JUN);
    happens(() -> {
      var _ = window.engine.chats().delete(ConversationId.with(Village.JUN), false);
      window.engine.leaves(Village.JUN);
    });
    assertThat(marked()).isEqualTo(Village.STRANGER);
    happens(() -> window.engine.says(Village.PARK, "something new"));
    assertThat(marked()).isEqualTo(Village.STRANGER);
  }

  private void checkKeysAtTheirWords(String beginning) {
    ListView<?> messages = robot.lookup(".messages").queryListView();
    assertThat(focused()).isEqualTo(messages);
    assertThat((Object) messages.getFocusModel().getFocusedItem())
        .isInstanceOfSatisfying(
            Item.Bubble.class, line -> assertThat(line.message().text()).startsWith(beginning));
    assertThat((Object) messages.getSelectionModel().getSelectedItem())
        .as("marked and read out")
        .isEqualTo(messages.getFocusModel().getFocusedItem());
  }

  private void checkNothingIsAnswered() {
    assertThat(window.engine.calls).doesNotContain("accept", "decline", "block");
    assertThat(window.model.stateOf(Village.STRANGER)).isEqualTo(ContactState.REQUESTING);
  }

  @Test
  void enter_leads_to_a_request_and_accepts_nothing() {
    mark(Village.STRANGER);
    key(KeyCode.ENTER);
    key(KeyCode.ENTER);
    checkNothingIsAnswered();
    checkKeysAtTheirWords("Hello, I am Daniel");
  }

  @Test
  void enter_leads_to_a_request_that_is_open_already_and_answers_nothing() {
    robot.clickOn("Daniel Foster");
    turn();
    assertThat(focused()).as("a click only looks").isEqualTo(list());
    key(KeyCode.ENTER);
    key(KeyCode.ENTER);
    checkNothingIsAnswered();
    checkKeysAtTheirWords("Hello, I am Daniel");
  }

  @Test
  void enter_leads_to_the_words_of_a_request_also_where_they_are_read_later() {
    CompletableFuture<Boolean> read = new CompletableFuture<>();
    mark(Village.STRANGER);
    window.engine.held = read;
    key(KeyCode.ENTER);
    key(KeyCode.ENTER);
    happens(() -> read.complete(true));
    checkNothingIsAnswered();
    checkKeysAtTheirWords("Hello, I am Daniel");
  }

  @Test
  void from_the_words_of_a_request_tab_leads_first_to_what_can_be_taken_back() {
    mark(Village.STRANGER);
    key(KeyCode.ENTER);
    key(KeyCode.TAB);
    assertThat(focused()).isEqualTo(button("Block"));
    assertThat(focused().isFocusVisible()).isTrue();
    key(KeyCode.TAB);
    assertThat(focused()).isEqualTo(button("Not now"));
    key(KeyCode.TAB);
    assertThat(focused()).isEqualTo(button("Accept"));
  }

  @Test
  void enter_on_a_request_without_words_answers_nothing_and_tab_leads_to_the_answers() {
    happens(() -> {
      window.engine.contact(Village.DAVID, "David Okafor", ContactState.REQUESTING);
      window.engine.keeps(Village.DAVID, kept -> kept);
    });
    mark(Village.DAVID);
    key(KeyCode.ENTER);
    assertThat(words(".banner-title")).isEqualTo("David Okafor wants to talk with you");
    assertThat(focused()).isEqualTo(robot.lookup(".messages").query());
    key(KeyCode.ENTER);
    assertThat(window.engine.calls).doesNotContain("accept", "decline", "block");
    key(KeyCode.TAB);
    assertThat(focused()).isEqualTo(button("Block"));
  }

  @Test
  void enter_leads_to_the_messages_of_who_is_blocked() {
    happens(() -> {
      var _ = window.engine.people().block(Village.PARK);
    });
    mark(Village.PARK);
    key(KeyCode.ENTER);
    checkKeysAtTheirWords("Yes, with pleasure");
  }
}
