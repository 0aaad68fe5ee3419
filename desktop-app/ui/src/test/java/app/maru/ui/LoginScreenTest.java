package app.maru.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.ui.attention.Desk;
import app.maru.ui.control.Switch;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

/// What a person sees of starting at login, on a system that can.
final class LoginScreenTest extends OnScreen {
  private final InventedLogin login = new InventedLogin();

  @Override
  Window newWindow(Stage primary) {
    Desk bare = Desk.BARE;
    Desk desk =
        new Desk(bare.notifier(), bare.lock(), bare.sounds(), bare.alarm(), bare.tray(), login);
    return new Window(primary, desk, false, this::invent);
  }

  private Switch open() {
    robot.clickOn(".open-settings");
    turn();
    robot.write("login").type(KeyCode.ENTER);
    turn();
    return robot.lookup("#setting-start .toggle-switch").queryAs(Switch.class);
  }

  @Test
  void starting_at_login_is_switched_on_and_off() {
    Switch toggle = open();
    assertThat(toggle.isSelected()).isFalse();
    robot.type(KeyCode.SPACE);
    turn();
    assertThat(login.on).isTrue();
    assertThat(toggle.isSelected()).isTrue();
    robot.clickOn(toggle);
    turn();
    assertThat(login.on).isFalse();
    assertThat(toggle.isSelected()).isFalse();
  }

  @Test
  void a_system_that_refuses_moves_the_switch_back() {
    login.refuses = true;
    Switch toggle = open();
    robot.type(KeyCode.SPACE);
    turn();
    assertThat(toggle.isSelected()).isFalse();
  }
}
