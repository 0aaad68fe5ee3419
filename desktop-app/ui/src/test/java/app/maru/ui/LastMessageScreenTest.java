package app.maru.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.maru.messaging.ConversationId;
import app.maru.messaging.DeliveryState;
import app.maru.messaging.Message;
import app.maru.ui.invented.InventedEngine;
import app.maru.ui.invented.Village;
import java.util.stream.IntStream;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;

/// The room between the last message and where one writes: it belongs to the message.
final class LastMessageScreenTest extends OnScreen {
  private static final double ROOM = 12;
  private static final double BETWEEN = 10;

  @Override
  void invent(InventedEngine engine) {
    super.invent(engine);
    IntStream.range(0, 60).forEach(number -> engine.says(Village.OLIVIA, "old " + number));
    engine.said(Village.OLIVIA, "mine at the end", DeliveryState.READ);
    engine.seenAll(Village.OLIVIA);
  }

  private void open() throws Exception {
    robot.clickOn("Olivia Bennett");
    await(() -> robot.lookup(".bubble").tryQuery().isPresent());
  }

  private static Bounds place(Node node) {
    return node.localToScene(node.getLayoutBounds());
  }

  private Bounds bubble(String text) {
    return robot
        .lookup(".bubble")
        .match((Node bubble) ->
            bubble.lookupAll(".bubble-text").stream()
                .anyMatch(node -> node instanceof Text letters && letters.getText().equals(text)))
        .queryAll()
        .stream()
        .map(LastMessageScreenTest::place)
        .findFirst()
        .orElseThrow();
  }

  private double edge() {
    return place(robot.lookup(".composer").query()).getMinY();
  }

  private void checkLast(String text) {
    assertThat(edge() - bubble(text).getMaxY()).isCloseTo(ROOM, within(1.0));
  }

  @Test
  void who_scrolls_up_sees_messages_right_to_where_one_writes() throws Exception {
    open();
    Node flow = robot.lookup(".messages .virtual-flow").query();
    robot.interact(() -> Event.fireEvent(flow, MouseEvents.wheel(flow, -100)));
    turn();
    Node sheet = robot.lookup(".messages .clipped-container").query();
    assertThat(place(sheet).getMaxY()).isCloseTo(edge(), within(1.0));
  }

  @Test
  void the_last_message_keeps_its_distance_and_gives_it_to_the_next() throws Exception {
    open();
    checkLast("mine at the end");
    robot.interact(() -> window.engine.says(Village.OLIVIA, "an answer"));
    turn();
    checkLast("an answer");
    assertThat(bubble("an answer").getMinY() - bubble("mine at the end").getMaxY())
        .isCloseTo(BETWEEN, within(1.0));
    robot.interact(() -> window.engine.removes(last()));
    turn();
    checkLast("mine at the end");
  }

  private Message last() {
    return window.engine.all(ConversationId.with(Village.OLIVIA)).getLast();
  }

  @Test
  void the_distance_moves_also_when_one_message_takes_the_place_of_another() throws Exception {
    open();
    robot.interact(() -> {
      window.engine.removes(last());
      window.engine.says(Village.OLIVIA, "in its stead");
    });
    turn();
    checkLast("in its stead");
    robot.interact(() -> {
      window.engine.said(Village.OLIVIA, "below it", DeliveryState.READ);
      window.engine.removes(fifthLast());
    });
    turn();
    checkLast("below it");
    assertThat(bubble("below it").getMinY() - bubble("in its stead").getMaxY())
        .isCloseTo(BETWEEN, within(1.0));
  }

  private Message fifthLast() {
    var all = window.engine.all(ConversationId.with(Village.OLIVIA));
    return all.get(all.size() - 5);
  }
}
