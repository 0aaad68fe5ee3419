package app.maru.ui.add;

import app.maru.crypto.PersonId;
import app.maru.messaging.SafetyCode;
import app.maru.ui.model.Engine;
import app.maru.ui.model.Reach;
import app.maru.ui.picture.Chosen;
import app.maru.ui.picture.PictureWords;
import app.maru.ui.picture.QrCode;
import app.maru.ui.picture.QrReader;
import app.maru.ui.text.Faults;
import app.maru.ui.text.Texts;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// Finds a person by an address or an invitation, and shows my own invitation.
public final class AddViewModel {
  private static final String RELAY_LINK = "maru://relay";

  private final Engine engine;
  private final Texts texts;
  private final Faults faults;
  private final Consumer<PersonId> found;
  private final Runnable relayAdded;
  private final StringProperty input = new SimpleStringProperty("");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper saved = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<Optional<QrCode>> code =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private boolean left;
  private final ReadOnlyObjectWrapper<Optional<Reach>> reach =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  /// @param found told who answered
  /// @param relayAdded told that a relay is used now whose link was typed
  public AddViewModel(Engine engine, Texts texts, Consumer<PersonId> found, Runnable relayAdded) {
    this.engine = engine;
    this.texts = texts;
    this.faults = new Faults(texts);
    this.found = found;
    this.relayAdded = relayAdded;
    input.addListener(_ -> {
      problem.set("");
      note.set("");
    });
    CompletableFuture<Void> _ = engine.reach().thenAccept(this::show);
  }

  private void show(Reach mine) {
    reach.set(Optional.of(mine));
    code.set(Optional.of(QrCode.of(mine.link())));
  }

  /// Dials what was typed.
  public void connect() {
    if (busy.get()) {
      return;
    }
    Optional<Target> target = Target.parse(input.get());
    if (target.isEmpty()) {
      problem.set(whyNot(input.get().strip().toLowerCase(Locale.ROOT)));
      return;
    }
    problem.set("");
    busy.set(true);
    switch (target.get()) {
      case Target.Invitation(var link) -> await(engine.connect(link), found, faults::of);
      case Target.Address(var host, var port) ->
          await(engine.connect(host, port), found, faults::of);
      case Target.Relay(var link) ->
          await(engine.addRelay(link), _ -> relayAdded.run(), faults::ofRelay);
    }
  }

  /// The card is closed: an answer that comes later leads nowhere.
  public void leave() {
    left = true;
  }

  /// Reads a link in a picture; whoever chose it still has to follow it.
  public void read(Optional<Chosen> picture) {
    if (picture.isEmpty()) {
      problem.set(texts.get("picture.problem.none"));
      return;
    }
    problem.set("");
    note.set(texts.get("picture.reading"));
    CompletableFuture<Void> _ =
        engine
            .aside(() -> QrReader.read(picture.get().pixels(QrReader.LEAST)))
            .handle((text, failure) -> {
              note.set("");
              if (failure != null) {
                problem.set(PictureWords.of(texts, failure));
              } else {
                found(text);
              }
              return null;
            });
  }

  private void found(Optional<String> text) {
    if (text.isEmpty()) {
      problem.set(texts.get("picture.problem.code"));
    } else if (SafetyCode.parse(text.get()).isPresent()) {
      problem.set(texts.get("add.problem.safety"));
    } else if (Target.parse(text.get())
        .filter(target -> !(target instanceof Target.Address))
        .isPresent()) {
      input.set(text.get().strip());
      note.set(texts.get("add.read.done"));
    } else {
      problem.set(texts.get("add.problem.code"));
    }
  }

  /// Keeps the picture of my invitation in a file.
  public void save(Path file) {
    saved.set("");
    CompletableFuture<Void> _ =
        engine
            .aside(() -> {
              code.get().orElseThrow().write(file, MyCode.SCALE);
              return file;
            })
            .handle((_, failure) -> {
              saved.set(texts.get(failure == null ? "add.code.saved" : "add.code.unsaved"));
              return null;
            });
  }

  /// My invitation as a picture, once known.
  public ReadOnlyObjectProperty<Optional<QrCode>> code() {
    return code.getReadOnlyProperty();
  }

  /// Whether the picture was saved, in words; empty while nothing is to be said.
  public ReadOnlyStringProperty saved() {
    return saved.getReadOnlyProperty();
  }

  /// What was read in a picture, in words; empty while nothing is to be said.
  public ReadOnlyStringProperty note() {
    return note.getReadOnlyProperty();
  }

  private String whyNot(String typed) {
    if (typed.isEmpty()) {
      return texts.get("add.problem.empty");
    }
    return typed.startsWith(RELAY_LINK)
        ? texts.get("relays.problem.broken")
        : texts.get("add.problem.unreadable");
  }

  private <T> void await(
      CompletableFuture<T> answer, Consumer<T> then, Function<Throwable, Faults.Saying> words) {
    CompletableFuture<Void> _ =
        answer.handle((value, failure) -> {
          busy.set(false);
          if (left) {
            // Whoever closed the card does something else by now.
            return null;
          }
          if (failure == null) {
            then.accept(value);
          } else {
            problem.set(words.apply(failure).sentence());
          }
          return null;
        });
  }

  /// An address or an invitation, as typed.
  public StringProperty input() {
    return input;
  }

  /// Why nobody was found; empty while nothing is wrong.
  public ReadOnlyStringProperty problem() {
    return problem.getReadOnlyProperty();
  }

  /// Whether an answer is awaited.
  public ReadOnlyBooleanProperty busy() {
    return busy.getReadOnlyProperty();
  }

  /// My own addresses and invitation, once known.
  public ReadOnlyObjectProperty<Optional<Reach>> reach() {
    return reach.getReadOnlyProperty();
  }

  /// The words of this screen.
  public Texts texts() {
    return texts;
  }
}
