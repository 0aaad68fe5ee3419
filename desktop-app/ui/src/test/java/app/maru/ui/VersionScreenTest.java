package app.maru.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.messaging.release.Release;
import app.maru.messaging.release.ReleaseException;
import app.maru.ui.update.VersionMemory.Wish;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import javafx.scene.Node;
import javafx.scene.control.Button;
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

/// What a person sees and does about newer versions.
@ExtendWith(ApplicationExtension.class)
final class VersionScreenTest {
  private final FxRobot robot = new FxRobot();

  // Set before every test by the extension.
  @SuppressWarnings("NullAway.Init")
  private app.maru.ui.Window window;

  @SuppressWarnings("NullAway.Init")
  private Stage stage;

  @Start
  void start(Stage primary) {
    stage = primary;
    window = new app.maru.ui.Window(primary, engine -> Village.people(engine, false));
  }

  @AfterEach
  void close() {
    robot.interact(() -> {
      window.main.close();
      stage.hide();
    });
  }

  private void settle() {
    WaitForAsyncUtils.waitForFxEvents();
  }

  private Button button(String words) {
    return robot
        .lookup(node -> node instanceof Button button && words.equals(button.getText()))
        .queryButton();
  }

  private String notice() {
    return robot.lookup(".trouble-what").queryAll().stream()
        .filter(Node::isVisible)
        .map(node -> ((Labeled) node).getText())
        .findFirst()
        .orElse("");
  }

  private void tell(Release release) {
    robot.interact(() -> window.settings.versions().wish().set(Wish.UNDECIDED));
    settle();
    assertThat(notice()).isEqualTo("Shall Maru tell you of new versions?");
    robot.clickOn(button("Yes, tell me"));
    robot.interact(() -> window.versions.news.complete(release));
    settle();
  }

  @Test
  void who_says_yes_is_told_downloads_and_is_shown_the_file() {
    tell(InventedVersions.release("1.2.0", "1.0.0"));
    assertThat(notice()).isEqualTo("Maru 1.2.0 is here.");
    robot.clickOn(button("What’s new"));
    assertThat(window.versions.opened).containsExactly("https://maru.example/");
    robot.clickOn(button("Download"));
    settle();
    assertThat(notice()).isEqualTo("Maru 1.2.0 is being downloaded.");
    CompletableFuture<Path> first = window.versions.file;
    window.versions.file = new CompletableFuture<>();
    robot.interact(
        () -> first.completeExceptionally(new ReleaseException(ReleaseException.Reason.DIFFERENT)));
    settle();
    assertThat(notice()).isEqualTo("The file that was downloaded is not the announced one.");
    robot.interact(() -> button("Try again").requestFocus());
    robot.type(KeyCode.SPACE);
    robot.interact(() -> window.versions.file.complete(Path.of("/downloads/maru.deb")));
    settle();
    assertThat(notice()).isEqualTo("Maru 1.2.0 is downloaded and checked.");
    robot.clickOn(button("Show the file"));
    assertThat(window.versions.opened).hasSize(2);
    assertThat(window.versions.opened.getLast()).startsWith("file:///downloads");
  }

  @Test
  void what_was_read_goes_away_but_not_what_is_needed() {
    tell(InventedVersions.release("1.2.0", "1.0.0"));
    robot.clickOn(".dismiss");
    settle();
    assertThat(notice()).isEmpty();
    window.versions.news =
        CompletableFuture.completedFuture(InventedVersions.release("1.3.0", "1.2.0"));
    robot.clickOn(".open-settings");
    settle();
    robot.interact(() -> button("Ask now").fire());
    settle();
    robot.type(KeyCode.ESCAPE);
    settle();
    assertThat(notice()).isEqualTo("Maru 1.3.0 is here.");
    assertThat(robot.lookup(".dismiss").queryAll()).isEmpty();
  }

  @Test
  void who_says_no_is_asked_no_more() {
    robot.interact(() -> window.settings.versions().wish().set(Wish.UNDECIDED));
    settle();
    robot.clickOn(button("No"));
    settle();
    assertThat(notice()).isEmpty();
    assertThat(window.versions.asked).isZero();
    assertThat(window.settings.versions().wish().get()).isEqualTo(Wish.NO);
  }
}
