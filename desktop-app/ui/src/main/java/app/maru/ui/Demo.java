package app.maru.ui;

import app.maru.ui.model.ClientModel;
import java.time.InstantSource;

/// An afternoon of people who don't exist, to be looked at and clicked through.
public final class Demo {
  private Demo() {}

  /// The conversations so far; from now on time passes. The answers of all methods come at once,
  /// and nothing of it leaves this computer or outlives the program.
  ///
  /// @param model told of everything but who I am, which [InventedEngine#begin] does
  public static InventedEngine begin(ClientModel model, InstantSource clock, boolean korean) {
    InventedEngine engine = new InventedEngine(model, clock.instant());
    Village.people(engine, korean);
    Village.request(engine, korean);
    engine.network = InventedNetworks.found();
    engine.live(clock);
    return engine;
  }

  /// What I am called.
  public static String name(boolean korean) {
    return korean ? "한별" : "Hanbyeol";
  }
}
