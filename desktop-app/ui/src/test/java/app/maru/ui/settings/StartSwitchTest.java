package app.maru.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.ui.InventedLogin;
import javafx.beans.property.BooleanProperty;
import org.junit.jupiter.api.Test;

final class StartSwitchTest {
  private final InventedLogin login = new InventedLogin();
  private final StartSwitch start = new StartSwitch(login, Runnable::run);

  @Test
  void the_switch_shows_what_the_system_has_noted_whoever_changed_it() {
    assertThat(start.look().get()).isFalse();
    login.on = true;
    BooleanProperty on = start.look();
    assertThat(on.get()).isTrue();
    on.set(false);
    assertThat(login.on).isFalse();
  }

  @Test
  void a_system_that_refuses_moves_the_switch_back() {
    login.refuses = true;
    BooleanProperty on = start.look();
    on.set(true);
    assertThat(on.get()).isFalse();
  }
}
