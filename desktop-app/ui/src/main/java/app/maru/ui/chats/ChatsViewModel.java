package app.maru.ui.chats;

import app.maru.crypto.PersonId;
import app.maru.messaging.ContactState;
import app.maru.messaging.Conversation;
import app.maru.messaging.ConversationId;
import app.maru.messaging.FaultReason;
import app.maru.messaging.Keeping;
import app.maru.messaging.Message;
import app.maru.messaging.Nearby;
import app.maru.messaging.Regard;
import app.maru.p2p.relay.RelayAddress;
import app.maru.p2p.relay.RelayInvitation;
import app.maru.ui.model.CatchUp;
import app.maru.ui.model.ClientModel;
import app.maru.ui.model.Diff;
import app.maru.ui.model.Engine;
import app.maru.ui.model.Names;
import app.maru.ui.model.NetworkModel;
import app.maru.ui.model.ScreenSettings;
import app.maru.ui.text.Faults;
import app.maru.ui.text.Markup;
import app.maru.ui.text.SafeText;
import app.maru.ui.text.Texts;
import app.maru.ui.text.Times;
import app.maru.ui.update.NewVersions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Which conversations and people there are, and which of them is open.
public final class ChatsViewModel {
  private static final Comparator<Conversation> PINNED_FIRST =
      Comparator.comparingInt((Conversation talk) ->
          talk.keeping().pinned() == 0 ? Integer.MAX_VALUE : talk.keeping().pinned());

  private static final Comparator<Conversation> NEWEST_FIRST =
      PINNED_FIRST
          .thenComparing(
              (Conversation talk) -> talk.last().map(Message::arrivedAt).orElse(Instant.EPOCH),
              Comparator.reverseOrder())
          .thenComparing(talk -> talk.id().hex());

  /// Fewer messages than this are there before anybody could read how many there are.
  static final int LONG_CATCH_UP = 50;

  private boolean renewing;
  private boolean again;
  private final Engine engine;
  private final ClientModel model;
  private final NetworkModel network;
  private final ScreenSettings settings;
  private final NewVersions versions;
  private final Texts texts;
  private final Times times;
  private final ObservableList<ChatRow> rows = FXCollections.observableArrayList();
  private final Notices said;
  private final Names names;
  private final ObservableList<Notice> notices = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Optional<CatchUp>> catchUp =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ObjectProperty<Optional<ConversationId>> selected =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<ChatRow.Part> part = new SimpleObjectProperty<>(ChatRow.Part.ALL);
  private final ReadOnlyBooleanWrapper parts = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper myName = new ReadOnlyStringWrapper("");
  private final InvalidationListener redraw = _ -> refresh();

  /// A list of what `model` knows.
  public ChatsViewModel(
      Engine engine,
      ClientModel model,
      NetworkModel network,
      ScreenSettings settings,
      NewVersions versions,
      Texts texts,
      Times times) {
    this.engine = engine;
    this.model = model;
    this.network = network;
    this.settings = settings;
    this.versions = versions;
    this.texts = texts;
    this.times = times;
    this.names = new Names(model, texts);
    this.said = new Notices(model, network, settings, versions, texts);
    part.addListener(_ -> refresh());
    model.revision().addListener(new WeakInvalidationListener(redraw));
    network.report().addListener((_, _, _) -> refresh());
    network.looking().addListener((_, _, _) -> refresh());
    versions.standing().addListener(new WeakInvalidationListener(redraw));
    settings.versions().wish().addListener(new WeakInvalidationListener(redraw));
    refresh();
  }

  /// Builds the rows anew: after every batch, and when a new day begins.
  public void refresh() {
    again = true;
    // What is shown may answer a change of the rows by another, which has to wait for its end.
    while (again && !renewing) {
      again = false;
      renewing = true;
      try {
        renew();
      } finally {
        renewing = false;
      }
    }
  }

  /// Whether the rows are changing now: what is selected meanwhile nobody has chosen.
  boolean isRenewing() {
    return renewing;
  }

  private void renew() {
    // Reading the revision is what arms the listener again.
    var _ = model.revision().get();
    List<ChatRow> wanted = new ArrayList<>();
    Set<PersonId> talkedTo = new HashSet<>();
    model.conversations().stream()
        .sorted(NEWEST_FIRST)
        .forEach(talk -> {
          talkedTo.add(talk.with());
          if (isIn(talk, part.get())) {
            wanted.add(chat(talk));
          }
        });
    parts.set(!model.conversations().isEmpty());
    myName.set(model.myName().get());
    if (part.get() == ChatRow.Part.ALL) {
      addPeople(wanted, talkedTo);
    } else if (wanted.isEmpty()) {
      wanted.add(new ChatRow.Nothing(part.get()));
    }
    Diff.apply(rows, wanted);
    Diff.apply(notices, said.wanted());
    catchUp.set(model.relays().catchUp().filter(now -> now.total() >= LONG_CATCH_UP));
  }

  private boolean isIn(Conversation talk, ChatRow.Part wanted) {
    Keeping keeping = talk.keeping();
    return switch (wanted) {
      case ALL -> !keeping.archived();
      case UNREAD ->
          !keeping.archived()
              && (talk.unread() > 0
                  || keeping.marked()
                  || talk.id().equals(selected.get().orElse(null)));
      case ARCHIVED -> keeping.archived();
    };
  }

  private void addPeople(List<ChatRow> wanted, Set<PersonId> talkedTo) {
    List<ChatRow.Person> strangers =
        model.nearby().stream()
            .filter(person -> !talkedTo.contains(person.person()))
            .filter(person -> model.stateOf(person.person()) != ContactState.BLOCKED)
            .filter(person -> !model.regardOf(person.person()).hidden())
            .sorted(Comparator.comparing(Nearby::name).thenComparing(Nearby::person))
            .map(person -> person(person.person()))
            .toList();
    if (!strangers.isEmpty()) {
      wanted.add(new ChatRow.NearbyHeading(strangers.size()));
      wanted.addAll(strangers);
    } else if (wanted.isEmpty()) {
      wanted.add(new ChatRow.Looking(network.looking().get()));
    }
  }

  private ChatRow.Person person(PersonId person) {
    ConversationId id = ConversationId.with(person);
    return new ChatRow.Person(
        id, person, names.of(person), begun(id), signs(person, Keeping.PLAIN));
  }

  private ChatRow.Signs signs(PersonId person, Keeping keeping) {
    Regard regard = model.regardOf(person);
    return new ChatRow.Signs(
        keeping.pinned() > 0,
        keeping.mutedUntil().isPresent(),
        keeping.marked(),
        model.isMe(person),
        regard.favourite(),
        regard.verified());
  }

  /// What was begun where it can't be seen.
  private String begun(ConversationId id) {
    return id.equals(selected.get().orElse(null)) ? "" : SafeText.preview(model.draft(id).text());
  }

  private ChatRow.Chat chat(Conversation talk) {
    ContactState state = model.stateOf(talk.with());
    String begun = begun(talk.id());
    boolean typing = model.isTyping(talk.with());
    boolean draft = !typing && !begun.isBlank();
    Optional<Message> last = talk.last();
    boolean notes = model.isMe(talk.with());
    return new ChatRow.Chat(
        talk.id(),
        talk.with(),
        names.of(talk),
        typing
            ? texts.get("presence.typing")
            : draft ? begun : last.map(this::preview).orElseGet(() -> unsaid(state)),
        draft,
        draft || notes ? Optional.empty() : last.filter(Message::mine).map(Message::state),
        last.map(message -> times.brief(message.sentAt())).orElse(""),
        talk.unread(),
        switch (state) {
          case REQUESTING -> ChatRow.Mark.REQUEST;
          case BLOCKED -> ChatRow.Mark.BLOCKED;
          case STRANGER, REQUESTED, ACCEPTED -> ChatRow.Mark.NONE;
        },
        model.isNearby(talk.with()),
        signs(talk.with(), talk.keeping()));
  }

  private String unsaid(ContactState state) {
    return state == ContactState.STRANGER ? texts.get("chats.nearby.say") : "";
  }

  /// Opens my notes.
  public void openNotes() {
    model.me().ifPresent(this::open);
  }

  /// Opens the conversation with somebody.
  public void open(PersonId person) {
    selected.set(Optional.of(ConversationId.with(person)));
  }

  /// Opens what a line stands for.
  public void open(ChatRow.Openable row) {
    selected.set(Optional.of(row.conversation()));
  }

  /// The conversation that stands on top in that place, counted from 1.
  public Optional<ConversationId> pinned(int place) {
    return model.conversations().stream()
        .filter(talk -> talk.keeping().pinned() > 0)
        .sorted(Comparator.comparingInt(talk -> talk.keeping().pinned()))
        .skip(place - 1L)
        .map(Conversation::id)
        .findFirst();
  }

  /// The conversation so many lines below the open one, or above it; from either end if none is
  /// open.
  public Optional<ConversationId> neighbour(int by) {
    List<ConversationId> all =
        rows.stream()
            .filter(ChatRow.Openable.class::isInstance)
            .map(row -> ((ChatRow.Openable) row).conversation())
            .toList();
    int at = selected.get().map(all::indexOf).orElse(-1);
    int to = at < 0 && by < 0 ? all.size() - 1 : at + by;
    return to < 0 || to >= all.size() ? Optional.empty() : Optional.of(all.get(to));
  }

  /// Closes the open conversation.
  public void close() {
    selected.set(Optional.empty());
  }

  /// The trouble was read.
  public void dismiss(FaultReason reason) {
    model.dismiss(reason);
  }

  /// What was refused was read.
  void dismissRefusal() {
    model.refusals().dismiss();
  }

  /// What is said was read; it is said again when things have changed meanwhile.
  void dismiss(Notice notice) {
    said.dismiss(notice);
    refresh();
  }

  /// The newer version was read about.
  void dismiss(Notice.NewVersion news) {
    versions.dismiss();
    dismiss((Notice) news);
  }

  /// Wants to hear of new versions, or not.
  void wishNews(boolean wanted) {
    versions.wish(wanted);
    refresh();
  }

  /// Newer versions.
  NewVersions versions() {
    return versions;
  }

  /// Has mail kept by a relay that was found.
  public void use(RelayAddress relay) {
    model
        .refusals()
        .watch(
            engine.addRelay(new RelayInvitation(relay, RelayInvitation.NONE)),
            new Faults(texts)::ofRelay);
  }

  /// Wants no relay offered any more; the settings still show those that are found.
  public void offerNoRelays() {
    settings.offersRelays().set(false);
    refresh();
  }

  /// The lines, newest conversation first, then people nearby.
  public ObservableList<ChatRow> rows() {
    return rows;
  }

  /// Which part of the list is shown.
  public ObjectProperty<ChatRow.Part> part() {
    return part;
  }

  /// Whether there is anything to show a part of.
  public ReadOnlyBooleanProperty parts() {
    return parts.getReadOnlyProperty();
  }

  /// What is said below the list, the most important first.
  public ObservableList<Notice> notices() {
    return notices;
  }

  /// Much mail that is coming in after an absence; empty while there is none.
  public ReadOnlyObjectProperty<Optional<CatchUp>> catchUp() {
    return catchUp.getReadOnlyProperty();
  }

  /// The open conversation.
  public ObjectProperty<Optional<ConversationId>> selected() {
    return selected;
  }

  /// What I call myself.
  public ReadOnlyStringProperty myName() {
    return myName.getReadOnlyProperty();
  }

  /// Who I am, for my picture's colour.
  public Optional<PersonId> me() {
    return model.me();
  }

  /// The words of this screen.
  public Texts texts() {
    return texts;
  }

  private String preview(Message last) {
    return last.traits().retracted() ? texts.get("message.retracted") : Markup.preview(last.text());
  }
}
