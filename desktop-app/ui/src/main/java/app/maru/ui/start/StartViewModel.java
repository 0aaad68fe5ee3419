package app.maru.ui.start;

import app.maru.messaging.client.ClientException;
import app.maru.ui.text.Faults;
import app.maru.ui.text.Texts;
import app.maru.ui.text.Times;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// The way from nothing to an open profile.
public final class StartViewModel {
  /// What the person sees on the way.
  public enum Stage {
    /// The profile is being opened without a question.
    OPENING,
    /// There is no profile yet.
    WELCOME,
    /// The profile wants its passphrase.
    UNLOCK,
    /// The profile can't be opened: what happened, and what to do.
    TROUBLE
  }

  /// What there is before anything is opened.
  public enum Profile {
    /// Nothing.
    NONE,
    /// A profile that opens by itself.
    OPEN,
    /// A profile with a passphrase.
    LOCKED
  }

  private final Texts texts;
  private final Times times;
  private final Faults faults;
  private final Opener opener;
  private final ReadOnlyObjectWrapper<Stage> stage = new ReadOnlyObjectWrapper<>(Stage.OPENING);
  private final ReadOnlyObjectWrapper<Faults.Saying> trouble =
      new ReadOnlyObjectWrapper<>(new Faults.Saying("", ""));
  private final ReadOnlyBooleanWrapper mendable = new ReadOnlyBooleanWrapper();
  private final StringProperty name;
  private final boolean nameSettled;
  private final StringProperty passphrase = new SimpleStringProperty("");
  private final StringProperty repeated = new SimpleStringProperty("");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();

  /// @param opener opens the profile
  public StartViewModel(Texts texts, Times times, Opener opener) {
    this(texts, times, opener, Optional.empty());
  }

  /// @param opener opens the profile
  /// @param settled what an administrator has the person called
  public StartViewModel(Texts texts, Times times, Opener opener, Optional<String> settled) {
    this.name = new SimpleStringProperty(settled.orElse(""));
    this.nameSettled = settled.isPresent();
    this.texts = texts;
    this.times = times;
    this.faults = new Faults(texts);
    this.opener = opener;
    name.addListener(_ -> problem.set(""));
    passphrase.addListener(_ -> problem.set(""));
    repeated.addListener(_ -> problem.set(""));
  }

  /// Takes the first step.
  public void begin(Profile profile) {
    switch (profile) {
      case NONE -> stage.set(Stage.WELCOME);
      case LOCKED -> stage.set(Stage.UNLOCK);
      case OPEN -> {
        stage.set(Stage.OPENING);
        open(Optional.empty(), Optional.empty(), false);
      }
    }
  }

  /// Makes a profile of what was typed.
  public void create() {
    if (name.get().isBlank()) {
      problem.set(texts.get("welcome.problem.name"));
    } else if (!passphrase.get().equals(repeated.get())) {
      problem.set(texts.get("welcome.problem.repeat"));
    } else {
      open(Optional.of(name.get().strip()), secret(), false);
    }
  }

  /// Tries the passphrase that was typed.
  public void unlock() {
    if (passphrase.get().isEmpty()) {
      problem.set(faults.of(ClientException.Reason.PASSPHRASE_NEEDED).what());
    } else {
      open(Optional.empty(), secret(), false);
    }
  }

  /// Tries again after a trouble.
  public void retry() {
    stage.set(Stage.OPENING);
    open(Optional.empty(), Optional.empty(), false);
  }

  /// Opens the last good copy in the place of a damaged database.
  public void restore() {
    stage.set(Stage.OPENING);
    open(Optional.empty(), secret(), true);
  }

  private Optional<char[]> secret() {
    return Optional.of(passphrase.get()).filter(typed -> !typed.isEmpty()).map(String::toCharArray);
  }

  private void open(Optional<String> called, Optional<char[]> secret, boolean orLastGood) {
    if (busy.get()) {
      return;
    }
    busy.set(true);
    problem.set("");
    CompletableFuture<Void> _ =
        opener
            .open(called, secret, orLastGood)
            .handle((_, failure) -> {
              busy.set(false);
              if (failure != null) {
                failed(failure);
              }
              return null;
            });
  }

  private void failed(Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    Faults.Saying saying = faults.of(cause);
    switch (cause instanceof ClientException refused
        ? refused.reason()
        : ClientException.Reason.IO) {
      case WRONG_PASSPHRASE -> {
        passphrase.set("");
        problem.set(saying.sentence());
        stage.set(Stage.UNLOCK);
      }
      case PASSPHRASE_NEEDED -> stage.set(Stage.UNLOCK);
      case NAME_NEEDED -> stage.set(Stage.WELCOME);
      case PROFILE_OPEN,
          DAMAGED,
          NEWER,
          DISK_FULL,
          IO,
          UNREACHABLE,
          NOT_MARU,
          SELF,
          OTHER_VERSION,
          WRONG_PERSON -> {
        Optional<Instant> copy =
            cause instanceof ClientException e ? e.lastGood() : Optional.empty();
        mendable.set(copy.isPresent());
        trouble.set(copy.map(this::damaged).orElse(saying));
        stage.set(Stage.TROUBLE);
      }
    }
  }

  private Faults.Saying damaged(Instant copied) {
    return new Faults.Saying(
        texts.get("start.mendable"), texts.get("start.mendable.do", times.moment(copied)));
  }

  /// Where on the way we are.
  public ReadOnlyObjectProperty<Stage> stage() {
    return stage.getReadOnlyProperty();
  }

  /// Why the profile can't be opened.
  public ReadOnlyObjectProperty<Faults.Saying> trouble() {
    return trouble.getReadOnlyProperty();
  }

  /// Whether the trouble is a damaged database with a good copy: then [#restore()] opens that.
  public ReadOnlyBooleanProperty mendable() {
    return mendable.getReadOnlyProperty();
  }

  /// The typed name.
  public StringProperty name() {
    return name;
  }

  /// Whether the name is not the person's to choose.
  public boolean nameSettled() {
    return nameSettled;
  }

  /// The typed passphrase.
  public StringProperty passphrase() {
    return passphrase;
  }

  /// The passphrase typed again.
  public StringProperty repeated() {
    return repeated;
  }

  /// What is wrong with what was typed; empty if nothing.
  public ReadOnlyStringProperty problem() {
    return problem.getReadOnlyProperty();
  }

  /// Whether the profile is being opened.
  public ReadOnlyBooleanProperty busy() {
    return busy.getReadOnlyProperty();
  }

  /// The words of these screens.
  public Texts texts() {
    return texts;
  }
}
