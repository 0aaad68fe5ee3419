package app.maru.ui.relays;

import app.maru.messaging.Relay;
import app.maru.messaging.RelayState;
import app.maru.messaging.client.InviteLink;
import app.maru.p2p.relay.RelayAddress;
import app.maru.p2p.relay.RelayInvitation;
import app.maru.ui.model.ClientModel;
import app.maru.ui.model.Diff;
import app.maru.ui.model.Engine;
import app.maru.ui.text.Faults;
import app.maru.ui.text.Texts;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// My relays: added by link or because they were found, removed after a second thought.
public final class RelaysViewModel {
  private static final String RELAY_LINK = "maru://relay";
  private static final String PERSON_LINK = "maru://person";

  private final Engine engine;
  private final ClientModel model;
  private final Texts texts;
  private final Faults faults;
  private final ObservableList<Relay> mine = FXCollections.observableArrayList();
  private final ObservableList<RelayAddress> offered = FXCollections.observableArrayList();
  private final StringProperty input = new SimpleStringProperty("");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<Optional<RelayAddress>> leaving =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final InvalidationListener redraw = _ -> refresh();

  /// The relays that `model` knows.
  public RelaysViewModel(Engine engine, ClientModel model, Texts texts) {
    this.engine = engine;
    this.model = model;
    this.texts = texts;
    this.faults = new Faults(texts);
    input.addListener(_ -> problem.set(""));
    model.revision().addListener(new WeakInvalidationListener(redraw));
    refresh();
  }

  private void refresh() {
    // Reading the revision is what arms the listener again.
    var _ = model.revision().get();
    Diff.apply(mine, model.relays().mine());
    Diff.apply(offered, model.relays().offered());
    if (leaving.get().filter(relay -> model.relays().stateOf(relay).isEmpty()).isPresent()) {
      leaving.set(Optional.empty());
    }
  }

  /// Uses the relay whose link was typed. Typed on purpose, so it may take the place of one of mine
  /// with another key, which the engine then forgets.
  public void add() {
    Optional<RelayInvitation> link = RelayInvitation.parse(input.get());
    if (link.isEmpty()) {
      problem.set(whyNot(input.get().strip()));
    } else if (isMine(link.get())) {
      problem.set(texts.get("relays.problem.known"));
    } else {
      add(link.get());
    }
  }

  private String whyNot(String typed) {
    String lower = typed.toLowerCase(Locale.ROOT);
    if (lower.isEmpty()) {
      return texts.get("relays.problem.empty");
    }
    if (lower.startsWith(RELAY_LINK)) {
      return texts.get("relays.problem.broken");
    }
    return lower.startsWith(PERSON_LINK) || InviteLink.parse(typed).isPresent()
        ? texts.get("relays.problem.person")
        : texts.get("relays.problem.unreadable");
  }

  /// A relay that waits for an invite is added once more, with one.
  private boolean isMine(RelayInvitation link) {
    Optional<RelayState> state = model.relays().stateOf(link.relay());
    return state.isPresent()
        && (link.invite().equals(RelayInvitation.NONE) || state.get() != RelayState.INVITE_NEEDED);
  }

  /// Uses a relay that was found on this network.
  public void use(RelayAddress relay) {
    add(new RelayInvitation(relay, RelayInvitation.NONE));
  }

  private void add(RelayInvitation link) {
    problem.set("");
    tell(engine.addRelay(link).thenRun(() -> input.set("")));
  }

  /// Whether a relay was given by an administrator: then it stays.
  boolean settled(RelayAddress relay) {
    return model.administered().settles(relay);
  }

  /// Wants to remove a relay: what that means is said first.
  public void askToRemove(RelayAddress relay) {
    leaving.set(Optional.of(relay).filter(asked -> !settled(asked)));
  }

  /// Has thought better of it.
  public void keep() {
    leaving.set(Optional.empty());
  }

  /// Removes the relay that was asked about.
  public void remove() {
    leaving.get().ifPresent(relay -> tell(engine.removeRelay(relay)));
    leaving.set(Optional.empty());
  }

  private void tell(CompletableFuture<Void> asked) {
    CompletableFuture<Void> _ =
        asked.exceptionally(failure -> {
          problem.set(faults.ofRelay(failure).sentence());
          return null;
        });
  }

  /// The relays that keep mail for me.
  public ObservableList<Relay> mine() {
    return mine;
  }

  /// Relays of this network that could.
  public ObservableList<RelayAddress> offered() {
    return offered;
  }

  /// A link, as typed.
  public StringProperty input() {
    return input;
  }

  /// Why a relay was not added or removed; empty while nothing is wrong.
  public ReadOnlyStringProperty problem() {
    return problem.getReadOnlyProperty();
  }

  /// The relay that goes if that is confirmed.
  public ReadOnlyObjectProperty<Optional<RelayAddress>> leaving() {
    return leaving.getReadOnlyProperty();
  }

  /// How things stand, in words.
  public Faults.Saying words(RelayState state) {
    return faults.of(state);
  }

  /// The words of this screen.
  public Texts texts() {
    return texts;
  }
}
