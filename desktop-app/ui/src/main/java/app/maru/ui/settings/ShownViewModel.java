package app.maru.ui.settings;

import app.maru.messaging.Status;
import app.maru.ui.model.ClientModel;
import app.maru.ui.model.Engine;
import app.maru.ui.picture.Chosen;
import app.maru.ui.picture.PictureWords;
import app.maru.ui.picture.PortraitMaker;
import app.maru.ui.text.Texts;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

/// What contacts see of me beside my name: a sentence and a picture.
final class ShownViewModel {
  private final Engine engine;
  private final ClientModel model;
  private final Texts texts;
  private final StringProperty status;
  private final ReadOnlyStringWrapper statusProblem = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper pictureProblem = new ReadOnlyStringWrapper("");

  ShownViewModel(Engine engine, ClientModel model, Texts texts) {
    this.engine = engine;
    this.model = model;
    this.texts = texts;
    this.status = new SimpleStringProperty(model.myStatus());
  }

  /// The sentence, as typed.
  StringProperty status() {
    return status;
  }

  /// Shows the sentence as typed, if it is another one.
  void say() {
    String wanted = Status.clean(status.get());
    status.set(wanted);
    if (!wanted.equals(model.myStatus())) {
      await(engine.people().status(wanted), statusProblem);
    }
  }

  /// Shows the middle of a picture.
  void portray(Optional<Chosen> picture) {
    if (picture.isEmpty()) {
      pictureProblem.set(texts.get("picture.problem.none"));
      return;
    }
    await(
        engine
            .aside(() -> PortraitMaker.make(picture.get().pixels(PortraitMaker.LEAST)))
            .thenCompose(png -> engine.people().portray(Optional.of(png))),
        pictureProblem);
  }

  /// Shows no picture any more.
  void remove() {
    await(engine.people().portray(Optional.empty()), pictureProblem);
  }

  private void await(CompletableFuture<Void> change, ReadOnlyStringWrapper problem) {
    problem.set("");
    CompletableFuture<Void> _ =
        change.exceptionally(failure -> {
          problem.set(PictureWords.of(texts, failure));
          return null;
        });
  }

  /// Why the sentence is not shown; empty while nothing is wrong.
  ReadOnlyStringProperty statusProblem() {
    return statusProblem.getReadOnlyProperty();
  }

  /// Why the picture is not shown; empty while nothing is wrong.
  ReadOnlyStringProperty pictureProblem() {
    return pictureProblem.getReadOnlyProperty();
  }

  /// Whether I show a picture.
  ObservableValue<Boolean> portrayed() {
    return model.revision().map(_ -> model.me().flatMap(model::pictureOf).isPresent());
  }

  /// Who I am on the screen.
  ClientModel model() {
    return model;
  }

  /// The words of this screen.
  Texts texts() {
    return texts;
  }
}
