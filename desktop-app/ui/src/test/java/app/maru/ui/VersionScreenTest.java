package app.maru.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.messaging.release.Release;
import app.maru.messaging.release.ReleaseException;
import app.maru.ui.update.VersionMemory.Wish;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// What a person sees and does about newer versions.
final class VersionScreenTest extends OnScreen {
  private String notice() {
    return robot.lookup(".trouble-what").queryAll().stream()
        .filter(Node::isVisible)
        .map(node -> ((Labeled) node).getText())
        .findFirst()
        .orElse("");
  }

  private void tell(Release release) {
    robot.interact(() -> window.settings.versions().wish().set(Wish.UNDECIDED));
    turn();
    assertThat(notice()).isEqualTo("Shall Maru tell you of new versions?");
    robot.clickOn(button("Yes, tell me"));
    robot.interact(() -> window.versions.news.complete(release));
    turn();
  }

  @Test
  void who_says_yes_is_told_downloads_and_is_shown_the_file() {
    tell(InventedVersions.release("1.2.0", "1.0.0"));
    assertThat(notice()).isEqualTo("Maru 1.2.0 is here.");
    robot.clickOn(button("What’s new"));
    assertThat(window.versions.opened).containsExactly("https://maru.example/");
    robot.clickOn(button("Download"));
    turn();
    assertThat(notice()).isEqualTo("Maru 1.2.0 is being downloaded.");
    CompletableFuture<Path> first = window.versions.file;
    window.versions.file = new CompletableFuture<>();
    robot.interact(
        () -> first.completeExceptionally(new ReleaseException(ReleaseException.Reason.DIFFERENT)));
    turn();
    assertThat(notice()).isEqualTo("The file that was downloaded is not the announced one.");
    robot.interact(() -> button("Try again").requestFocus());
    robot.type(KeyCode.SPACE);
    robot.interact(() -> window.versions.file.complete(Path.of("/downloads/maru.deb")));
    turn();
    assertThat(notice()).isEqualTo("Maru 1.2.0 is downloaded and checked.");
    robot.clickOn(button("Show the file"));
    assertThat(window.versions.opened).hasSize(2);
    assertThat(window.versions.opened.getLast()).startsWith("file:///downloads");
  }

  @Test
  void what_was_read_goes_away_but_not_what_is_needed() {
    tell(InventedVersions.release("1.2.0", "1.0.0"));
    robot.clickOn(".dismiss");
    turn();
    assertThat(notice()).isEmpty();
    window.versions.news =
        CompletableFuture.completedFuture(InventedVersions.release("1.3.0", "1.2.0"));
    robot.clickOn(".open-settings");
    turn();
    robot.interact(() -> button("Ask now").fire());
    turn();
    robot.type(KeyCode.ESCAPE);
    turn();
    assertThat(notice()).isEqualTo("Maru 1.3.0 is here.");
    assertThat(robot.lookup(".dismiss").queryAll()).isEmpty();
  }

  @Test
  void who_says_no_is_asked_no_more() {
    robot.interact(() -> window.settings.versions().wish().set(Wish.UNDECIDED));
    turn();
    robot.clickOn(button("No"));
    turn();
    assertThat(notice()).isEmpty();
    assertThat(window.versions.asked).isZero();
    assertThat(window.settings.versions().wish().get()).isEqualTo(Wish.NO);
  }
}
