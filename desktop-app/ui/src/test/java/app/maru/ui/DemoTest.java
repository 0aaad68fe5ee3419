package app.maru.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.messaging.ConversationId;
import app.maru.messaging.DeliveryState;
import app.maru.messaging.Message;
import app.maru.ui.invented.Village;
import app.maru.ui.model.ScreenSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

/// What somebody sees who only looks around.
final class DemoTest extends OnScreen {
  private final List<Runnable> alarms = new ArrayList<>();
  private Instant now = Village.NOW;

  @Override
  Window newWindow(Stage primary) {
    return Window.demo(primary, () -> now, (_, task) -> alarms.add(task));
  }

  private List<Message> said() {
    return window.engine.all(ConversationId.with(Village.MINA));
  }

  @Test
  void it_says_on_its_face_that_it_is_a_demo_in_every_language() {
    assertThat(words(".demo-words")).startsWith("Demo:");
    assertThat(stage.getTitle()).isEqualTo("(3) Hanbyeol – Maru (demo)");
    robot.interact(() -> window.settings.language().set(ScreenSettings.Language.KOREAN));
    turn();
    assertThat(words(".demo-words")).startsWith("체험판");
    assertThat(stage.getTitle()).isEqualTo("(3) Hanbyeol – 마루 (체험판)");
  }

  @Test
  void what_one_plans_leaves_when_its_time_has_come() {
    robot.interact(() -> {
      var _ =
          window
              .engine
              .messages()
              .schedule(Village.MINA, "later", now.plusSeconds(60), Optional.empty());
      alarms.forEach(Runnable::run);
    });
    assertThat(window.engine.plans).hasSize(1);
    assertThat(said()).extracting(Message::text).doesNotContain("later");
    now = now.plusSeconds(60);
    robot.interact(() -> alarms.forEach(Runnable::run));
    assertThat(window.engine.plans).isEmpty();
    assertThat(said().getLast().text()).isEqualTo("later");
    assertThat(said().getLast().state()).isEqualTo(DeliveryState.DELIVERED);
  }

  @Test
  void what_one_writes_arrives_and_what_one_sees_is_read() throws Exception {
    robot.clickOn("Mina Kim");
    turn();
    robot.write("Is anybody real here?");
    key(KeyCode.ENTER);
    await(() -> said().getLast().text().equals("Is anybody real here?"));
    assertThat(said().getLast().state()).isEqualTo(DeliveryState.DELIVERED);
    robot.clickOn("Jun Choi");
    await(() ->
        window
            .model
            .conversation(ConversationId.with(Village.JUN))
            .filter(talk -> talk.unread() == 0)
            .isPresent());
  }
}
