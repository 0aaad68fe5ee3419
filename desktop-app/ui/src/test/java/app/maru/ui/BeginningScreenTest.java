package app.maru.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.messaging.ConversationId;
import app.maru.ui.attention.Board;
import app.maru.ui.chats.ChatRow;
import app.maru.ui.control.Ancestors;
import app.maru.ui.invented.InventedEngine;
import app.maru.ui.invented.Village;
import app.maru.ui.start.StartViewModel.Profile;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Where the keys are as soon as there are conversations to be seen.
final class BeginningScreenTest extends OnScreen {
  private void begin(Supplier<Window> made) {
    robot.interact(() -> {
      window.main.close();
      window = made.get();
    });
    turn();
  }

  private void lastTime(InventedEngine engine) {
    invent(engine);
    engine.shown = Optional.of(ConversationId.with(Village.OLIVIA));
  }

  private void downOpensTheFirst() {
    ListView<?> list = robot.lookup(".chat-list").queryListView();
    assertThat(focused()).isEqualTo(list);
    key(KeyCode.DOWN);
    assertThat((Object) list.getSelectionModel().getSelectedItem())
        .isEqualTo(
            list.getItems().stream()
                .filter(ChatRow.Openable.class::isInstance)
                .findFirst()
                .orElseThrow());
    assertThat(shows(".header-title")).isTrue();
  }

  @Test
  void the_list_has_them() {
    downOpensTheFirst();
  }

  @Test
  void the_list_has_them_also_before_anybody_is_found() {
    begin(() -> new Window(stage, _ -> {}));
    robot.interact(() -> window.engine.appears(Village.MINA, "Mina Kim"));
    turn();
    downOpensTheFirst();
  }

  @Test
  void the_list_has_them_after_the_first_start() {
    begin(() -> new Window(stage, Profile.NONE, _ -> Optional.empty()));
    robot.write("Ann");
    key(KeyCode.ENTER);
    downOpensTheFirst();
  }

  @Test
  void the_list_has_them_when_the_window_comes_that_began_hidden() {
    Platform.setImplicitExit(false);
    robot.interact(stage::hide);
    begin(() -> new Window(stage, new Board().desk(), true, this::invent));
    robot.interact(window.main::raise);
    turn();
    downOpensTheFirst();
  }

  @Test
  void one_goes_on_writing_in_the_conversation_of_last_time() {
    begin(() -> new Window(stage, this::lastTime));
    assertThat(words(".header-title")).isEqualTo("Olivia Bennett");
    assertThat(focused()).isEqualTo(robot.lookup(".composer-area").query());
  }

  /// A window so narrow that it shows one of list and conversation only.
  private Window narrow(CompletableFuture<Boolean> known) {
    Window made =
        new Window(
            stage,
            engine -> {
              lastTime(engine);
              engine.held = known;
            });
    made.settings.zoom().set(2);
    return made;
  }

  @Test
  void a_narrow_window_begins_with_the_conversation_of_last_time_known_at_once() {
    begin(() -> narrow(CompletableFuture.completedFuture(true)));
    assertThat(shows(".chat-list")).isFalse();
    assertThat(focused()).isEqualTo(robot.lookup(".composer-area").query());
  }

  @Test
  void a_narrow_window_begins_with_the_conversation_of_last_time_known_later() {
    CompletableFuture<Boolean> known = new CompletableFuture<>();
    begin(() -> narrow(known));
    assertThat(shows(".chat-list")).as("is narrow").isTrue();
    robot.interact(() -> known.complete(true));
    turn();
    assertThat(shows(".chat-list")).isFalse();
    assertThat(focused()).isEqualTo(robot.lookup(".composer-area").query());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_narrow_window_begins_with_the_list_where_nothing_may_be_written(boolean later) {
    CompletableFuture<Boolean> known = new CompletableFuture<>();
    if (!later) {
      known.complete(true);
    }
    begin(() -> {
      Window made =
          new Window(
              stage,
              engine -> {
                lastTime(engine);
                engine.held = known;
                Village.request(engine, false);
                engine.shown = Optional.of(ConversationId.with(Village.STRANGER));
              });
      made.settings.zoom().set(2);
      return made;
    });
    robot.interact(() -> known.complete(true));
    turn();
    assertThat(focused()).isEqualTo(robot.lookup(".chat-list").query());
    assertThat(shows(".chat-list")).isTrue();
  }

  @Test
  void one_goes_on_writing_also_when_the_window_comes_that_began_hidden() {
    Platform.setImplicitExit(false);
    robot.interact(stage::hide);
    begin(() -> new Window(stage, new Board().desk(), true, this::lastTime));
    robot.interact(window.main::raise);
    turn();
    assertThat(focused()).isEqualTo(robot.lookup(".composer-area").query());
  }

  @Test
  void who_looks_for_something_is_left_there_when_the_conversation_of_last_time_comes() {
    CompletableFuture<Boolean> known = new CompletableFuture<>();
    begin(() ->
        new Window(
            stage,
            engine -> {
              lastTime(engine);
              engine.held = known;
            }));
    Node field = robot.lookup(".find-text").query();
    robot.interact(field::requestFocus);
    robot.interact(() -> known.complete(true));
    turn();
    assertThat(words(".header-title")).isEqualTo("Olivia Bennett");
    assertThat(focused()).isEqualTo(field);
  }

  @Test
  void a_card_in_front_keeps_them_and_gives_them_to_the_list() {
    begin(() -> new Window(stage, Profile.NONE, _ -> Optional.empty()));
    robot.interact(() -> window.main.invited(window.engine.link));
    robot.write("Ann");
    key(KeyCode.ENTER);
    assertThat(Ancestors.isIn(robot.lookup(".card").query(), focused())).isTrue();
    key(KeyCode.ESCAPE);
    assertThat(focused()).isEqualTo(robot.lookup(".chat-list").query());
  }
}
