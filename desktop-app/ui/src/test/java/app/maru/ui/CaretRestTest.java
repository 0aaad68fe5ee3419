package app.maru.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import javafx.scene.control.skin.TextFieldSkin;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

final class CaretRestTest {
  private final FxRobot robot = new FxRobot();
  private final AtomicLong now = new AtomicLong();
  private final Deque<Runnable> later = new ArrayDeque<>();
  private final List<Boolean> blinks = new ArrayList<>();

  // Set before every test.
  @SuppressWarnings("NullAway.Init")
  private TextField one;

  @SuppressWarnings("NullAway.Init")
  private TextField other;

  @SuppressWarnings("NullAway.Init")
  private Stage stage;

  @BeforeEach
  void show() throws Exception {
    stage = FxToolkit.registerPrimaryStage();
    robot.interact(() -> {
      one = new TextField();
      other = new TextField();
      one.setSkin(
          new TextFieldSkin(one) {
            @Override
            public void setCaretAnimating(boolean value) {
              blinks.add(value);
              super.setCaretAnimating(value);
            }
          });
      Scene scene = new Scene(new VBox(one, other));
      stage.setScene(scene);
      CaretRest.in(stage, scene, now::get, (_, task) -> later.add(task));
      stage.show();
      stage.requestFocus();
      one.requestFocus();
    });
  }

  @AfterEach
  void close() throws Exception {
    FxToolkit.cleanupStages();
  }

  private void pass() {
    now.addAndGet(CaretRest.AFTER.toNanos());
    robot.interact(() -> {
      assertThat(later).as("one look at a time").hasSize(1);
      later.remove().run();
    });
  }

  @Test
  void it_stands_still_when_nobody_writes_and_blinks_again_at_the_next_letter() {
    assertThat(blinks).as("what has the focus blinks").endsWith(true);
    pass();
    assertThat(blinks).endsWith(false);
    assertThat(later).as("nothing waits while nobody writes").isEmpty();
    robot.type(KeyCode.A);
    assertThat(blinks).endsWith(true);
    assertThat(one.getText()).isEqualTo("a");
  }

  @Test
  void it_rests_also_after_the_focus_came_back_by_itself() {
    pass();
    robot.interact(other::requestFocus);
    robot.interact(one::requestFocus);
    assertThat(blinks).endsWith(true);
    pass();
    assertThat(blinks).endsWith(false);
  }
}
