package app.maru.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.messaging.Conversation;
import app.maru.messaging.ConversationId;
import app.maru.messaging.Message;
import app.maru.messaging.policy.Policy;
import app.maru.ui.control.Ancestors;
import app.maru.ui.invented.Village;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;

/// What a package is to remember has to be really shown while it is made.
final class RehearsalTest extends OnScreen {
  private final Queue<Runnable> later = new ArrayDeque<>();

  /// What was still shown whenever all was said to be shown.
  private final List<List<Window>> reported = new ArrayList<>();

  private List<Window> others() {
    return Stage.getWindows().stream().filter(shown -> !shown.equals(stage)).toList();
  }

  @Test
  void conversations_are_shown_one_after_the_other_and_then_it_is_over() {
    MainView own = window.main.view().orElseThrow();
    List<Optional<ConversationId>> opened = new ArrayList<>();
    robot.interact(() ->
        new Rehearsal(
                own,
                InstantSource.fixed(Village.NOW),
                window.versions.known(Policy.Rule.OFF, window.settings.versions()),
                later::add,
                () -> reported.add(others()))
            .begin());
    List<Long> drawn = new ArrayList<>();
    while (!later.isEmpty()) {
      turn();
      if (others().isEmpty()) {
        opened.add(own.chats().selected().get());
        robot.interact(later.remove());
        continue;
      }
      assertThat(others()).hasSize(1);
      assertThat(reported).isEmpty();
      // As in the window of every day.
      assertThat(others().getFirst().getScene().getFocusOwner())
          .satisfies(owner -> assertThat(owner.getStyleClass()).contains("chat-list"));
      drawn.add(
          others().getFirst().getScene().getRoot().lookupAll(".bubble").stream()
              .filter(Ancestors::isShown)
              .count());
      robot.interact(later.remove());
    }
    assertThat(drawn.removeFirst()).as("the list alone, first").isZero();
    assertThat(drawn).hasSizeGreaterThan(5).doesNotContain(0L);
    assertThat(drawn).anyMatch(many -> many > 5);
    assertThat(reported).containsExactly(List.of());
    Optional<ConversationId> notes = window.model.me().map(ConversationId::with);
    assertThat(opened).hasSize(5).startsWith(notes, notes, notes, Optional.empty());
    assertThat(opened.getLast()).as("what was clicked").isPresent();
    assertThat(notes.flatMap(window.model::conversation).flatMap(Conversation::last))
        .map(Message::text)
        .hasValueSatisfying(said -> assertThat(said).contains("maru.example"));
  }
}
