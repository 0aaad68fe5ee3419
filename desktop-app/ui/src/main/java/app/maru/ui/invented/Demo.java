package app.maru.ui.invented;

import app.maru.ui.attention.Alarm;
import app.maru.ui.model.ClientModel;
import java.time.Duration;
import java.time.InstantSource;

/// An afternoon of people who don't exist, to be looked at and clicked through.
public final class Demo {
  /// Alarms count in milliseconds, and a moment too early is not yet.
  private static final Duration TICK = Duration.ofMillis(1);

  private Demo() {}

  /// The conversations so far; from now on time passes. The answers of all methods come at once,
  /// and nothing of it leaves this computer or outlives the program.
  ///
  /// @param model told of everything but who I am, which [InventedEngine#begin] does
  /// @param alarm runs tasks on the thread of the model
  public static InventedEngine begin(
      ClientModel model, InstantSource clock, Alarm alarm, boolean korean) {
    InventedEngine engine = new InventedEngine(model, clock.instant());
    Village.people(engine, korean);
    Village.request(engine, korean);
    engine.network = InventedNetworks.found();
    engine.live(clock);
    engine.planned =
        at -> alarm.after(Duration.between(clock.instant(), at).plus(TICK), engine::sayPlanned);
    return engine;
  }

  /// What I am called.
  public static String name(boolean korean) {
    return korean ? "한별" : "Hanbyeol";
  }
}
