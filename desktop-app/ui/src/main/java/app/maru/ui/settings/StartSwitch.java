package app.maru.ui.settings;

import app.maru.ui.attention.LoginStart;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

/// A switch that shows whether the system starts this program at login: what the system's files
/// say, before and after it was moved.
///
/// Lives on the screen's thread.
public final class StartSwitch {
  private final LoginStart login;
  private final Executor screen;
  private final BooleanProperty on = new SimpleBooleanProperty();
  private boolean showing;

  /// @param screen runs tasks on the screen's thread
  public StartSwitch(LoginStart login, Executor screen) {
    this.login = login;
    this.screen = screen;
    on.addListener((_, _, wanted) -> {
      if (!showing) {
        show(login.set(wanted));
      }
    });
  }

  private void show(CompletableFuture<Boolean> truth) {
    CompletableFuture<Void> _ =
        truth.thenAcceptAsync(
            now -> {
              showing = true;
              on.set(now);
              showing = false;
            },
            screen);
  }

  /// Whether the system has such a thing.
  boolean isPossible() {
    return login.isPossible();
  }

  /// Whether it does, soon; setting it asks the system, and the answer is shown.
  BooleanProperty look() {
    show(login.isOn());
    return on;
  }
}
