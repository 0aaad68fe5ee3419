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
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
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
  private final BooleanProperty presence = new SimpleBooleanProperty();
  private final BooleanProperty typing = new SimpleBooleanProperty();
  private final StringProperty presenceProblem = new SimpleStringProperty("");
  private final StringProperty typingProblem = new SimpleStringProperty("");
  private final ReadOnlyStringWrapper nameProblem = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<Optional<Reach>> reach =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private boolean askedReach;
  private boolean askedShares;

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

  private void askShares() {
    if (!askedShares) {
      askedShares = true;
      CompletableFuture<Void> _ = engine.people().sharesPresence().thenAccept(presence::set);
      CompletableFuture<Void> _ = engine.people().sharesTyping().thenAccept(typing::set);
    }
  }

  /// Whether contacts nearby are told that I am there.
  public ReadOnlyBooleanProperty presence() {
    askShares();
    return presence;
  }

  /// Tells them from now on, or not.
  public void sharePresence(boolean share) {
    share(presence, share, engine.people()::sharePresence, presenceProblem);
  }

  /// Whether contacts nearby are told when I write.
  public ReadOnlyBooleanProperty typing() {
    askShares();
    return typing;
  }

  /// Tells them from now on, or not.
  public void shareTyping(boolean share) {
    share(typing, share, engine.people()::shareTyping, typingProblem);
  }

  /// A switch stands as it is kept: who is refused finds it as before, with the reason.
  private void share(
      BooleanProperty kept,
      boolean wanted,
      Function<Boolean, CompletableFuture<Void>> keep,
      StringProperty problem) {
    problem.set("");
    kept.set(wanted);
    CompletableFuture<Void> _ =
        keep.apply(wanted)
            .exceptionally(failure -> {
              kept.set(!wanted);
              problem.set(new Faults(texts).of(failure).sentence());
              return null;
            });
  }

  /// What a setting does, or why it is still as before.
  private static ObservableValue<String> orProblem(String hint, StringProperty problem) {
    return problem.map(words -> words.isEmpty() ? hint : words);
  }

  /// What is said of telling that I am there.
  ObservableValue<String> presenceText() {
    return orProblem(texts.get("settings.presence.hint"), presenceProblem);
  }

  /// What is said of telling that I write.
  ObservableValue<String> typingText() {
    return orProblem(texts.get("settings.typing.hint"), typingProblem);
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
