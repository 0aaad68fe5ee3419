package app.maru.ui.find;

import app.maru.crypto.PersonId;
import app.maru.messaging.Contact;
import app.maru.messaging.ContactState;
import app.maru.messaging.Conversation;
import app.maru.messaging.Hit;
import app.maru.messaging.Message;
import app.maru.messaging.MessageId;
import app.maru.messaging.Nearby;
import app.maru.messaging.find.Needle;
import app.maru.ui.model.ClientModel;
import app.maru.ui.model.Engine;
import app.maru.ui.model.HitSearch;
import app.maru.ui.model.Names;
import app.maru.ui.text.Markup;
import app.maru.ui.text.Texts;
import app.maru.ui.text.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What is found while somebody types: people and chats at once, messages when the engine has them.
public final class FindViewModel {
  /// Hits of one page.
  static final int PAGE = 50;

  /// Chats, people and settings shown of those that fit, until all are asked for: what else was
  /// found would be out of sight below more.
  static final int MOST = 8;

  /// What there is to see.
  public enum State {
    /// Nothing is looked for.
    IDLE,
    /// Messages are being looked for, and nothing else was found.
    SEARCHING,
    /// Something was found.
    FOUND,
    /// Nothing was found.
    NOTHING,
    /// The engine could not look.
    FAILED
  }

  /// What is shown besides what is found.
  ///
  /// @param commands what can be done, or nothing
  /// @param settings what can be set, or nothing; shown only to who looks for it
  /// @param pick what to do with somebody who was chosen
  /// @param go what to do with a message that was chosen
  public record Choices(
      List<FindRow.Command> commands,
      List<FindRow.Command> settings,
      Consumer<PersonId> pick,
      Going go) {}

  /// What to do with a message that was chosen.
  @FunctionalInterface
  public interface Going {
    /// Shows it in the conversation with somebody.
    ///
    /// @param words what was looked for
    void to(PersonId person, MessageId message, Needle words);
  }

  private final ClientModel model;
  private final Texts texts;
  private final Times times;
  private final Choices choices;
  private final HitSearch search;
  private final IntegerProperty chosen = new SimpleIntegerProperty(-1);
  private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.IDLE);
  private final ObservableList<FindRow> rows = FXCollections.observableArrayList();
  private final Set<FindRow.Group> whole = EnumSet.noneOf(FindRow.Group.class);
  private final Names names;

  /// @param soon runs a task on the screen's thread after a pause in typing
  public FindViewModel(
      Engine engine, ClientModel model, Texts texts, Times times, Executor soon, Choices choices) {
    this.model = model;
    this.texts = texts;
    this.names = new Names(model, texts);
    this.times = times;
    this.choices = choices;
    this.search =
        new HitSearch(
            engine,
            Optional.empty(),
            PAGE,
            soon,
            new HitSearch.Watcher() {
              @Override
              public void begun() {
                whole.clear();
                show(true);
              }

              @Override
              public void answered(List<Hit> found, boolean first) {
                show(first);
              }
            });
    show(true);
  }

  /// Looks further back, if there may be more and nothing is being looked for.
  public void loadMore() {
    search.loadMore();
  }

  private void show(boolean fromTop) {
    Needle needle = search.needle();
    List<FindRow> wanted = new ArrayList<>();
    group(wanted, texts.get("find.chats"), upTo(FindRow.Group.CHATS, chats(needle)));
    group(wanted, texts.get("find.people"), upTo(FindRow.Group.PEOPLE, people(needle)));
    group(wanted, texts.get("find.commands"), commands(choices.commands(), needle));
    group(wanted, texts.get("find.settings"), upTo(FindRow.Group.SETTINGS, settings(needle)));
    group(wanted, texts.get("find.messages"), search.hits().stream().map(this::said).toList());
    rows.setAll(wanted);
    if (fromTop || chosen.get() >= rows.size()) {
      chosen.set(-1);
      move(1);
    }
    state.set(stateNow(needle));
  }

  private State stateNow(Needle needle) {
    if (!rows.isEmpty()) {
      return State.FOUND;
    }
    if (needle.isEmpty()) {
      return State.IDLE;
    }
    return search.isWaiting() ? State.SEARCHING : search.hasFailed() ? State.FAILED : State.NOTHING;
  }

  private static void group(List<FindRow> rows, String heading, List<? extends FindRow> found) {
    if (!found.isEmpty()) {
      rows.add(new FindRow.Heading(heading));
      rows.addAll(found);
    }
  }

  private List<FindRow> upTo(FindRow.Group group, List<FindRow> found) {
    if (found.size() <= MOST || whole.contains(group)) {
      return found;
    }
    List<FindRow> some = new ArrayList<>(found.subList(0, MOST));
    some.add(new FindRow.More(group, texts.get("find.all", found.size())));
    return some;
  }

  private List<FindRow> chats(Needle needle) {
    boolean all = needle.isEmpty() && !choices.commands().isEmpty();
    return model.conversations().stream()
        .filter(talk -> all || needle.isIn(called(talk.with(), names.of(talk))))
        .sorted(newestFirst())
        .<FindRow>map(talk ->
            new FindRow.Person(
                talk.with(),
                names.of(talk),
                marked(names.of(talk), needle),
                byOwnName(talk.with(), names.of(talk), needle)
                    .or(() -> talk.last().map(last -> Markup.preview(last.text())))
                    .orElse(""),
                model.isNearby(talk.with()),
                model.regardOf(talk.with()).verified()))
        .toList();
  }

  private static Comparator<Conversation> newestFirst() {
    return Comparator.comparing(
            (Conversation talk) -> talk.last().map(Message::arrivedAt).orElse(Instant.EPOCH))
        .reversed()
        .thenComparing(talk -> talk.id().hex());
  }

  private List<FindRow> people(Needle needle) {
    Set<PersonId> talkedTo = new HashSet<>();
    model.conversations().forEach(talk -> talkedTo.add(talk.with()));
    Set<PersonId> known = new HashSet<>();
    for (Contact contact : model.contacts()) {
      if (contact.state() != ContactState.BLOCKED) {
        known.add(contact.person());
      }
    }
    for (Nearby near : model.nearby()) {
      if (model.stateOf(near.person()) == ContactState.STRANGER) {
        known.add(near.person());
      }
    }
    known.removeAll(talkedTo);
    return known.stream()
        .filter(person -> needle.isIn(called(person, names.of(person))))
        .sorted(Comparator.comparing((PersonId person) -> names.of(person)))
        .<FindRow>map(person ->
            new FindRow.Person(
                person,
                names.of(person),
                marked(names.of(person), needle),
                byOwnName(person, names.of(person), needle)
                    .orElse(model.isNearby(person) ? texts.get("chats.nearby.hint") : ""),
                model.isNearby(person),
                model.regardOf(person).verified()))
        .toList();
  }

  /// All that somebody can be found by: what I call them, and what they call themselves.
  private String called(PersonId person, String shown) {
    return shown + "\n" + model.ownNameOf(person).orElse("");
  }

  /// What to say of somebody who was found by a name that is not shown.
  private Optional<String> byOwnName(PersonId person, String shown, Needle needle) {
    return needle.isEmpty() || needle.isIn(shown)
        ? Optional.empty()
        : model.ownNameOf(person).map(own -> texts.get("person.own", own));
  }

  private List<FindRow> settings(Needle needle) {
    return needle.isEmpty() ? List.of() : commands(choices.settings(), needle);
  }

  private static List<FindRow> commands(List<FindRow.Command> all, Needle needle) {
    return all.stream()
        .filter(command -> needle.isEmpty() || needle.isIn(command.name() + "\n" + command.words()))
        .<FindRow>map(command -> new FindRow.Act(command, marked(command.name(), needle)))
        .toList();
  }

  private static Marked marked(String text, Needle needle) {
    return Marked.around(text, needle.in(text));
  }

  private FindRow.Said said(Hit hit) {
    Optional<Conversation> talk = model.conversation(hit.message().conversation());
    PersonId with = talk.map(Conversation::with).orElse(hit.message().from());
    return new FindRow.Said(
        hit.message().id(),
        with,
        talk.map(names::of).orElseGet(() -> names.of(with)),
        hit.message().mine(),
        Marked.around(hit.message().text(), hit.spans()),
        times.brief(hit.message().sentAt()),
        model.regardOf(with).verified());
  }

  /// Chooses a line further down, or up; none beyond the ends.
  public void move(int by) {
    int to = Math.clamp(chosen.get() + (long) by, 0, Math.max(0, rows.size() - 1));
    int at = choice(to, by > 0 ? 1 : -1);
    if (at < 0) {
      at = choice(to, by > 0 ? -1 : 1);
    }
    if (at >= 0) {
      chosen.set(at);
    }
    if (at >= rows.size() - 3) {
      loadMore();
    }
  }

  private int choice(int from, int step) {
    int at = from;
    while (at >= 0 && at < rows.size() && !(rows.get(at) instanceof FindRow.Choice)) {
      at += step;
    }
    return at < rows.size() ? at : -1;
  }

  /// Does what the chosen line stands for.
  ///
  /// @return what it was
  public Optional<FindRow.Choice> take() {
    int at = chosen.get();
    if (at < 0 || at >= rows.size() || !(rows.get(at) instanceof FindRow.Choice choice)) {
      return Optional.empty();
    }
    switch (choice) {
      case FindRow.Person person -> choices.pick().accept(person.person());
      case FindRow.Said said -> choices.go().to(said.person(), said.message(), search.needle());
      case FindRow.Act act -> act.command().run().run();
      case FindRow.More more -> {
        whole.add(more.group());
        // The first that was out of sight takes its place, and is chosen.
        show(false);
      }
    }
    return Optional.of(choice);
  }

  /// What is looked for, as typed.
  public StringProperty question() {
    return search.question();
  }

  /// Which line is chosen; -1 for none.
  public IntegerProperty chosen() {
    return chosen;
  }

  /// What was found, in groups.
  public ObservableList<FindRow> rows() {
    return rows;
  }

  /// What there is to see.
  public ReadOnlyObjectProperty<State> state() {
    return state.getReadOnlyProperty();
  }

  /// The words of this screen.
  public Texts texts() {
    return texts;
  }
}
