package app.maru.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.messaging.ConversationId;
import app.maru.ui.invented.Village;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.Test;

/// The menu of a conversation in the list, which is not the one that is open.
final class ChatMenuScreenTest extends OnScreen {
  @Test
  void who_wants_the_menu_has_not_read_the_conversation() {
    robot.clickOn("Mina Kim");
    turn();
    pressRight(robot.lookup("Jun Choi").query());
    assertThat(window.engine.shown).contains(ConversationId.with(Village.MINA));
    robot.clickOn("Jun Choi", MouseButton.SECONDARY);
    turn();
    robot.clickOn("Keep on top");
    turn();
    assertThat(window.engine.shown).contains(ConversationId.with(Village.MINA));
    assertThat(window.model.conversation(ConversationId.with(Village.JUN)).orElseThrow().unread())
        .isEqualTo(2);
  }

  /// As a mouse does: a right button pressed by the headless screen's robot chooses no row.
  private void pressRight(Node on) {
    robot.interact(() -> Event.fireEvent(on, MouseEvents.press(on, MouseButton.SECONDARY)));
    turn();
  }
}
