package app.maru.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.messaging.RelayState;
import app.maru.messaging.client.ClientException;
import app.maru.ui.invented.InventedEngine;
import app.maru.ui.invented.InventedNetworks;
import app.maru.ui.invented.Village;
import app.maru.ui.model.ScreenSettings;
import app.maru.ui.start.StartView;
import app.maru.ui.start.StartViewModel;
import app.maru.ui.text.Texts;
import app.maru.ui.text.Times;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// Whether everything that can get the focus says to who hears the screen what it is, on every
/// screen.
final class AccessTest extends OnScreen {
  @Override
  void invent(InventedEngine engine) {
    super.invent(engine);
    Village.request(engine, false);
    engine.relay(InventedEngine.relayAt("192.168.0.20", 61), RelayState.CONNECTED);
    engine.says(Village.MINA, "https://plans.example/x");
  }

  private static double right(Node node) {
    return node.localToScene(node.getLayoutBounds()).getMaxX();
  }

  private void check(String screen) {
    turn();
    robot.interact(() -> stage.getScene().getRoot().applyCss());
    assertThat(Unheard.in(stage.getScene().getRoot())).as(screen).isEmpty();
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
  void the_cards_about_messages() {
    robot.clickOn("Mina Kim");
    turn();
    Node messages = robot.lookup(".messages").query();
    for (String item :
        List.of("Forward…", "Info", "Delete…", "Open https://plans.example/x", "Another emoji")) {
      robot.interact(messages::requestFocus);
      if ("Another emoji".equals(item)) {
        key(KeyCode.F10, KeyCode.SHIFT);
        key(KeyCode.DOWN);
        key(KeyCode.LEFT);
        while (!inMenu().equals(item)) {
          key(KeyCode.RIGHT);
        }
        key(KeyCode.ENTER);
      } else {
        pick(item);
      }
      assertThat(shows(".card")).as(item).isTrue();
      check("the card behind " + item);
      escape();
    }
    pick("Select");
    assertThat(shows(".choosing-bar")).isTrue();
    check("choosing messages");
    escape();
    robot.clickOn(".composer-area").write("later");
    robot.clickOn(".later").clickOn(".later-offer").clickOn(".plans-show");
    check("what is to be sent later");
    escape();
    robot.interact(() -> robot.lookup(".chat-list").query().requestFocus());
    key(KeyCode.DELETE);
    assertThat(robot.lookup(".delete-yes").tryQuery()).isPresent();
    check("deleting a conversation");
  }

  @Test
  void pictures_and_emoji_say_what_they_are() {
    robot.interact(() -> {
      window.engine.shows(Village.MINA, Portraits.of(0x80a0d0));
      window.engine.shows(window.engine.me, Portraits.of(0x70b090));
      window.engine.reacts(
          window.engine.says(Village.MINA, "look 🎉"), Village.MINA, List.of("👍"));
    });
    robot.clickOn("Mina Kim");
    turn();
    assertThat(robot.lookup(".header .avatar ImageView").query().isVisible()).isTrue();
    check("a conversation with pictures");
  }

  @Test
  void the_way_in() {
    Texts texts = Texts.in(Locale.ENGLISH);
    Times times = new Times(texts, Locale.UK, ZoneId.of("UTC"), InstantSource.fixed(Village.NOW));
    Map<StartViewModel.Profile, ClientException> ways =
        Map.of(
            StartViewModel.Profile.NONE,
            new ClientException(ClientException.Reason.WRONG_PASSPHRASE),
            StartViewModel.Profile.LOCKED,
            new ClientException(ClientException.Reason.WRONG_PASSPHRASE),
            StartViewModel.Profile.OPEN,
            ClientException.damaged(Village.NOW, null));
    ways.forEach((profile, failure) ->
        robot.interact(() -> {
          StartViewModel start =
              new StartViewModel(
                  texts,
                  times,
                  (_, _, _) -> CompletableFuture.failedFuture(failure),
                  Optional.empty());
          StartView view = new StartView(start, () -> {});
          start.begin(profile);
          Scene scene = new Scene(view);
          view.applyCss();
          assertThat(view.lookupAll(".word-button")).as(profile.name()).isNotEmpty();
          assertThat(Unheard.in(scene.getRoot())).as(profile.name()).isEmpty();
        }));
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
