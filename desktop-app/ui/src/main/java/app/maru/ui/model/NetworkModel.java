package app.maru.ui.model;

import app.maru.messaging.client.NetworkReport;
import app.maru.p2p.lan.LanCause;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;

/// Whether people are looked for on this network, and what the last test of it found.
public final class NetworkModel {
  private final Engine engine;
  private final boolean settled;
  private final BooleanProperty looking;
  private final ReadOnlyBooleanWrapper testing = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<Optional<NetworkReport>> report =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private int asked;

  /// What `engine` does now; how the person wants it is remembered in `settings`.
  ///
  /// @param settled whether somebody else decides whether people are looked for
  public NetworkModel(Engine engine, ScreenSettings settings, boolean settled) {
    this.engine = engine;
    this.settled = settled;
    this.looking = new SimpleBooleanProperty(engine.looksForPeople());
    // Before anybody who shows it hears of it, so that they show it as it is kept.
    looking.addListener(_ -> {
      settings.discovery().set(looking.get());
      engine.lookForPeople(looking.get());
      // What was found before says nothing any more.
      asked++;
      testing.set(false);
      report.set(Optional.empty());
    });
  }

  /// Tests the network, which takes some seconds, unless a test is going on.
  public void test() {
    if (testing.get()) {
      return;
    }
    testing.set(true);
    int mine = ++asked;
    CompletableFuture<Void> _ =
        engine
            .testNetwork()
            .handle((found, failure) -> {
              if (mine == asked) {
                testing.set(false);
                report.set(Optional.ofNullable(found));
              }
              return null;
            });
  }

  /// Why nobody is found, as far as is known: nothing before the first test.
  public Optional<LanCause> cause() {
    return looking.get()
        ? report.get().map(found -> found.causes().getFirst())
        : Optional.of(LanCause.OFF);
  }

  /// Whether people are looked for. Setting it begins or ends it at once, and is remembered.
  public BooleanProperty looking() {
    return looking;
  }

  /// Whether somebody else decides that: then nobody here changes it.
  public boolean isSettled() {
    return settled;
  }

  /// Whether a test is going on.
  public ReadOnlyBooleanProperty testing() {
    return testing.getReadOnlyProperty();
  }

  /// What the last test found; nothing before one, or if it failed.
  public ReadOnlyObjectProperty<Optional<NetworkReport>> report() {
    return report.getReadOnlyProperty();
  }
}
