package app.maru.ui.people;

import app.maru.crypto.PersonId;
import app.maru.messaging.SafetyCode;
import app.maru.ui.model.ClientModel;
import app.maru.ui.model.Engine;
import app.maru.ui.model.Names;
import app.maru.ui.picture.Chosen;
import app.maru.ui.picture.PictureWords;
import app.maru.ui.picture.QrReader;
import app.maru.ui.text.Faults;
import app.maru.ui.text.Texts;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// Making sure that somebody's keys are theirs: the digits, the code, and the mark.
public final class SafetyViewModel {
  private static final int GROUP = 6;
  private static final int GROUPS_OF_A_LINE = 4;

  private final Engine engine;
  private final ClientModel model;
  private final PersonId person;
  private final Texts texts;
  private final ReadOnlyStringWrapper digits = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<Said> said = new ReadOnlyObjectWrapper<>(Said.NOTHING);

  /// What came of the last deed.
  ///
  /// @param words for the person; empty if nothing is to be said
  /// @param well whether it is good news
  public record Said(String words, boolean well) {
    static final Said NOTHING = new Said("", true);
  }

  SafetyViewModel(Engine engine, ClientModel model, PersonId person, Texts texts) {
    this.engine = engine;
    this.model = model;
    this.person = person;
    this.texts = texts;
    CompletableFuture<Void> _ =
        engine
            .people()
            .safetyNumber(person)
            .thenAccept(number -> digits.set(lines(number.digits())));
  }

  /// Three lines of four groups.
  static String lines(String digits) {
    StringBuilder lines = new StringBuilder(digits);
    for (int at = GROUP * GROUPS_OF_A_LINE; at < lines.length(); at += GROUP * GROUPS_OF_A_LINE) {
      lines.setCharAt(at - 1, '\n');
    }
    return lines.toString();
  }

  /// The digits, in lines; empty until they are there.
  public ReadOnlyStringProperty digits() {
    return digits.getReadOnlyProperty();
  }

  /// What the other reads from my screen.
  public Optional<SafetyCode> code() {
    return model.me().map(me -> new SafetyCode(me, person));
  }

  /// Whether I made sure.
  public boolean isVerified() {
    return model.regardOf(person).verified();
  }

  /// I made sure, or take that back.
  public void verify(boolean sure) {
    said.set(Said.NOTHING);
    mark(sure, Said.NOTHING);
  }

  private void mark(boolean sure, Said then) {
    CompletableFuture<Void> _ =
        engine
            .people()
            .verify(person, sure)
            .handle((_, failure) -> {
              said.set(
                  failure == null
                      ? then
                      : new Said(new Faults(texts).of(failure).sentence(), false));
              return null;
            });
  }

  /// Reads the other's code in a picture; if it is the right one, that makes sure of them.
  public void read(Optional<Chosen> picture) {
    if (picture.isEmpty()) {
      said.set(new Said(texts.get("picture.problem.none"), false));
      return;
    }
    said.set(new Said(texts.get("picture.reading"), true));
    CompletableFuture<Void> _ =
        engine
            .aside(() -> QrReader.read(picture.get().pixels(QrReader.LEAST)))
            .handle((text, failure) -> {
              if (failure != null) {
                said.set(new Said(PictureWords.of(texts, failure), false));
              } else {
                found(text);
              }
              return null;
            });
  }

  private void found(Optional<String> text) {
    Optional<SafetyCode> code = text.flatMap(SafetyCode::parse);
    Optional<PersonId> me = model.me();
    if (code.isEmpty() || me.isEmpty()) {
      said.set(
          new Said(
              texts.get(text.isEmpty() ? "picture.problem.code" : "safety.other.code"), false));
      return;
    }
    String name = new Names(model, texts).of(person);
    switch (code.get().seenBy(me.get(), person)) {
      case MATCH -> mark(true, new Said(texts.get("safety.match", name), true));
      case ABOUT_ANOTHER -> wrong(texts.get("safety.about.another", name));
      case ANOTHER_PERSON -> wrong(anotherPerson(code.get().shower(), name));
      case MINE -> wrong(texts.get("safety.mine", name));
      case STRANGE -> wrong(texts.get("safety.strange", name));
    }
  }

  private String anotherPerson(PersonId shower, String name) {
    return model
        .nameOf(shower)
        .map(_ -> texts.get("safety.another.known", new Names(model, texts).of(shower), name))
        .orElseGet(() -> texts.get("safety.another", name));
  }

  private void wrong(String words) {
    said.set(new Said(words, false));
  }

  /// What came of the last deed.
  public ReadOnlyObjectProperty<Said> said() {
    return said.getReadOnlyProperty();
  }

  /// The words of this screen.
  public Texts texts() {
    return texts;
  }
}
