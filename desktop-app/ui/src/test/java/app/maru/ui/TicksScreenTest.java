package app.maru.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.messaging.DeliveryState;
import app.maru.ui.control.Ticks;
import app.maru.ui.invented.InventedEngine;
import app.maru.ui.invented.Village;
import java.util.List;
import java.util.Set;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import org.junit.jupiter.api.Test;

/// How far my messages came, for who tells no colours apart.
final class TicksScreenTest extends OnScreen {
  private static final PseudoClass READ = PseudoClass.getPseudoClass("read");

  @Override
  void invent(InventedEngine engine) {
    super.invent(engine);
    Village.knows(engine, Village.SORA, "Sora Jeong");
    engine.said(Village.SORA, "seen", DeliveryState.READ);
    engine.said(Village.SORA, "there", DeliveryState.DELIVERED);
    engine.said(Village.OLIVIA, "seen", DeliveryState.READ);
  }

  private static boolean isRead(Node ticks) {
    return ticks.getPseudoClassStates().contains(READ);
  }

  private static boolean isFilled(Ticks ticks) {
    return ticks.getBackground() != null && !ticks.getBackground().getFills().isEmpty();
  }

  @Test
  void what_was_read_has_a_filled_sign_in_bubbles_and_list_and_takes_no_more_room() {
    robot.clickOn("Sora Jeong");
    turn();
    Set<Ticks> bubbles = robot.lookup(".bubble .ticks").queryAllAs(Ticks.class);
    assertThat(bubbles).extracting(TicksScreenTest::isRead).contains(true, false);
    assertThat(bubbles).allMatch(ticks -> isFilled(ticks) == isRead(ticks));
    assertThat(robot.lookup(".chat-cell .ticks").queryAllAs(Ticks.class))
        .filteredOn(Node::isVisible)
        .anyMatch(TicksScreenTest::isRead)
        .anyMatch(ticks -> !isRead(ticks))
        .allMatch(ticks -> isFilled(ticks) == isRead(ticks));
    assertThat(robot.lookup(".ticks").match(Node::isVisible).queryAllAs(Ticks.class))
        .extracting(ticks -> List.of(ticks.getWidth(), ticks.getHeight()))
        .as("a bubble does not grow when it is read, and a row makes no sign a ball")
        .containsOnly(List.of(20.0, 16.0));
  }
}
