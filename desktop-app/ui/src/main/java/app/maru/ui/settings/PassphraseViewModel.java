package app.maru.ui.settings;

import app.maru.ui.model.Engine;
import app.maru.ui.text.Faults;
import app.maru.ui.text.Texts;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// Protects the profile by a passphrase, by another one, or by none any more.
public final class PassphraseViewModel {
  private final Engine engine;
  private final Texts texts;
  private final Runnable done;
  private final StringProperty now = new SimpleStringProperty("");
  private final StringProperty wanted = new SimpleStringProperty("");
  private final StringProperty repeated = new SimpleStringProperty("");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private boolean left;

  /// @param done what to do once it is protected as wanted
  public PassphraseViewModel(Engine engine, Texts texts, Runnable done) {
    this.engine = engine;
    this.texts = texts;
    this.done = done;
    for (StringProperty typed : new StringProperty[] {now, wanted, repeated}) {
      typed.addListener((_, _, words) -> {
        if (!words.isEmpty()) {
          problem.set("");
        }
      });
    }
  }

  /// Whether there is one, which has to be typed before anything changes.
  public boolean isProtected() {
    return engine.hasPassphrase();
  }

  /// Protects the profile by what was typed.
  public void change() {
    if (wanted.get().isEmpty()) {
      problem.set(texts.get("passphrase.problem.none"));
    } else if (!wanted.get().equals(repeated.get())) {
      problem.set(texts.get("welcome.problem.repeat"));
    } else {
      change(Optional.of(wanted.get().toCharArray()));
    }
  }

  /// Protects the profile by none any more.
  public void remove() {
    change(Optional.empty());
  }

  private void change(Optional<char[]> to) {
    if (busy.get()) {
      return;
    }
    if (isProtected() && now.get().isEmpty()) {
      problem.set(texts.get("passphrase.problem.now"));
      return;
    }
    busy.set(true);
    problem.set("");
    CompletableFuture<Void> _ =
        engine
            .changePassphrase(
                isProtected() ? Optional.of(now.get().toCharArray()) : Optional.empty(), to)
            .handle((_, failure) -> {
              busy.set(false);
              now.set("");
              if (failure == null) {
                forget();
                if (!left) {
                  done.run();
                }
              } else {
                problem.set(new Faults(texts).of(failure).sentence());
              }
              return null;
            });
  }

  /// The card is closed: nothing that was typed is kept, and an answer that comes later leads
  /// nowhere.
  public void leave() {
    left = true;
    forget();
  }

  /// Nothing that was typed is kept longer than needed.
  public void forget() {
    now.set("");
    wanted.set("");
    repeated.set("");
  }

  /// The passphrase there is, as typed.
  public StringProperty now() {
    return now;
  }

  /// The one there is to be.
  public StringProperty wanted() {
    return wanted;
  }

  /// The same again.
  public StringProperty repeated() {
    return repeated;
  }

  /// What is wrong; empty if nothing.
  public ReadOnlyStringProperty problem() {
    return problem.getReadOnlyProperty();
  }

  /// Whether the key is being wrapped, which takes a moment.
  public ReadOnlyBooleanProperty busy() {
    return busy.getReadOnlyProperty();
  }

  /// The words of this screen.
  public Texts texts() {
    return texts;
  }
}
