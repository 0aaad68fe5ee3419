package app.maru.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.messaging.DeliveryState;
import app.maru.messaging.RelayState;
import app.maru.messaging.Route;
import app.maru.p2p.relay.RelayAddress;
import app.maru.ui.invented.InventedEngine;
import app.maru.ui.invented.Village;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;

/// What a person does with relays, and sees of them.
final class RelayScreenTest extends OnScreen {
  private static final RelayAddress RELAY = InventedEngine.relayAt("192.168.0.20", 61);
  private static final String LINK = "maru://relay/192.168.0.20:27181#" + RELAY.key().hex();

  private void openRelays() {
    robot.clickOn(".open-settings");
    turn();
    // The button is below the fold: the keyboard gets there, the mouse would have to scroll.
    robot.interact(() -> button("Relays…").fire());
    turn();
  }

  @Test
  void a_relay_is_added_by_its_link_with_the_keyboard_alone() {
    openRelays();
    assertThat(words(".card-title")).isEqualTo("Relays");
    assertThat(words(".relay-none .relay-place")).isEqualTo("No relay yet");
    TextField input = robot.lookup(".relay-input").queryAs(TextField.class);
    assertThat(input.isFocused()).isTrue();
    robot.interact(() -> input.setText(LINK));
    robot.type(KeyCode.ENTER);
    turn();
    assertThat(words(".relay-line .relay-place")).isEqualTo("192.168.0.20:27181");
    assertThat(words(".relay-state")).isEqualTo("Connecting…");
    assertThat(words(".relay-fingerprint").replaceAll("\\s", "")).isEqualTo(RELAY.key().hex());
    robot.interact(() -> window.engine.relay(RELAY, RelayState.CONNECTED));
    assertThat(words(".relay-state")).isEqualTo("Connected");
  }

  @Test
  void a_wrong_link_is_named_and_nothing_is_added() {
    openRelays();
    robot.write("http").type(KeyCode.ENTER);
    turn();
    assertThat(words(".start-problem")).startsWith("That is not the link of a relay.");
    assertThat(window.engine.calls).noneMatch(call -> call.startsWith("addRelay"));
    robot.write("s");
    assertThat(shows(".start-problem")).isFalse();
  }

  @Test
  void the_link_of_a_relay_may_be_typed_where_people_are_added() {
    robot.clickOn(".add-person");
    turn();
    TextField input = robot.lookup(".card-field").queryAs(TextField.class);
    robot.interact(() -> input.setText(LINK));
    robot.type(KeyCode.ENTER);
    turn();
    assertThat(words(".card-title")).isEqualTo("Relays");
    assertThat(words(".relay-line .relay-place")).isEqualTo("192.168.0.20:27181");
  }

  @Test
  void a_found_relay_is_offered_quietly_and_used_with_one_click() {
    robot.interact(() -> window.engine.relayFound(RELAY));
    assertThat(words(".trouble .trouble-what")).isEqualTo("A relay was found on this network");
    robot.clickOn("Use");
    turn();
    assertThat(window.engine.calls).contains("addRelay " + LINK);
    assertThat(shows(".trouble")).isFalse();
  }

  @Test
  void not_now_takes_the_offer_away_and_the_card_still_has_it() {
    robot.interact(() -> window.engine.relayFound(RELAY));
    robot.clickOn("Not now");
    turn();
    assertThat(shows(".trouble")).isFalse();
    openRelays();
    robot.interact(() -> button("Use this relay").fire());
    turn();
    assertThat(words(".relay-line .relay-place")).isEqualTo("192.168.0.20:27181");
    assertThat(shows(".relay-none")).isFalse();
  }

  @Test
  void a_relay_is_removed_after_what_it_means_was_said() {
    robot.interact(() -> window.engine.relay(RELAY, RelayState.CONNECTED));
    openRelays();
    robot.clickOn(".relay-remove");
    turn();
    assertThat(words(".relay-question .card-hint"))
        .contains("are fetched first")
        .contains("contacts are told");
    assertThat(button("Keep it").isFocused()).isTrue();
    robot.type(KeyCode.SPACE);
    assertThat(shows(".relay-question")).isFalse();
    assertThat(robot.lookup(".relay-remove").query().isFocused()).isTrue();
    robot.clickOn(".relay-remove");
    robot.clickOn("Remove");
    turn();
    assertThat(window.engine.calls).contains("removeRelay 192.168.0.20:27181");
    assertThat(shows(".relay-line")).isFalse();
    assertThat(robot.lookup(".relay-input").query().isFocused()).isTrue();
    robot.type(KeyCode.ESCAPE);
    turn();
    assertThat(robot.lookup(".card").queryAll()).isEmpty();
  }

  @Test
  void a_changed_key_is_shown_until_the_relay_is_removed() {
    robot.interact(() -> window.engine.relay(RELAY, RelayState.KEY_CHANGED));
    assertThat(words(".trouble .trouble-what")).contains("another key");
    assertThat(shows(".trouble .dismiss")).isFalse();
    robot.clickOn("Show relays");
    turn();
    assertThat(words(".relay-state")).isEqualTo("Its key has changed");
    robot.clickOn(".relay-remove");
    robot.clickOn("Remove");
    turn();
    assertThat(shows(".trouble")).isFalse();
  }

  @Test
  void a_relay_that_needs_an_invite_is_said_in_the_window_and_leads_to_the_relays() {
    robot.interact(() -> window.engine.relay(RELAY, RelayState.INVITE_NEEDED));
    assertThat(words(".trouble .trouble-what"))
        .isEqualTo("The relay 192.168.0.20:27181 needs an invite.");
    assertThat(words(".trouble .trouble-advice")).contains("Ask its operator");
    robot.clickOn("Show relays");
    turn();
    assertThat(words(".relay-state")).isEqualTo("Needs an invite");
    robot.type(KeyCode.ESCAPE);
    turn();
    robot.clickOn(".trouble .dismiss");
    turn();
    assertThat(shows(".trouble")).isFalse();
    robot.interact(() -> window.engine.relay(RELAY, RelayState.FULL));
    assertThat(words(".trouble .trouble-advice")).contains("every half hour");
  }

  @Test
  void the_arrow_leads_from_the_relays_back_to_the_settings() {
    openRelays();
    robot.clickOn(".card-back");
    turn();
    assertThat(words(".card-title")).isEqualTo("Settings");
  }

  @Test
  void a_long_catch_up_is_shown_and_goes_when_it_is_done() {
    assertThat(shows(".catch-up")).isFalse();
    robot.interact(() -> window.engine.catchesUp(1_200, 5_000));
    assertThat(shows(".catch-up")).isTrue();
    assertThat(words(".catch-up-words")).isEqualTo("Catching up: 1,200 of 5,000");
    robot.interact(() -> window.engine.catchesUp(5_000, 5_000));
    assertThat(shows(".catch-up")).isFalse();
  }

  @Test
  void the_header_says_how_the_next_message_travels() {
    robot.clickOn("Mina Kim");
    turn();
    assertThat(words(".header-route")).isEqualTo("Direct");
    robot.interact(() -> window.engine.route(Village.MINA, Route.RELAY));
    assertThat(words(".header-route")).isEqualTo("Relay");
    assertThat(robot.lookup(".header-route").query().getAccessibleText())
        .contains("which keeps them until they are back");
    robot.interact(() -> window.engine.route(Village.MINA, Route.WAITING));
    assertThat(words(".header-route")).isEqualTo("Waiting");
  }

  @Test
  void a_message_with_one_tick_says_that_a_relay_keeps_it() {
    robot.interact(() -> {
      window.engine.route(Village.MINA, Route.RELAY);
      window.engine.said(Village.MINA, "until you are back", DeliveryState.SENT);
    });
    robot.clickOn("Mina Kim");
    turn();
    List<String> spoken =
        robot.lookup(".message-cell").queryAll().stream()
            .map(Node::getAccessibleText)
            .filter(Objects::nonNull)
            .filter(words -> words.contains("until you are back"))
            .toList();
    assertThat(spoken)
        .singleElement()
        .asString()
        .contains("Sent · A relay keeps it until they are back");
  }

  @Test
  void menus_grow_with_everything_else() {
    robot.clickOn("Mina Kim");
    turn();
    double asMade = menuHeight();
    robot.interact(() -> window.settings.zoom().set(1.5));
    assertThat(menuHeight()).isGreaterThan(asMade * 1.35).isLessThan(asMade * 1.65);
  }

  private double menuHeight() {
    robot.clickOn(".header-more");
    turn();
    double height =
        Window.getWindows().stream()
            .filter(javafx.scene.control.ContextMenu.class::isInstance)
            .map(javafx.scene.control.ContextMenu.class::cast)
            .map(menu -> menu.getSkin().getNode().getLayoutBounds().getHeight())
            .findFirst()
            .orElseThrow();
    robot.type(KeyCode.ESCAPE);
    turn();
    return height;
  }
}
