package app.maru.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.crypto.PersonId;
import app.maru.messaging.ConversationId;
import app.maru.messaging.Message;
import app.maru.ui.invented.InventedEngine;
import app.maru.ui.invented.Village;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// Much that comes at once, or while nobody looks, is not read before somebody has seen it.
final class AbsenceScreenTest extends OnScreen {
  private final List<Message> came = new ArrayList<>();

  @Override
  void invent(InventedEngine engine) {
    super.invent(engine);
    for (PersonId person : List.of(Village.OLIVIA, Village.MINA)) {
      IntStream.range(0, 100).forEach(number -> engine.says(person, "old " + number));
      engine.seenAll(person);
    }
    IntStream.range(0, 60)
        .forEach(number -> came.add(engine.says(Village.OLIVIA, "new " + number)));
    CompletableFuture<Void> _ =
        engine.chats().show(Optional.of(ConversationId.with(Village.OLIVIA)));
  }

  private ListView<?> messages() {
    return robot.lookup(".messages").queryListView();
  }

  private List<String> sight() {
    turn();
    return new Sight(messages()).messages();
  }

  /// Opens the other conversation, of which everything was read.
  private void openRead() throws TimeoutException {
    await(() -> robot.lookup(".messages .virtual-flow").tryQuery().isPresent());
    robot.clickOn("Mina Kim");
    turn();
    await(() -> new Sight(messages()).seesLast());
    window.engine.read.clear();
    came.clear();
  }

  private void come(int from, int to) {
    IntStream.range(from, to)
        .forEach(number -> came.add(window.engine.says(Village.MINA, "new " + number)));
  }

  private String counted() {
    return robot.lookup(".newest-count").queryLabeled().getText();
  }

  @Test
  void memory_is_given_back_when_nobody_is_there_and_not_before() {
    robot.interact(() -> window.absent.remove().run());
    assertThat(window.rests).as("somebody was there a moment ago").isZero();
    robot.interact(() -> {
      window.ahead = Idle.AWAY;
      window.absent.remove().run();
    });
    assertThat(window.rests).isEqualTo(1);
    assertThat(window.engine.calls).contains("away true");
  }

  @Test
  void the_conversation_that_comes_back_with_the_window_begins_at_what_is_unread()
      throws Exception {
    await(() -> robot.lookup(".messages .virtual-flow").tryQuery().isPresent());
    await(() -> !window.engine.read.isEmpty());
    assertThat(sight().getFirst()).startsWith("new 0@");
    assertThat(robot.lookup(".unread-line").queryAll()).hasSize(1);
    assertThat(window.engine.read)
        .doesNotContainAnyElementsOf(came.stream().skip(30).map(Message::id).toList());
  }

  @Test
  void while_the_mail_of_an_absence_comes_in_nothing_moves_and_nothing_is_read() throws Exception {
    openRead();
    List<String> before = sight();
    robot.interact(() -> window.engine.catchesUp(0, 200));
    for (int number = 0; number < 200; number += 20) {
      int from = number;
      robot.interact(() -> {
        come(from, from + 20);
        window.engine.catchesUp(from + 20, 200);
      });
      turn();
    }
    assertThat(sight()).isEqualTo(before);
    assertThat(window.engine.read).isEmpty();
    assertThat(counted()).isEqualTo("99+");
    assertThat(messages().getItems().stream().map(Object::toString)).anyMatch("Unread[]"::equals);
    robot.interact(() -> messages().requestFocus());
    robot.type(KeyCode.END);
    await(() -> window.engine.read.contains(came.getLast().id()));
    assertThat(new Sight(messages()).seesLast()).isTrue();
  }

  @Test
  void of_many_that_come_one_after_another_the_first_stays_in_sight() throws Exception {
    openRead();
    robot.interact(() -> come(0, 60));
    await(() -> !window.engine.read.isEmpty());
    assertThat(sight().getFirst()).startsWith("new 0@");
    assertThat(robot.lookup(".unread-line").queryAll()).hasSize(1);
    assertThat(window.engine.read)
        .doesNotContainAnyElementsOf(came.stream().skip(30).map(Message::id).toList());
    assertThat(Integer.parseInt(counted())).isGreaterThan(30);
  }

  @Test
  void what_came_while_the_window_was_away_is_shown_from_its_first() throws Exception {
    openRead();
    robot.interact(() -> stage.setIconified(true));
    for (int number = 0; number < 60; number += 10) {
      int next = number;
      robot.interact(() -> come(next, next + 10));
      turn();
    }
    assertThat(window.engine.read).isEmpty();
    robot.interact(() -> stage.setIconified(false));
    await(() -> !window.engine.read.isEmpty());
    assertThat(sight().getFirst()).startsWith("new 0@");
    assertThat(window.engine.read)
        .doesNotContainAnyElementsOf(came.stream().skip(30).map(Message::id).toList());
  }

  @Test
  void a_single_message_is_followed_and_read_also_while_little_mail_comes_in() throws Exception {
    openRead();
    robot.interact(() -> {
      window.engine.catchesUp(0, 1);
      come(0, 1);
    });
    await(() -> window.engine.read.contains(came.getLast().id()));
    assertThat(new Sight(messages()).seesLast()).isTrue();
    assertThat(robot.lookup(".unread-line").queryAll()).isEmpty();
  }
}
