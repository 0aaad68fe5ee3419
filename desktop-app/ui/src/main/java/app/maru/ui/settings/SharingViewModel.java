package app.maru.ui.settings;

import app.maru.messaging.Sharing;
import app.maru.ui.model.Engine;
import app.maru.ui.text.Faults;
import app.maru.ui.text.Texts;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

/// What contacts nearby are told of me. Everything stands as it is kept: what was refused stands as
/// before, with the reason.
final class SharingViewModel {
  private final Engine engine;
  private final Texts texts;
  private final Map<Sharing, Kept> all = new EnumMap<>(Sharing.class);

  /// How one of them stands, and why it was not changed.
  private static final class Kept {
    final BooleanProperty on = new SimpleBooleanProperty();
    final StringProperty problem = new SimpleStringProperty("");
    boolean asked;
  }

  SharingViewModel(Engine engine, Texts texts) {
    this.engine = engine;
    this.texts = texts;
  }

  /// Whether they are told this.
  ReadOnlyBooleanProperty shares(Sharing what) {
    Kept kept = kept(what);
    if (!kept.asked) {
      kept.asked = true;
      CompletableFuture<Void> _ = engine.people().shares(what).thenAccept(kept.on::set);
    }
    return kept.on;
  }

  /// Tells it from now on, or not.
  void share(Sharing what, boolean share) {
    Kept kept = kept(what);
    kept.problem.set("");
    kept.on.set(share);
    CompletableFuture<Void> _ =
        engine
            .people()
            .share(what, share)
            .exceptionally(failure -> {
              kept.on.set(!share);
              kept.problem.set(new Faults(texts).of(failure).sentence());
              return null;
            });
  }

  /// How it is said: what it means, or why it is still as before.
  Setting setting(Sharing what) {
    return switch (what) {
      case PRESENCE ->
          setting(
              what,
              "presence",
              texts.get("settings.presence"),
              texts.get("settings.presence.hint"),
              "settings.presence.words");
      case AWAY ->
          setting(
              what,
              "away",
              texts.get("settings.away"),
              texts.get("settings.away.hint"),
              "settings.away.words");
      case LAST_SEEN ->
          setting(
              what,
              "seen",
              texts.get("settings.seen"),
              texts.get("settings.seen.hint"),
              "settings.seen.words");
      case TYPING ->
          setting(
              what,
              "typing",
              texts.get("settings.typing"),
              texts.get("settings.typing.hint"),
              "settings.typing.words");
    };
  }

  private Setting setting(Sharing what, String id, String title, String hint, String words) {
    ObservableValue<String> text =
        kept(what).problem.map(problem -> problem.isEmpty() ? hint : problem);
    return new Setting(id, title, text, texts.everywhere(words));
  }

  private Kept kept(Sharing what) {
    return all.computeIfAbsent(what, _ -> new Kept());
  }
}
