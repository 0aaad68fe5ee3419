package app.maru.ui;

import app.maru.ui.attention.LoginStart;
import java.util.concurrent.CompletableFuture;

/// A system that starts at login what it is told to, unless it refuses.
public final class InventedLogin implements LoginStart {
  /// Whether it does.
  public boolean on;

  /// Whether it changes nothing.
  public boolean refuses;

  @Override
  public boolean isPossible() {
    return true;
  }

  @Override
  public CompletableFuture<Boolean> isOn() {
    return CompletableFuture.completedFuture(on);
  }

  @Override
  public CompletableFuture<Boolean> set(boolean wanted) {
    on = refuses ? on : wanted;
    return isOn();
  }
}
