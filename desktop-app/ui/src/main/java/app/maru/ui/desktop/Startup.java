package app.maru.ui.desktop;

import app.maru.ui.attention.LoginStart;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Starting at login, asked in the background.
///
/// @param place where the system keeps it
/// @param background runs what may wait
record Startup(Place place, Executor background) implements LoginStart {
  private static final Logger LOG = LoggerFactory.getLogger(Startup.class);

  /// Where a system keeps what it starts at login.
  interface Place {
    /// Whether this program is there.
    boolean isOn() throws IOException;

    /// Puts it there, or takes it away.
    void set(boolean wanted) throws IOException;
  }

  @Override
  public boolean isPossible() {
    return true;
  }

  @Override
  public CompletableFuture<Boolean> isOn() {
    return CompletableFuture.supplyAsync(this::look, background);
  }

  @Override
  public CompletableFuture<Boolean> set(boolean wanted) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            place.set(wanted);
          } catch (IOException e) {
            LOG.warn("starting at login was not set: {}", e.getClass().getSimpleName());
          }
          return look();
        },
        background);
  }

  private boolean look() {
    try {
      return place.isOn();
    } catch (IOException e) {
      LOG.warn("starting at login is not known: {}", e.getClass().getSimpleName());
      return false;
    }
  }
}
