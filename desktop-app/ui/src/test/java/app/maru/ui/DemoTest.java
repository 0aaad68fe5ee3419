package app.maru.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.messaging.ConversationId;
import app.maru.messaging.DeliveryState;
import app.maru.messaging.Message;
import app.maru.messaging.policy.Policy;
import app.maru.ui.attention.Desk;
import app.maru.ui.model.ClientModel;
import app.maru.ui.model.ScreenSettings;
import app.maru.ui.start.StartViewModel;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// What somebody sees who only looks around.
@ExtendWith(ApplicationExtension.class)
final class DemoTest {
  private final FxRobot robot = new FxRobot();
  private final ClientModel model = new ClientModel();
  private final ScreenSettings settings = ScreenSettings.read(Path.of("nowhere"));
  private final List<Runnable> alarms = new ArrayList<>();
  private Instant now = Village.NOW;

  // Set before every test by the extension.
  @SuppressWarnings("NullAway.Init")
  private MainWindow main;

  @SuppressWarnings("NullAway.Init")
  private InventedEngine engine;

  @SuppressWarnings("NullAway.Init")
  private Stage stage;

  @Start
  void start(Stage primary) {
    stage = primary;
    settings.language().set(ScreenSettings.Language.ENGLISH);
    Executor soon =
        CompletableFuture.delayedExecutor(50, TimeUnit.MILLISECONDS, Platform::runLater);
    main =
        new MainWindow(
            primary,
            new MainWindow.Tools(
                settings,
                _ -> {},
                new MainWindow.Pauses(soon, soon, _ -> {}, _ -> {}),
                InstantSource.fixed(Village.NOW),
                System::nanoTime,
                _ -> {},
                new InventedVersions().known(Policy.Rule.OFF, settings.versions()),
                Desk.BARE),
            model,
            () -> {});
    engine = Demo.begin(model, () -> now, (_, task) -> alarms.add(task), false);
    main.sayThatItIsADemo();
    main.begin(
        StartViewModel.Profile.OPEN,
        false,
        (_, _, _) -> {
          CompletableFuture<Void> opened = new CompletableFuture<>();
          main.openWhenReady(engine, opened);
          engine.begin(Demo.name(false));
          return opened;
        });
  }

  @AfterEach
  void close() {
    robot.interact(() -> {
      main.close();
      stage.hide();
    });
  }

  private List<Message> said() {
    return engine.all(ConversationId.with(Village.MINA));
  }

  @Test
  void it_says_on_its_face_that_it_is_a_demo_in_every_language() {
    assertThat(robot.lookup(".demo-words").queryAs(Labeled.class).getText()).startsWith("Demo:");
    robot.interact(() -> settings.language().set(ScreenSettings.Language.KOREAN));
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(robot.lookup(".demo-words").queryAs(Labeled.class).getText()).startsWith("체험판");
    assertThat(stage.getTitle()).isEqualTo("(3) Hanbyeol – Maru (demo)");
  }

  @Test
  void what_one_plans_leaves_when_its_time_has_come() {
    robot.interact(() -> {
      var _ =
          engine.messages().schedule(Village.MINA, "later", now.plusSeconds(60), Optional.empty());
      alarms.forEach(Runnable::run);
    });
    assertThat(engine.plans).hasSize(1);
    assertThat(said()).extracting(Message::text).doesNotContain("later");
    now = now.plusSeconds(60);
    robot.interact(() -> alarms.forEach(Runnable::run));
    assertThat(engine.plans).isEmpty();
    assertThat(said().getLast().text()).isEqualTo("later");
    assertThat(said().getLast().state()).isEqualTo(DeliveryState.DELIVERED);
  }

  @Test
  void what_one_writes_arrives_and_what_one_sees_is_read() throws Exception {
    robot.clickOn("Mina Kim");
    WaitForAsyncUtils.waitForFxEvents();
    robot.write("Is anybody real here?").type(KeyCode.ENTER);
    WaitForAsyncUtils.waitFor(
        10, TimeUnit.SECONDS, () -> said().getLast().text().equals("Is anybody real here?"));
    assertThat(said().getLast().state()).isEqualTo(DeliveryState.DELIVERED);
    robot.clickOn("Jun Choi");
    WaitForAsyncUtils.waitFor(
        10,
        TimeUnit.SECONDS,
        () ->
            model
                .conversation(ConversationId.with(Village.JUN))
                .filter(talk -> talk.unread() == 0)
                .isPresent());
  }
}
