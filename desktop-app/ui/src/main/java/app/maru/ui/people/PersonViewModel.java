package app.maru.ui.people;

import app.maru.crypto.PersonId;
import app.maru.messaging.ContactState;
import app.maru.messaging.Conversation;
import app.maru.messaging.ConversationId;
import app.maru.messaging.Regard;
import app.maru.messaging.Route;
import app.maru.ui.model.ClientModel;
import app.maru.ui.model.Engine;
import app.maru.ui.model.Names;
import app.maru.ui.model.Namesakes;
import app.maru.ui.text.Faults;
import app.maru.ui.text.Texts;
import app.maru.ui.text.Times;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// Somebody: what they are called, what the two of us are, and what I can do about it.
public final class PersonViewModel {
  private final Engine engine;
  private final ClientModel model;
  private final PersonId person;
  private final Texts texts;
  private final Times times;
  private final Names names;
  private final StringProperty alias;
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final ReadOnlyIntegerWrapper devices = new ReadOnlyIntegerWrapper();
  private final ReadOnlyIntegerWrapper revision = new ReadOnlyIntegerWrapper();
  private final SafetyViewModel safety;
  private final InvalidationListener redraw = _ -> moved();

  /// The person as `model` knows them.
  public PersonViewModel(
      Engine engine, ClientModel model, PersonId person, Texts texts, Times times) {
    this.engine = engine;
    this.model = model;
    this.person = person;
    this.texts = texts;
    this.times = times;
    this.names = new Names(model, texts);
    this.alias = new SimpleStringProperty(model.regardOf(person).alias());
    this.safety = new SafetyViewModel(engine, model, person, texts);
    model.revision().addListener(new WeakInvalidationListener(redraw));
    moved();
    CompletableFuture<Void> _ =
        engine.people().devices(person).thenAccept(known -> devices.set(known.size()));
  }

  private void moved() {
    // Reading the revision is what arms the listener again.
    revision.set((int) model.revision().get());
  }

  /// Changes whenever something here may be otherwise.
  public ReadOnlyIntegerProperty revision() {
    return revision.getReadOnlyProperty();
  }

  /// What they are called on my screen.
  public String name() {
    return names.of(person);
  }

  /// What they call themselves, if they have said so.
  public Optional<String> ownName() {
    return model.ownNameOf(person).filter(_ -> names.isSaid(person));
  }

  /// Whether hiding them would change anything: they are among the people nearby only until there
  /// is a conversation.
  public boolean canHide() {
    return model.conversation(ConversationId.with(person)).isEmpty();
  }

  /// How I regard them.
  public Regard regard() {
    return model.regardOf(person);
  }

  /// What the two of us are to each other, in words.
  public String standing() {
    return switch (model.stateOf(person)) {
      case STRANGER -> texts.get("person.stranger");
      case REQUESTED -> texts.get("person.requested");
      case REQUESTING -> texts.get("person.requesting");
      case ACCEPTED -> texts.get("person.accepted");
      case BLOCKED -> texts.get("person.blocked");
    };
  }

  /// How they can be reached now, in words.
  public String reach() {
    Route route =
        model
            .conversation(ConversationId.with(person))
            .map(Conversation::route)
            .orElse(model.isNearby(person) ? Route.DIRECT : Route.WAITING);
    return switch (route) {
      case DIRECT -> texts.get("conversation.route.direct.hint");
      case RELAY -> texts.get("conversation.route.relay.hint");
      case WAITING -> texts.get("conversation.route.waiting.hint");
      case HERE -> texts.get("conversation.route.here.hint");
    };
  }

  /// What they say of themselves; may be empty.
  public String status() {
    return model.aboutOf(person).status();
  }

  /// When they were last there, in words; empty if they are nearby or don't tell.
  public String seen() {
    return isNearby() ? "" : model.aboutOf(person).seen().map(times::lastSeen).orElse("");
  }

  /// Whether a device of theirs is linked now.
  public boolean isNearby() {
    return model.isNearby(person);
  }

  /// Whether I take nothing from them.
  public boolean isBlocked() {
    return model.stateOf(person) == ContactState.BLOCKED;
  }

  /// How many of their devices are known here.
  public ReadOnlyIntegerProperty devices() {
    return devices.getReadOnlyProperty();
  }

  /// What I want to call them, as typed.
  public StringProperty alias() {
    return alias;
  }

  /// Calls them as typed from now on.
  public void rename() {
    if (!alias.get().strip().equals(regard().alias())) {
      act(engine.people().alias(person, alias.get()));
    }
  }

  /// Lets them stand out, or not.
  public void favour(boolean favourite) {
    act(engine.people().favour(person, favourite));
  }

  /// Leaves them out of the people nearby, or not.
  public void hide(boolean hidden) {
    act(engine.people().hide(person, hidden));
  }

  /// Takes nothing more from them, or listens again.
  public void block(boolean blocked) {
    act(blocked ? engine.people().block(person) : engine.people().unblock(person));
  }

  private void act(CompletableFuture<Void> change) {
    problem.set("");
    CompletableFuture<Void> _ =
        change.exceptionally(failure -> {
          problem.set(new Faults(texts).of(failure).sentence());
          return null;
        });
  }

  /// Why something was not done; empty while nothing is wrong.
  public ReadOnlyStringProperty problem() {
    return problem.getReadOnlyProperty();
  }

  /// Who it is.
  public PersonId person() {
    return person;
  }

  /// A warning that I know another of this name; empty if I don't.
  public String namesake() {
    return Namesakes.words(model, person, texts);
  }

  /// Making sure of their keys.
  public SafetyViewModel safety() {
    return safety;
  }

  /// The words of this screen.
  public Texts texts() {
    return texts;
  }
}
