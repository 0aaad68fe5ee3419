package app.maru.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.ui.invented.InventedEngine;
import app.maru.ui.invented.InventedNetworks;
import app.maru.ui.invented.Village;
import java.util.concurrent.CompletableFuture;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// What a person does when nobody is found.
final class NetworkScreenTest extends OnScreen {
  @Override
  void invent(InventedEngine engine) {
    // Nobody is there.
  }

  private long tests() {
    return window.engine.calls.stream().filter("test"::equals).count();
  }

  private void openByKeys() {
    robot.press(KeyCode.CONTROL).type(KeyCode.K).release(KeyCode.CONTROL);
    turn();
    robot.write("network test").type(KeyCode.ENTER);
    turn();
  }

  @Test
  void the_palette_opens_the_test_which_says_what_is_wrong_and_what_helps() {
    window.engine.network = new CompletableFuture<>();
    openByKeys();
    assertThat(words(".card-title")).isEqualTo("Network test");
    assertThat(shows(".network-busy")).isTrue();
    assertThat(window.engine.calls).contains("test");
    robot.interact(() -> window.engine.network.complete(InventedNetworks.silent()));
    turn();
    assertThat(shows(".network-busy")).isFalse();
    assertThat(words(".network-what")).isEqualTo("No other computer can be heard");
    fire("Add by address…");
    assertThat(words(".card-title")).isEqualTo("Add a person");
  }

  @Test
  void the_result_is_copied_as_text() {
    window.engine.network = CompletableFuture.completedFuture(InventedNetworks.closed());
    openByKeys();
    TextField command = robot.lookup(".network-command .copy-text").queryAs(TextField.class);
    assertThat(command.getText()).contains("27180");
    fire("Copy as text");
    robot.interact(() ->
        assertThat(Clipboard.getSystemClipboard().getString())
            .contains("A firewall on this computer keeps others out [NOT_HEARD_BACK]"));
    long before = tests();
    fire("Test again");
    assertThat(tests()).isGreaterThan(before);
  }

  @Test
  void why_nobody_is_found_stands_below_the_list_and_leads_to_the_test() {
    window.engine.network = CompletableFuture.completedFuture(InventedNetworks.alone());
    openByKeys();
    robot.type(KeyCode.ESCAPE);
    turn();
    assertThat(words(".trouble .trouble-what"))
        .isEqualTo("Other computers are here, but nobody with Maru");
    robot.clickOn("Network test…");
    turn();
    assertThat(words(".card-title")).isEqualTo("Network test");
    robot.type(KeyCode.ESCAPE);
    turn();
    robot.interact(() -> window.engine.appears(Village.MINA, "Mina"));
    turn();
    assertThat(shows(".trouble")).isFalse();
  }

  @Test
  void looking_is_turned_off_in_the_settings_and_on_again_in_the_test() {
    assertThat(words(".looking-title")).isEqualTo("Looking around…");
    robot.clickOn(".open-settings");
    turn();
    robot.write("discovery").type(KeyCode.ENTER);
    turn();
    robot.type(KeyCode.SPACE);
    turn();
    assertThat(window.engine.looks).isFalse();
    assertThat(window.settings.discovery().get()).isFalse();
    robot.type(KeyCode.ESCAPE);
    turn();
    assertThat(words(".looking-title")).isEqualTo("Not looking for people");
    openByKeys();
    assertThat(words(".network-what")).isEqualTo("Maru is not looking for people");
    fire("Look for people");
    assertThat(window.engine.looks).isTrue();
    assertThat(window.settings.discovery().get()).isTrue();
    assertThat(words(".looking-title")).isEqualTo("Looking around…");
  }
}
