package app.maru.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.messaging.client.InviteLink;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// One types, the other shows: two real windows over two real clients.
final class TwoWindowsTest {
  private final FxRobot robot = new FxRobot();

  @BeforeAll
  static void start_the_toolkit() throws TimeoutException {
    FxToolkit.registerPrimaryStage();
  }

  @Test
  void what_one_types_the_other_sees_and_the_ticks_come_back(@TempDir Path folder)
      throws Exception {
    try (RealWindow alice = RealWindow.open(folder.resolve("alice"), "Alice", 0);
        RealWindow bob = RealWindow.open(folder.resolve("bob"), "Bob", 500)) {
      assertThat(
              alice
                  .client
                  .connect(InviteLink.parse(bob.client.link()).orElseThrow())
                  .get(20, TimeUnit.SECONDS))
          .isEqualTo(bob.client.messenger().self().person());
      await(() -> shows(alice, ".chat-title", "Bob"));
      click(alice, ".chat-cell .chat-title");
      write(alice, "안녕, Bob!");
      await(() -> shows(bob, ".chat-preview", "안녕, Bob!"));
      assertThat(shows(bob, ".chat-title", "Alice")).isTrue();

      click(bob, ".chat-cell .chat-title");
      await(() -> shows(bob, ".bubble-text", "안녕, Bob!"));
      click(bob, ".word-button.primary");
      await(() -> find(bob, ".composer").map(Node::isVisible).orElse(false));
      write(bob, "Hello Alice");
      await(() -> shows(alice, ".bubble-text", "Hello Alice"));
      robot.interact(alice.stage::requestFocus);
      robot.interact(bob.stage::requestFocus);
      await(() -> find(bob, ".message-cell .ticks:read").isPresent());
    }
  }

  private static void await(java.util.concurrent.Callable<Boolean> condition)
      throws TimeoutException {
    WaitForAsyncUtils.waitFor(
        20, TimeUnit.SECONDS, () -> WaitForAsyncUtils.waitForAsyncFx(5_000, condition));
  }

  private static java.util.Optional<Node> find(RealWindow window, String query) {
    return window.stage.getScene().getRoot().lookupAll(query).stream().findFirst();
  }

  private static boolean shows(RealWindow window, String query, String text) {
    return window.stage.getScene().getRoot().lookupAll(query).stream()
        .anyMatch(node ->
            switch (node) {
              case javafx.scene.control.Labeled labeled -> text.equals(labeled.getText());
              case javafx.scene.text.Text drawn -> text.equals(drawn.getText());
              default -> false;
            });
  }

  private void click(RealWindow window, String query) {
    robot.interact(window.stage::toFront);
    robot.interact(window.stage::requestFocus);
    robot.clickOn(find(window, query).orElseThrow());
    WaitForAsyncUtils.waitForFxEvents();
  }

  private void write(RealWindow window, String text) {
    TextArea composer = (TextArea) find(window, ".composer-area").orElseThrow();
    robot.interact(composer::requestFocus);
    robot.interact(() -> composer.appendText(text));
    robot.interact(() ->
        Event.fireEvent(
            composer,
            new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false)));
    WaitForAsyncUtils.waitForFxEvents();
  }
}
