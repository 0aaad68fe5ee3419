package app.maru.ui.find;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.crypto.PersonId;
import app.maru.messaging.ContactState;
import app.maru.messaging.Message;
import app.maru.messaging.MessageId;
import app.maru.ui.invented.InventedEngine;
import app.maru.ui.look.Icon;
import app.maru.ui.model.ClientModel;
import app.maru.ui.text.Texts;
import app.maru.ui.text.Times;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class FindViewModelTest {
  private static final Instant NOW = Instant.parse("2026-11-21T05:47:00Z");
  private static final PersonId MINA = InventedEngine.person(2);
  private static final PersonId JUN = InventedEngine.person(3);
  private static final PersonId SORA = InventedEngine.person(4);

  private final ClientModel model = new ClientModel();
  private final InventedEngine engine = new InventedEngine(model, NOW);
  private final Texts texts = Texts.in(Locale.ENGLISH);
  private final List<Runnable> later = new ArrayList<>();
  private final List<PersonId> picked = new ArrayList<>();
  private final List<MessageId> gone = new ArrayList<>();
  private final List<String> ran = new ArrayList<>();
  private FindViewModel find = make(List.of());

  private FindViewModel make(List<FindRow.Command> commands) {
    return make(commands, List.of());
  }

  private FindViewModel make(List<FindRow.Command> commands, List<FindRow.Command> settings) {
    return new FindViewModel(
        engine,
        model,
        texts,
        new Times(texts, Locale.ENGLISH, ZoneOffset.UTC, InstantSource.fixed(NOW)),
        later::add,
        new FindViewModel.Choices(
            commands, settings, picked::add, (_, message, _) -> gone.add(message)));
  }

  @BeforeEach
  void people_talk() {
    engine.contact(MINA, "Mina Kim", ContactState.ACCEPTED);
    engine.contact(JUN, "최준", ContactState.ACCEPTED);
    engine.appears(SORA, "Mirae");
    engine.at(NOW.minusSeconds(60));
    engine.says(MINA, "우리 마루에서 만나요");
    engine.at(NOW);
    engine.says(JUN, "minutes of the meeting");
  }

  private void type(String words) {
    find.question().set(words);
    List<Runnable> now = List.copyOf(later);
    later.clear();
    now.forEach(Runnable::run);
  }

  private List<String> lines() {
    return find.rows().stream()
        .map(row ->
            switch (row) {
              case FindRow.Heading(var words) -> "# " + words;
              case FindRow.Person person -> person.name();
              case FindRow.Said said -> said.name() + ": " + said.line().text();
              case FindRow.Act act -> "> " + act.command().name();
              case FindRow.More more -> "+ " + more.words();
            })
        .toList();
  }

  @Test
  void chats_people_and_messages_stand_in_groups() {
    type("mi");
    assertThat(lines())
        .containsExactly(
            "# Chats", "Mina Kim", "# People", "Mirae", "# Messages", "최준: minutes of the meeting");
    assertThat(find.state().get()).isEqualTo(FindViewModel.State.FOUND);
  }

  @Test
  void whom_i_made_sure_of_is_known_where_their_name_stands() {
    engine.regards(MINA, regard -> regard.verified(true));
    type("mi");
    assertThat(
            find.rows().stream()
                .filter(FindRow.Person.class::isInstance)
                .map(FindRow.Person.class::cast)
                .filter(FindRow.Person::verified)
                .map(FindRow.Person::name))
        .containsExactly("Mina Kim");
    type("우리");
    assertThat(find.rows())
        .filteredOn(FindRow.Said.class::isInstance)
        .singleElement()
        .satisfies(row -> assertThat(((FindRow.Said) row).verified()).isTrue());
  }

  @Test
  void initials_find_names_and_messages() {
    type("ㅊㅈ");
    assertThat(lines()).containsExactly("# Chats", "최준");
    type("ㅁㄹ");
    assertThat(lines()).containsExactly("# Messages", "Mina Kim: 우리 마루에서 만나요");
  }

  @Test
  void names_are_there_before_the_messages_are() {
    find.question().set("mi");
    assertThat(lines()).contains("Mina Kim").doesNotContain("# Messages");
    find.question().set("min");
    assertThat(engine.calls).isEmpty();
    type("minu");
    assertThat(engine.calls).containsExactly("search minu");
  }

  @Test
  void typing_on_ends_the_search_before() {
    CompletableFuture<List<app.maru.messaging.Hit>> never = new CompletableFuture<>();
    engine.searching = Optional.of(never);
    type("x");
    assertThat(find.state().get()).isEqualTo(FindViewModel.State.SEARCHING);
    engine.searching = Optional.empty();
    type("xy");
    assertThat(never).isCancelled();
    assertThat(find.state().get()).isEqualTo(FindViewModel.State.NOTHING);
    type("");
    assertThat(find.state().get()).isEqualTo(FindViewModel.State.IDLE);
  }

  @Test
  void a_search_that_fails_says_so_and_the_next_one_works() {
    engine.failure = Optional.of(new IllegalStateException());
    type("zzz");
    assertThat(find.state().get()).isEqualTo(FindViewModel.State.FAILED);
    type("meeting");
    assertThat(find.state().get()).isEqualTo(FindViewModel.State.FOUND);
  }

  @Test
  void the_arrows_pass_headings_and_enter_takes() {
    type("mi");
    assertThat(find.chosen().get()).isEqualTo(1);
    find.move(-1);
    assertThat(find.chosen().get()).isEqualTo(1);
    find.move(1);
    assertThat(find.chosen().get()).isEqualTo(3);
    find.move(8);
    assertThat(find.take()).isPresent();
    assertThat(gone).hasSize(1);
    find.move(-8);
    find.move(-8);
    assertThat(find.take()).isPresent();
    assertThat(picked).containsExactly(MINA);
  }

  @Test
  void nothing_chosen_is_nothing_taken() {
    assertThat(find.take()).isEmpty();
    type("nobody");
    assertThat(find.take()).isEmpty();
  }

  @Test
  void further_hits_come_when_one_goes_to_the_end() {
    for (int i = 0; i < 70; i++) {
      engine.says(JUN, "word " + i);
    }
    type("word");
    assertThat(find.rows()).hasSize(1 + FindViewModel.PAGE);
    for (int i = 0; i < 80; i++) {
      find.move(1);
    }
    assertThat(find.rows()).hasSize(1 + 70);
    assertThat(find.chosen().get()).isEqualTo(70);
    find.loadMore();
    assertThat(engine.calls).hasSize(2);
  }

  @Test
  void the_palette_offers_chats_and_commands_before_anything_is_typed() {
    find =
        make(List.of(new FindRow.Command("Settings", "", "", Icon.SETTINGS, () -> ran.add("set"))));
    assertThat(lines()).containsExactly("# Chats", "최준", "Mina Kim", "# Commands", "> Settings");
    type("sett");
    assertThat(lines()).containsExactly("# Commands", "> Settings");
    find.take();
    assertThat(ran).containsExactly("set");
  }

  private void many(int count) {
    for (int i = 0; i < count; i++) {
      PersonId someone = InventedEngine.person(20 + i);
      engine.contact(someone, "Someone " + (char) ('a' + i), ContactState.ACCEPTED);
      engine.at(NOW.minusSeconds(i));
      engine.says(someone, "hello");
      engine.appears(InventedEngine.person(60 + i), "Somebody " + (char) ('a' + i));
    }
  }

  @Test
  void more_than_fit_are_said_and_shown_when_asked_for() {
    many(FindViewModel.MOST + 2);
    type("some");
    assertThat(lines()).hasSize(2 * (1 + FindViewModel.MOST + 1));
    assertThat(lines()).containsOnlyOnce("Someone h").doesNotContain("Someone i", "Someone j");
    assertThat(lines()).filteredOn(line -> line.startsWith("+")).containsOnly("+ Show all 10");
    find.move(FindViewModel.MOST);
    assertThat(find.take()).containsInstanceOf(FindRow.More.class);
    assertThat(lines()).contains("Someone i", "Someone j");
    assertThat(lines()).filteredOn(line -> line.startsWith("+")).hasSize(1);
    assertThat(picked).isEmpty();
    find.take();
    assertThat(picked)
        .as("the first that was out of sight")
        .containsExactly(InventedEngine.person(20 + FindViewModel.MOST));
    type("somebod");
    assertThat(lines()).as("something else is looked for").contains("+ Show all 10");
  }

  @Test
  void as_many_as_fit_need_no_more() {
    many(FindViewModel.MOST);
    type("some");
    assertThat(lines()).noneMatch(line -> line.startsWith("+"));
  }

  @Test
  void the_palette_shows_all_chats_when_asked_for_before_anything_is_typed() {
    many(FindViewModel.MOST);
    find = make(List.of(new FindRow.Command("Settings", "", "", Icon.SETTINGS, () -> {})));
    assertThat(lines()).contains("+ Show all 10").doesNotContain("Mina Kim");
    find.move(FindViewModel.MOST);
    find.take();
    assertThat(lines()).contains("Mina Kim").noneMatch(line -> line.startsWith("+"));
  }

  @Test
  void settings_are_offered_to_who_looks_for_them_by_any_word() {
    FindRow.Command theme =
        new FindRow.Command("Theme", "Appearance", "dark 어둡게", Icon.LOOK, () -> ran.add("theme"));
    find = make(List.of(), List.of(theme));
    assertThat(lines()).isEmpty();
    type("어둡");
    assertThat(lines()).containsExactly("# Settings", "> Theme");
    find.take();
    assertThat(ran).containsExactly("theme");
  }

  @Test
  void who_is_blocked_is_not_offered() {
    engine.contact(SORA, "Mirae", ContactState.BLOCKED);
    type("mirae");
    assertThat(lines()).isEmpty();
  }

  @Test
  void a_mark_far_back_is_brought_to_the_front_and_foreign_text_is_made_safe() {
    Message far = engine.says(JUN, "a".repeat(100) + " so\u202E\n마루 end");
    type("마루 end");
    FindRow.Said said = (FindRow.Said) find.rows().getLast();
    assertThat(said.message()).isEqualTo(far.id());
    assertThat(said.line().text()).startsWith("…").endsWith(" so 마루 end").doesNotContain("\u202E");
    assertThat(said.line().pieces())
        .filteredOn(Marked.Piece::marked)
        .extracting(Marked.Piece::text)
        .containsExactly("마루", "end");
  }

  @Test
  void somebody_is_found_by_the_name_i_gave_and_by_their_own_and_shown_by_mine() {
    engine.regards(MINA, regard -> regard.called("Architect"));
    PersonId hana = InventedEngine.person(5);
    engine.contact(hana, "Hana", ContactState.ACCEPTED);
    engine.regards(hana, regard -> regard.called("Neighbour"));
    type("archi");
    assertThat(lines()).containsExactly("# Chats", "Architect");
    type("mina");
    assertThat(lines()).containsExactly("# Chats", "Architect");
    assertThat(((FindRow.Person) find.rows().get(1)).about())
        .isEqualTo("Calls themselves Mina Kim");
    type("neigh");
    assertThat(lines()).containsExactly("# People", "Neighbour");
    type("hana");
    assertThat(lines()).containsExactly("# People", "Neighbour");
    assertThat(((FindRow.Person) find.rows().get(1)).about()).isEqualTo("Calls themselves Hana");
  }
}
