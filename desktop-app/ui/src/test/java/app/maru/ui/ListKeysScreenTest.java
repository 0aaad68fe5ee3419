package app.maru.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.crypto.PersonId;
import app.maru.messaging.ContactState;
import app.maru.messaging.ConversationId;
import app.maru.ui.chats.ChatRow;
import app.maru.ui.invented.InventedEngine;
import app.maru.ui.invented.Village;
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

  @Test
  void enter_leads_to_a_request_and_accepts_nothing() {
    mark(Village.STRANGER);
    key(KeyCode.ENTER);
    assertThat(focused()).isEqualTo(button("Not now"));
    assertThat(focused().isFocusVisible()).isTrue();
    key(KeyCode.ENTER);
    assertThat(window.model.stateOf(Village.STRANGER)).isNotEqualTo(ContactState.ACCEPTED);
  }

  @Test
  void enter_leads_to_a_request_that_is_open_already() {
    robot.clickOn("Daniel Foster");
    turn();
    assertThat(focused()).as("a click only looks").isEqualTo(list());
    key(KeyCode.ENTER);
    assertThat(focused()).isEqualTo(button("Not now"));
  }

  @Test
  void enter_leads_to_the_messages_of_who_is_blocked() {
    happens(() -> {
      var _ = window.engine.people().block(Village.PARK);
    });
    mark(Village.PARK);
    key(KeyCode.ENTER);
    assertThat(focused()).isEqualTo(robot.lookup(".messages").query());
  }
}
