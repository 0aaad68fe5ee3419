package app.maru.ui.chats;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.crypto.PersonId;
import app.maru.messaging.ContactState;
import app.maru.messaging.ConversationId;
import app.maru.messaging.DeliveryState;
import app.maru.messaging.Draft;
import app.maru.messaging.FaultReason;
import app.maru.messaging.MessengerEvent;
import app.maru.messaging.RelayState;
import app.maru.messaging.client.NetworkReport;
import app.maru.messaging.policy.Administered;
import app.maru.messaging.policy.Policy;
import app.maru.messaging.policy.PolicyException;
import app.maru.messaging.release.Release;
import app.maru.p2p.lan.LanCause;
import app.maru.p2p.lan.LanReport;
import app.maru.p2p.relay.RelayAddress;
import app.maru.p2p.relay.RelayInvitation;
import app.maru.ui.InventedVersions;
import app.maru.ui.invented.InventedEngine;
import app.maru.ui.model.ClientModel;
import app.maru.ui.model.NetworkModel;
import app.maru.ui.model.ScreenSettings;
import app.maru.ui.text.Texts;
import app.maru.ui.text.Times;
import app.maru.ui.update.NewVersions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ChatsViewModelTest {
  private static final PersonId MINA = InventedEngine.person(2);
  private static final PersonId JUN = InventedEngine.person(3);
  private static final Instant NOW = Instant.parse("2026-11-21T05:00:00Z");
  private static final RelayAddress RELAY = InventedEngine.relayAt("192.168.0.20", 61);
  private final ClientModel model = new ClientModel();
  private final InventedEngine engine = new InventedEngine(model, NOW);
  private final ScreenSettings settings = ScreenSettings.read(Path.of("none"));
  private final NetworkModel network = new NetworkModel(engine, settings, false);
  private final InventedVersions web = new InventedVersions();
  private final NewVersions versions = web.known(Policy.Rule.CHOICE, settings.versions());
  private final Texts texts = Texts.in(Locale.ENGLISH);
  private final ChatsViewModel chats =
      new ChatsViewModel(
          engine,
          model,
          network,
          settings,
          versions,
          texts,
          new Times(texts, Locale.UK, ZoneId.of("UTC"), InstantSource.fixed(NOW)));

  private List<String> lines() {
    return chats.rows().stream()
        .map(row ->
            switch (row) {
              case ChatRow.Chat chat ->
                  chat.title()
                      + ": "
                      + chat.preview()
                      + (chat.unread() > 0 ? " " + chat.unread() : "")
                      + (chat.mark() == ChatRow.Mark.NONE ? "" : " " + chat.mark())
                      + chat.tick().map(state -> " " + state).orElse("");
              case ChatRow.Person person -> person.name();
              case ChatRow.NearbyHeading(int count) -> "nearby " + count;
              case ChatRow.Nothing(var part) -> "nothing " + part;
              case ChatRow.Looking(boolean looks) -> looks ? "looking" : "not looking";
            })
        .toList();
  }

  @Test
  void settings_of_an_administrator_that_cannot_be_used_are_told_until_that_was_read(
      @TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("policy.json"), "{\"discovry\": false}");
    model.administer(Administered.ofThisComputer(Optional.of(file)));
    engine.begin("Ann");
    Notice broken = new Notice.PolicyBroken(PolicyException.Reason.UNKNOWN_SETTING, "discovry");
    assertThat(chats.notices()).containsExactly(broken);
    chats.dismiss(broken);
    assertThat(chats.notices()).isEmpty();
    chats.refresh();
    assertThat(chats.notices()).isEmpty();
  }

  @Test
  void news_are_offered_once_one_has_talked_to_somebody_and_a_newer_version_is_told() {
    engine.begin("Ann");
    assertThat(chats.notices()).isEmpty();
    engine.says(MINA, "hello");
    assertThat(chats.notices()).containsExactly(new Notice.NewsOffer("maru.example"));
    chats.wishNews(true);
    assertThat(web.asked).isEqualTo(1);
    assertThat(chats.notices()).isEmpty();
    Release release = InventedVersions.release("1.2.0", "1.0.0");
    web.news.complete(release);
    Notice.NewVersion here =
        new Notice.NewVersion(release, false, new NewVersions.Standing.Here(release));
    assertThat(chats.notices()).containsExactly(here);
    chats.dismiss(here);
    assertThat(chats.notices()).isEmpty();
    chats.refresh();
    assertThat(chats.notices()).isEmpty();
  }

  @Test
  void who_wants_no_news_is_not_asked_again() {
    engine.begin("Ann");
    engine.says(MINA, "hello");
    chats.wishNews(false);
    assertThat(chats.notices()).isEmpty();
    assertThat(web.asked).isZero();
  }

  @Test
  void a_new_profile_looks_around() {
    engine.begin("Ann");
    assertThat(lines()).containsExactly("looking");
    engine.appears(MINA, "Mina");
    assertThat(lines()).containsExactly("nearby 1", "Mina");
  }

  @Test
  void whoever_is_not_looked_for_is_not_promised() {
    engine.begin("Ann");
    network.looking().set(false);
    assertThat(lines()).containsExactly("not looking");
    assertThat(chats.notices()).isEmpty();
    assertThat(settings.discovery().get()).isFalse();
    network.looking().set(true);
    assertThat(lines()).containsExactly("looking");
    assertThat(engine.calls).containsExactly("look false", "look true");
  }

  @Test
  void why_nobody_is_found_is_said_until_it_was_read_or_somebody_is_there() {
    engine.begin("Ann");
    tests(LanCause.SILENCE);
    assertThat(chats.notices()).containsExactly(new Notice.Nobody(LanCause.SILENCE));
    chats.dismiss(new Notice.Nobody(LanCause.SILENCE));
    tests(LanCause.SILENCE);
    assertThat(chats.notices()).isEmpty();
    tests(LanCause.ALONE);
    assertThat(chats.notices()).containsExactly(new Notice.Nobody(LanCause.ALONE));
    engine.appears(MINA, "Mina");
    assertThat(chats.notices()).isEmpty();
  }

  private void tests(LanCause cause) {
    engine.network =
        CompletableFuture.completedFuture(
            new NetworkReport(
                new LanReport(true, 27180, List.of(), 0, 0, 0), List.of(cause), List.of()));
    network.test();
  }

  @Test
  void the_newest_conversation_is_first_and_its_person_is_no_stranger_any_more() {
    engine.begin("Ann");
    engine.appears(MINA, "Mina");
    engine.appears(JUN, "Jun");
    engine.contact(MINA, "Mina", ContactState.ACCEPTED);
    engine.contact(JUN, "Jun", ContactState.ACCEPTED);
    engine.says(MINA, "first");
    engine.at(NOW.plus(Duration.ofMinutes(1)));
    engine.said(JUN, "second", DeliveryState.SENT);
    assertThat(lines()).containsExactly("Jun: second SENT", "Mina: first 1");
    engine.at(NOW.plus(Duration.ofMinutes(2)));
    engine.says(MINA, "third\nline");
    assertThat(lines()).containsExactly("Mina: third line 2", "Jun: second SENT");
  }

  @Test
  void those_on_top_stand_in_their_order_and_those_put_away_in_a_part_of_their_own() {
    engine.begin("Ann");
    engine.contact(MINA, "Mina", ContactState.ACCEPTED);
    engine.contact(JUN, "Jun", ContactState.ACCEPTED);
    PersonId sora = InventedEngine.person(10);
    engine.contact(sora, "Sora", ContactState.ACCEPTED);
    engine.said(MINA, "first", DeliveryState.READ);
    engine.at(NOW.plus(Duration.ofMinutes(1)));
    engine.said(JUN, "second", DeliveryState.READ);
    engine.at(NOW.plus(Duration.ofMinutes(2)));
    engine.says(sora, "third");
    engine.keeps(JUN, keeping -> keeping.pinnedAt(2));
    engine.keeps(MINA, keeping -> keeping.pinnedAt(1));
    assertThat(lines()).containsExactly("Mina: first READ", "Jun: second READ", "Sora: third 1");
    engine.keeps(MINA, keeping -> keeping.archived(true));
    engine.keeps(JUN, keeping -> keeping.marked(true));
    assertThat(lines()).containsExactly("Jun: second READ", "Sora: third 1");
    chats.part().set(ChatRow.Part.UNREAD);
    assertThat(lines()).containsExactly("Jun: second READ", "Sora: third 1");
    engine.keeps(JUN, keeping -> keeping.marked(false));
    assertThat(lines()).containsExactly("Sora: third 1");
    engine.seenAll(sora);
    assertThat(lines()).containsExactly("nothing UNREAD");
    chats.part().set(ChatRow.Part.ARCHIVED);
    assertThat(lines()).containsExactly("Mina: first READ");
    engine.keeps(MINA, keeping -> keeping.archived(false));
    assertThat(lines()).containsExactly("nothing ARCHIVED");
  }

  @Test
  void my_notes_have_a_name_of_their_own_and_no_ticks() {
    engine.begin("Ann");
    PersonId me = model.me().orElseThrow();
    engine.said(me, "buy milk", DeliveryState.READ);
    assertThat(lines()).containsExactly("Notes to myself: buy milk");
  }

  @Test
  void requests_and_blocked_people_are_marked_and_blocked_strangers_not_shown() {
    engine.begin("Ann");
    engine.contact(MINA, "Mina", ContactState.REQUESTING);
    engine.says(MINA, "may I?");
    assertThat(lines()).containsExactly("Mina: may I? 1 REQUEST");
    var _ = engine.people().block(MINA);
    assertThat(lines()).containsExactly("Mina: may I? 1 BLOCKED");
    engine.contact(JUN, "Jun", ContactState.BLOCKED);
    engine.appears(JUN, "Jun");
    assertThat(lines()).hasSize(1);
  }

  @Test
  void what_was_begun_shows_where_it_was_begun_unless_that_is_open() {
    engine.contact(MINA, "Mina", ContactState.ACCEPTED);
    engine.says(MINA, "hello");
    engine.drafts.put(ConversationId.with(MINA), new Draft("half a", Optional.empty()));
    engine.begin("Ann");
    assertThat(lines()).containsExactly("Mina: half a 1");
    chats.open(MINA);
    chats.refresh();
    assertThat(lines()).containsExactly("Mina: hello 1");
  }

  @Test
  void that_somebody_is_writing_is_not_taken_for_my_draft() {
    engine.contact(MINA, "Mina", ContactState.ACCEPTED);
    engine.says(MINA, "hello");
    engine.drafts.put(ConversationId.with(MINA), new Draft("half a", Optional.empty()));
    engine.begin("Ann");
    engine.writes(MINA, true);
    chats.refresh();
    assertThat(chats.rows())
        .filteredOn(ChatRow.Chat.class::isInstance)
        .extracting(row -> ((ChatRow.Chat) row).draft())
        .containsExactly(false);
    engine.writes(MINA, false);
    chats.refresh();
    assertThat(lines()).containsExactly("Mina: half a 1");
  }

  @Test
  void a_name_cannot_hide_letters_in_a_preview() {
    engine.begin("Ann");
    engine.contact(MINA, "Mina", ContactState.ACCEPTED);
    engine.says(MINA, "\u202Egnp.exe");
    assertThat(lines()).containsExactly("Mina: gnp.exe 1");
  }

  @Test
  void the_open_conversation_stays_open_when_it_moves() {
    engine.begin("Ann");
    engine.appears(MINA, "Mina");
    chats.open(MINA);
    engine.contact(MINA, "Mina", ContactState.ACCEPTED);
    engine.says(MINA, "hello");
    assertThat(chats.selected().get()).contains(ConversationId.with(MINA));
    chats.close();
    assertThat(chats.selected().get()).isEmpty();
  }

  @Test
  void troubles_are_listed_until_dismissed() {
    engine.begin("Ann");
    model.fold(List.of(new MessengerEvent.Fault(FaultReason.NO_INTERFACE)));
    assertThat(chats.notices()).containsExactly(new Notice.Trouble(FaultReason.NO_INTERFACE));
    chats.dismiss(FaultReason.NO_INTERFACE);
    assertThat(chats.notices()).isEmpty();
  }

  @Test
  void a_found_relay_is_offered_to_somebody_without_one() {
    engine.begin("Ann");
    engine.relayFound(RELAY);
    engine.relayFound(InventedEngine.relayAt("192.168.0.21", 62));
    assertThat(chats.notices()).containsExactly(new Notice.RelayOffer(RELAY));
    chats.use(RELAY);
    assertThat(engine.calls)
        .contains("addRelay " + new RelayInvitation(RELAY, RelayInvitation.NONE));
    assertThat(chats.notices()).isEmpty();
  }

  @Test
  void not_now_is_remembered() {
    engine.begin("Ann");
    engine.relayFound(RELAY);
    chats.offerNoRelays();
    assertThat(chats.notices()).isEmpty();
    assertThat(settings.snapshot()).containsEntry("offersRelays", "false");
    engine.relayFound(InventedEngine.relayAt("192.168.0.21", 62));
    assertThat(chats.notices()).isEmpty();
  }

  @Test
  void a_changed_key_is_said_first_until_the_relay_is_gone() {
    engine.begin("Ann");
    engine.relay(RELAY, RelayState.KEY_CHANGED);
    model.fold(List.of(new MessengerEvent.Fault(FaultReason.DISK_FULL)));
    assertThat(chats.notices())
        .containsExactly(new Notice.KeyChanged(RELAY), new Notice.Trouble(FaultReason.DISK_FULL));
    var _ = engine.removeRelay(RELAY);
    assertThat(chats.notices()).containsExactly(new Notice.Trouble(FaultReason.DISK_FULL));
  }

  @Test
  void a_relay_that_keeps_nothing_for_me_says_why_until_that_is_read_or_changes() {
    engine.begin("Ann");
    for (RelayState state :
        List.of(RelayState.INVITE_NEEDED, RelayState.CLOSED, RelayState.BLOCKED, RelayState.FULL)) {
      engine.relay(RELAY, state);
      Notice.RelayDenies denies = new Notice.RelayDenies(RELAY, state);
      assertThat(chats.notices()).containsExactly(denies);
      chats.dismiss(denies);
      assertThat(chats.notices()).isEmpty();
      engine.relay(RELAY, state);
      assertThat(chats.notices()).as("read already").isEmpty();
    }
    engine.relay(RELAY, RelayState.CONNECTED);
    engine.relay(RELAY, RelayState.FULL);
    assertThat(chats.notices()).hasSize(1);
    engine.relay(RELAY, RelayState.UNREACHABLE);
    assertThat(chats.notices()).isEmpty();
  }

  @Test
  void a_long_catch_up_is_shown_and_a_short_one_is_not() {
    engine.begin("Ann");
    engine.catchesUp(0, ChatsViewModel.LONG_CATCH_UP - 1);
    assertThat(chats.catchUp().get()).isEmpty();
    engine.catchesUp(1_200, 5_000);
    assertThat(chats.catchUp().get())
        .hasValueSatisfying(now -> assertThat(now.share()).isEqualTo(0.24));
    engine.catchesUp(5_000, 5_000);
    assertThat(chats.catchUp().get()).isEmpty();
  }

  @Test
  void the_conversations_above_and_below_are_those_of_the_list() {
    engine.contact(MINA, "Mina", ContactState.ACCEPTED);
    engine.contact(JUN, "Jun", ContactState.ACCEPTED);
    engine.says(JUN, "first");
    engine.says(MINA, "last");
    engine.begin("Ann");
    chats.refresh();
    Optional<ConversationId> mina = Optional.of(ConversationId.with(MINA));
    Optional<ConversationId> jun = Optional.of(ConversationId.with(JUN));
    assertThat(chats.neighbour(1)).isEqualTo(mina);
    assertThat(chats.neighbour(-1)).isEqualTo(jun);
    chats.open(MINA);
    assertThat(chats.neighbour(1)).isEqualTo(jun);
    assertThat(chats.neighbour(-1)).isEmpty();
  }
}
