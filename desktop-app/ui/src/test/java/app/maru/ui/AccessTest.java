package app.maru.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.messaging.RelayState;
import app.maru.messaging.client.ClientException;
import app.maru.ui.model.ScreenSettings;
import app.maru.ui.start.StartView;
import app.maru.ui.start.StartViewModel;
import app.maru.ui.text.Texts;
import app.maru.ui.text.Times;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// Whether everything that can get the focus says to who hears the screen what it is, on every
/// screen.
@ExtendWith(ApplicationExtension.class)
final class AccessTest {
  private final FxRobot robot = new FxRobot();

  // Set before every test by the extension.
  @SuppressWarnings("NullAway.Init")
  private Window window;

  @SuppressWarnings("NullAway.Init")
  private Stage stage;

  @Start
  void start(Stage primary) {
    stage = primary;
    window =
        new Window(
            primary,
            engine -> {
              Village.people(engine, false);
              Village.request(engine, false);
              engine.relay(InventedEngine.relayAt("192.168.0.20", 61), RelayState.CONNECTED);
            });
  }

  @AfterEach
  void close() {
    robot.interact(() -> {
      window.main.close();
      stage.hide();
    });
  }

  private void turn() {
    WaitForAsyncUtils.waitForFxEvents();
  }

  /// What can get the focus and does not say what it is.
  private static List<String> nameless(Node root) {
    List<String> found = new ArrayList<>();
    look(root, found);
    return found;
  }

  private static void look(Node node, List<String> found) {
    if (!node.isVisible()) {
      return;
    }
    if (node.isFocusTraversable()) {
      if (words(node).isBlank()) {
        found.add("no words: " + node);
      }
      if (Set.of(AccessibleRole.NODE, AccessibleRole.PARENT).contains(node.getAccessibleRole())) {
        found.add("no role: " + node);
      }
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> look(child, found));
    }
  }

  private static String words(Node node) {
    return Optional.ofNullable(node.getAccessibleText())
        .or(() ->
            node instanceof Labeled labeled
                ? Optional.ofNullable(labeled.getText())
                : Optional.empty())
        .orElse("");
  }

  private static double right(Node node) {
    return node.localToScene(node.getLayoutBounds()).getMaxX();
  }

  private void check(String screen) {
    turn();
    robot.interact(() -> stage.getScene().getRoot().applyCss());
    assertThat(nameless(stage.getScene().getRoot())).as(screen).isEmpty();
  }

  private void escape() {
    robot.type(KeyCode.ESCAPE);
    turn();
  }

  private void palette(String words) {
    robot.press(KeyCode.CONTROL).type(KeyCode.K).release(KeyCode.CONTROL);
    turn();
    robot.write(words).type(KeyCode.ENTER);
    turn();
  }

  private void fire(String words) {
    robot.interact(() ->
        robot
            .lookup(node -> node instanceof Button button && words.equals(button.getText()))
            .queryButton()
            .fire());
    turn();
  }

  @Test
  void the_list_and_the_conversations() {
    check("the list");
    for (String name : List.of("Mina Kim", "Daniel Foster", "이하늘")) {
      robot.clickOn(name);
      check("the conversation with " + name);
    }
    robot.clickOn("Mina Kim");
    turn();
    robot.press(KeyCode.CONTROL).type(KeyCode.F).release(KeyCode.CONTROL);
    check("looking in a conversation");
  }

  @Test
  void the_cards_of_the_window() {
    robot.press(KeyCode.CONTROL).type(KeyCode.K).release(KeyCode.CONTROL);
    check("the palette");
    escape();
    robot.clickOn(".open-settings");
    check("the settings");
    fire("Relays…");
    check("relays");
    escape();
    robot.clickOn(".open-settings");
    turn();
    fire("Show…");
    check("hidden and blocked people, or about");
    escape();
    robot.clickOn(".open-settings");
    turn();
    fire("Set…");
    check("the passphrase");
    escape();
    robot.clickOn(".add-person");
    check("adding somebody");
    escape();
    palette("keys");
    check("the keys");
    escape();
    palette("about maru");
    check("about");
    escape();
    window.engine.network = CompletableFuture.completedFuture(InventedNetworks.closed());
    palette("network test");
    check("the network test");
  }

  @Test
  void the_cards_of_a_conversation() {
    robot.clickOn("Mina Kim");
    turn();
    for (String opens : List.of(".header-title", ".emoji", ".lifetime")) {
      robot.clickOn(opens);
      check("the card behind " + opens);
      escape();
    }
    robot.clickOn(".composer-area").write("later");
    turn();
    robot.clickOn(".later");
    check("saying it later");
    Node day = robot.lookup(".later-day").query();
    Node send = robot.lookup(".later-plan").query();
    Node lead = robot.lookup(".card-lead").query();
    assertThat(right(send))
        .as("nothing reaches into the card's margin")
        .isLessThanOrEqualTo(right(lead));
    assertThat(day.getBoundsInParent().getWidth()).isGreaterThan(100);
    robot.clickOn(".later-offer").clickOn(".plans-show");
    check("what is to be sent later");
    robot.clickOn(".plan-change");
    check("changing it");
  }

  @Test
  void the_way_in() {
    Texts texts = Texts.in(Locale.ENGLISH);
    Times times = new Times(texts, Locale.UK, ZoneId.of("UTC"), InstantSource.fixed(Village.NOW));
    for (StartViewModel.Profile profile :
        List.of(StartViewModel.Profile.NONE, StartViewModel.Profile.LOCKED)) {
      robot.interact(() -> {
        StartViewModel start =
            new StartViewModel(
                texts,
                times,
                (_, _, _) ->
                    CompletableFuture.failedFuture(
                        new ClientException(ClientException.Reason.WRONG_PASSPHRASE)),
                Optional.empty());
        StartView view = new StartView(start, () -> {});
        start.begin(profile);
        Scene scene = new Scene(view);
        view.applyCss();
        assertThat(nameless(scene.getRoot())).as(profile.name()).isEmpty();
      });
    }
  }

  @Test
  void high_contrast_and_stillness_come_and_go_at_once() {
    robot.interact(() -> {
      window.settings.contrast().set(ScreenSettings.Wish.ALWAYS);
      window.settings.stillness().set(ScreenSettings.Wish.ALWAYS);
      window.settings.theme().set(ScreenSettings.Theme.DARK);
    });
    assertThat(stage.getScene().getStylesheets())
        .anyMatch(sheet -> sheet.endsWith("contrast-dark.css"))
        .anyMatch(sheet -> sheet.endsWith("contrast.css"));
    window.engine.network = new CompletableFuture<>();
    palette("network test");
    robot.interact(() -> stage.getScene().getRoot().applyCss());
    ProgressIndicator turning =
        robot.lookup(".network-busy .progress-indicator").queryAs(ProgressIndicator.class);
    assertThat(turning.isVisible()).isFalse();
    robot.interact(() -> {
      window.settings.contrast().set(ScreenSettings.Wish.NEVER);
      window.settings.stillness().set(ScreenSettings.Wish.NEVER);
    });
    turn();
    robot.interact(() -> stage.getScene().getRoot().applyCss());
    assertThat(stage.getScene().getStylesheets()).noneMatch(sheet -> sheet.contains("contrast"));
    assertThat(turning.isVisible()).isTrue();
  }
}
