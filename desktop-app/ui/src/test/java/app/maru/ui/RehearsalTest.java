package app.maru.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.messaging.policy.Policy;
import app.maru.ui.control.Ancestors;
import app.maru.ui.invented.Village;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
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
    robot.interact(() ->
        new Rehearsal(
                InstantSource.fixed(Village.NOW),
                window.versions.known(Policy.Rule.OFF, window.settings.versions()),
                later::add,
                () -> reported.add(others()))
            .begin());
    List<Long> drawn = new ArrayList<>();
    while (!later.isEmpty()) {
      turn();
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
    assertThat(drawn).hasSizeGreaterThan(5).doesNotContain(0L);
    assertThat(drawn).anyMatch(many -> many > 5);
    assertThat(reported).containsExactly(List.of());
    assertThat(window.engine.calls).isEmpty();
  }
}
