package app.maru.ui.settings;

import app.maru.messaging.Relay;
import app.maru.ui.model.ClientModel;
import app.maru.ui.model.Engine;
import app.maru.ui.model.NetworkModel;
import app.maru.ui.model.Reach;
import app.maru.ui.model.ScreenSettings;
import app.maru.ui.text.Faults;
import app.maru.ui.text.Texts;
import app.maru.ui.update.NewVersions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

/// My name, how the screen looks, how the profile is protected, where I can be reached.
public final class SettingsViewModel {
  private final Engine engine;
  private final ClientModel model;
  private final NetworkModel network;
  private final ScreenSettings settings;
  private final NewVersions versions;
  private final Texts texts;
  private final StringProperty name;
  private final ShownViewModel shown;
  private final SharingViewModel sharing;
  private final ReadOnlyStringWrapper nameProblem = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<Optional<Reach>> reach =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private boolean askedReach;

  /// Settings of the open profile.
  public SettingsViewModel(
      Engine engine,
      ClientModel model,
      NetworkModel network,
      ScreenSettings settings,
      NewVersions versions,
      Texts texts) {
    this.engine = engine;
    this.model = model;
    this.network = network;
    this.settings = settings;
    this.versions = versions;
    this.texts = texts;
    this.name = new SimpleStringProperty(model.myName().get());
    this.shown = new ShownViewModel(engine, model, texts);
    this.sharing = new SharingViewModel(engine, texts);
  }

  /// Whether an administrator has settled what I am called.
  public boolean nameSettled() {
    return model.administered().name().isPresent();
  }

  /// Newer versions.
  public NewVersions versions() {
    return versions;
  }

  /// Calls me as typed, if that is a name and another one.
  public void rename() {
    if (nameSettled()) {
      return;
    }
    String wanted = name.get().strip();
    if (wanted.isEmpty()) {
      name.set(model.myName().get());
      return;
    }
    if (wanted.equals(model.myName().get())) {
      return;
    }
    nameProblem.set("");
    CompletableFuture<Void> _ =
        engine
            .rename(wanted)
            .exceptionally(failure -> {
              nameProblem.set(new Faults(texts).of(failure).sentence());
              return null;
            });
  }

  /// What I want to be called.
  public StringProperty name() {
    return name;
  }

  /// Why I am still called as before; empty while nothing is wrong.
  public ReadOnlyStringProperty nameProblem() {
    return nameProblem.getReadOnlyProperty();
  }

  /// What contacts see of me beside my name.
  ShownViewModel shown() {
    return shown;
  }

  /// What contacts nearby are told of me.
  SharingViewModel sharing() {
    return sharing;
  }

  /// Whether a passphrase protects the profile.
  public boolean hasPassphrase() {
    return engine.hasPassphrase();
  }

  /// My addresses and invitation, once known.
  public ReadOnlyObjectProperty<Optional<Reach>> reach() {
    if (!askedReach) {
      askedReach = true;
      CompletableFuture<Void> _ = engine.reach().thenAccept(mine -> reach.set(Optional.of(mine)));
    }
    return reach.getReadOnlyProperty();
  }

  /// My relays and how things stand with each, a line for each.
  public ObservableValue<String> relays() {
    return model.revision().map(_ -> relayWords());
  }

  private String relayWords() {
    List<Relay> mine = model.relays().mine();
    Faults faults = new Faults(texts);
    return mine.isEmpty()
        ? texts.get("settings.relays.none")
        : mine.stream()
            .map(relay -> relay.address().place() + " · " + faults.of(relay.state()).what())
            .collect(Collectors.joining("\n"));
  }

  /// Looks for people again, at once.
  void refresh() {
    engine.refresh();
  }

  /// Whether people are looked for, and how that goes.
  NetworkModel network() {
    return network;
  }

  /// How the screen looks and behaves.
  public ScreenSettings settings() {
    return settings;
  }

  /// The words of this screen.
  public Texts texts() {
    return texts;
  }
}
