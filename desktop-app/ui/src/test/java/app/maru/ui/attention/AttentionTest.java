package app.maru.ui.attention;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.crypto.PersonId;
import app.maru.messaging.ContactState;
import app.maru.messaging.ConversationId;
import app.maru.messaging.DeliveryState;
import app.maru.messaging.Keeping;
import app.maru.messaging.Message;
import app.maru.ui.invented.InventedEngine;
import app.maru.ui.model.AttentionSettings;
import app.maru.ui.model.AttentionSettings.Sound;
import app.maru.ui.model.ClientModel;
import app.maru.ui.model.ScreenSettings;
import app.maru.ui.text.Texts;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class AttentionTest {
  private static final PersonId MINA = InventedEngine.person(2);
  private static final PersonId JUN = InventedEngine.person(3);
  private static final Optional<ConversationId> WITH_MINA = Optional.of(ConversationId.with(MINA));
  private static final Optional<ConversationId> WITH_JUN = Optional.of(ConversationId.with(JUN));

  private final ClientModel model = new ClientModel();
  private final InventedEngine engine = new InventedEngine(model, Instant.EPOCH);
  private final AttentionSettings settings = ScreenSettings.read(Path.of("none")).attention();
  private final Board board = new Board();
  private final Queue<Runnable> pauses = new ArrayDeque<>();
  private final List<Optional<ConversationId>> opened = new ArrayList<>();
  private Optional<ConversationId> watched = Optional.empty();
  private Instant now = Instant.EPOCH;
  private Locale language = Locale.ENGLISH;

  // Made before every test.
  @SuppressWarnings("NullAway.Init")
  private Attention attention;

  @BeforeEach
  void begin() {
    attention =
        new Attention(
            model,
            settings,
            board.desk(),
            new Attention.Window(() -> watched, opened::add, Runnable::run, pauses::add, () -> now),
            () -> Texts.in(language));
    engine.contact(MINA, "Mina Kim", ContactState.ACCEPTED);
    engine.contact(JUN, "Jun Choi", ContactState.ACCEPTED);
    engine.begin("Ann");
  }

  private void pass() {
    for (Runnable next = pauses.poll(); next != null; next = pauses.poll()) {
      next.run();
    }
  }

  private String shown(Optional<ConversationId> about) {
    Notification notification = board.shown.get(about);
    return notification == null ? "" : notification.title() + ": " + notification.body();
  }

  @Test
  void a_message_is_told_with_name_and_text_after_a_moment() {
    engine.says(MINA, "Good morning!");
    assertThat(board.shown).isEmpty();
    pass();
    assertThat(shown(WITH_MINA)).isEqualTo("Mina Kim: Good morning!");
    assertThat(board.shown).hasSize(1);
  }

  @Test
  void several_of_one_conversation_are_one_and_say_how_many() {
    engine.says(MINA, "One");
    pass();
    engine.says(MINA, "Two");
    engine.says(MINA, "Three");
    pass();
    assertThat(shown(WITH_MINA)).isEqualTo("Mina Kim (3): Three");
    assertThat(board.shown).hasSize(1);
    assertThat(board.times).isEqualTo(2);
  }

  @Test
  void reading_takes_it_away() {
    engine.says(MINA, "Good morning!");
    engine.says(JUN, "Hello");
    pass();
    engine.seenAll(MINA);
    assertThat(board.shown).containsOnlyKeys(WITH_JUN);
  }

  @Test
  void what_was_read_before_it_could_be_told_is_not_told() {
    engine.says(MINA, "Good morning!");
    engine.seenAll(MINA);
    pass();
    assertThat(board.times).isZero();
  }

  @Test
  void what_was_taken_back_or_is_gone_does_not_stay_on_the_screen() {
    Message first = engine.says(MINA, "Oops");
    Message second = engine.says(JUN, "Secret");
    pass();
    engine.retracts(first);
    engine.removes(second);
    pass();
    assertThat(board.shown).isEmpty();
    engine.retracts(engine.says(MINA, "Again"));
    pass();
    assertThat(board.shown).isEmpty();
  }

  @Test
  void what_i_say_myself_is_not_told() {
    engine.said(MINA, "Hello", DeliveryState.SENT);
    pass();
    assertThat(board.times).isZero();
  }

  @Test
  void the_conversation_that_i_look_at_is_not_told_of_and_others_are() {
    watched = WITH_MINA;
    engine.says(MINA, "You see this");
    engine.says(JUN, "And not this");
    pass();
    assertThat(board.shown).containsOnlyKeys(WITH_JUN);
  }

  @Test
  void a_muted_conversation_is_quiet_until_the_muting_ends() {
    engine.says(MINA, "Before");
    engine.seenAll(MINA);
    engine.keeps(MINA, keeping -> keeping.muted(Optional.of(Instant.ofEpochSecond(3600))));
    engine.says(MINA, "Psst");
    pass();
    assertThat(board.times).isZero();
    assertThat(attention.unread().get()).isZero();
    now = Instant.ofEpochSecond(3600);
    engine.says(MINA, "Now");
    pass();
    assertThat(shown(WITH_MINA)).endsWith("Now");
    assertThat(attention.unread().get()).isEqualTo(2);
    engine.keeps(MINA, keeping -> keeping.muted(Optional.of(Keeping.FOREVER)));
    assertThat(attention.unread().get()).isZero();
  }

  @Test
  void who_is_blocked_draws_no_attention() {
    engine.contact(JUN, "Jun Choi", ContactState.BLOCKED);
    engine.says(JUN, "Hello?");
    pass();
    assertThat(board.times).isZero();
  }

  @Test
  void a_request_is_told_without_what_the_stranger_wrote() {
    PersonId stranger = InventedEngine.person(9);
    engine.contact(stranger, "Eve", ContactState.REQUESTING);
    engine.says(stranger, "Something rude");
    pass();
    assertThat(shown(Optional.of(ConversationId.with(stranger))))
        .isEqualTo("Eve: Would like to talk to you");
  }

  @Test
  void only_what_the_person_wants_others_to_see_is_shown() {
    settings.shows().set(AttentionSettings.Shows.NAME);
    engine.says(MINA, "Good morning!");
    pass();
    assertThat(shown(WITH_MINA)).isEqualTo("Mina Kim: 1 new message");
    settings.shows().set(AttentionSettings.Shows.NOTHING);
    engine.says(MINA, "Secret");
    pass();
    assertThat(shown(WITH_MINA)).isEqualTo("Maru: 2 new messages");
    settings.notifies().set(false);
    engine.says(JUN, "Nothing at all");
    pass();
    assertThat(board.shown).containsOnlyKeys(WITH_MINA);
  }

  @Test
  void foreign_text_can_not_spoof_and_is_one_line() {
    engine.says(MINA, "a\u202Eb\n\nc" + "x".repeat(1000));
    pass();
    assertThat(shown(WITH_MINA)).startsWith("Mina Kim: ab cxxx").hasSizeLessThan(200);
  }

  @Test
  void more_than_a_few_conversations_at_once_are_told_as_one() {
    engine.says(MINA, "Hello");
    pass();
    for (int number = 20; number < 24; number++) {
      engine.contact(InventedEngine.person(number), "P" + number, ContactState.ACCEPTED);
      engine.says(InventedEngine.person(number), "Hi");
    }
    pass();
    assertThat(board.shown).containsOnlyKeys(Optional.empty());
    assertThat(shown(Optional.empty())).isEqualTo("5 new messages: In 5 conversations");
    engine.seenAll(MINA);
    assertThat(board.shown).hasSize(1);
    for (int number = 20; number < 24; number++) {
      engine.seenAll(InventedEngine.person(number));
    }
    assertThat(board.shown).isEmpty();
  }

  @Test
  void mail_of_an_absence_is_told_as_one_when_it_has_come() {
    engine.catchesUp(0, 900);
    engine.says(MINA, "Day one");
    pass();
    engine.catchesUp(500, 900);
    engine.says(JUN, "Day two");
    pass();
    assertThat(board.times).isZero();
    engine.catchesUp(900, 900);
    pass();
    assertThat(shown(Optional.empty())).isEqualTo("2 new messages: In 2 conversations");
    assertThat(board.times).isEqualTo(1);
  }

  @Test
  void mail_of_an_absence_from_one_person_is_told_with_the_name() {
    engine.catchesUp(0, 100);
    engine.says(MINA, "Day one");
    engine.says(MINA, "Day two");
    pass();
    engine.catchesUp(100, 100);
    pass();
    assertThat(shown(WITH_MINA)).isEqualTo("Mina Kim (2): Day two");
  }

  @Test
  void nothing_is_shown_on_a_locked_screen_and_all_of_it_afterwards() {
    engine.says(MINA, "Before");
    pass();
    board.lock(true);
    assertThat(board.shown).as("taken from the lock screen").isEmpty();
    engine.says(JUN, "Meanwhile");
    pass();
    assertThat(board.shown).isEmpty();
    assertThat(attention.unread().get()).isEqualTo(2);
    board.lock(false);
    pass();
    assertThat(shown(Optional.empty())).isEqualTo("2 new messages: In 2 conversations");
    board.lock(true);
    assertThat(board.shown).isEmpty();
  }

  @Test
  void what_was_read_elsewhere_while_the_screen_was_locked_is_not_told() {
    board.lock(true);
    engine.says(JUN, "Meanwhile");
    pass();
    engine.seenAll(JUN);
    board.lock(false);
    pass();
    assertThat(board.times).isZero();
  }

  @Test
  void nothing_draws_attention_while_i_want_quiet_and_nothing_comes_later() {
    settings.quietUntil().set(AttentionSettings.FOR_EVER);
    engine.says(MINA, "Psst");
    pass();
    settings.quietUntil().set(0);
    engine.says(JUN, "Hello");
    pass();
    assertThat(board.shown).containsOnlyKeys(WITH_JUN);
    settings.quietUntil().set(Duration.ofHours(1).toMillis());
    engine.says(JUN, "Quiet now");
    pass();
    now = Instant.EPOCH.plus(Duration.ofHours(1));
    engine.says(MINA, "Over");
    pass();
    assertThat(board.times).isEqualTo(2);
    assertThat(attention.unread().get()).isEqualTo(4);
  }

  @Test
  void a_click_leads_to_the_conversation() {
    board.click(WITH_MINA);
    board.click(Optional.empty());
    assertThat(opened).containsExactly(WITH_MINA, Optional.empty());
  }

  @Test
  void the_words_are_those_of_the_language_chosen_now() {
    language = Locale.KOREAN;
    settings.shows().set(AttentionSettings.Shows.NAME);
    engine.says(MINA, "안녕");
    pass();
    assertThat(shown(WITH_MINA)).isEqualTo("Mina Kim: 새 메시지 1개");
  }

  @Test
  void marked_conversations_count_as_one() {
    engine.says(MINA, "Hello");
    engine.seenAll(MINA);
    engine.keeps(MINA, keeping -> keeping.marked(true));
    assertThat(attention.unread().get()).isEqualTo(1);
  }

  @Test
  void nothing_stays_when_the_program_ends() {
    engine.says(MINA, "Hello");
    pass();
    attention.close();
    assertThat(board.shown).isEmpty();
  }

  @Test
  void a_message_that_nobody_looks_at_is_heard_once_however_many_there_are() {
    engine.says(MINA, "One");
    engine.says(JUN, "Two");
    pass();
    assertThat(board.heard).containsExactly(Sound.ARRIVED);
    engine.says(MINA, "Three");
    pass();
    assertThat(board.heard).hasSize(1);
    now = now.plusSeconds(2);
    engine.says(MINA, "Four");
    pass();
    assertThat(board.heard).containsExactly(Sound.ARRIVED, Sound.ARRIVED);
  }

  @Test
  void a_message_that_i_see_come_is_heard_only_if_i_want() {
    watched = WITH_MINA;
    engine.says(MINA, "One");
    pass();
    assertThat(board.heard).isEmpty();
    settings.hears(Sound.HERE).set(true);
    engine.says(MINA, "Two");
    pass();
    assertThat(board.heard).containsExactly(Sound.HERE);
  }

  @Test
  void a_message_of_mine_that_failed_is_heard_also_without_notifications() {
    settings.notifies().set(false);
    Message mine = engine.said(MINA, "Hello", DeliveryState.QUEUED);
    engine.changes(mine, DeliveryState.SENT);
    assertThat(board.heard).isEmpty();
    engine.changes(mine, DeliveryState.FAILED);
    assertThat(board.heard).containsExactly(Sound.FAILED);
  }

  @Test
  void nothing_is_heard_while_i_want_quiet_of_muted_ones_behind_a_lock_or_if_turned_off() {
    settings.quietUntil().set(AttentionSettings.FOR_EVER);
    engine.says(MINA, "One");
    engine.changes(engine.said(MINA, "Hello", DeliveryState.QUEUED), DeliveryState.FAILED);
    pass();
    settings.quietUntil().set(0);
    engine.keeps(JUN, keeping -> keeping.muted(Optional.of(Keeping.FOREVER)));
    engine.says(JUN, "Two");
    pass();
    board.lock(true);
    engine.says(MINA, "Three");
    pass();
    settings.hears(Sound.ARRIVED).set(false);
    board.lock(false);
    pass();
    assertThat(board.heard).isEmpty();
    assertThat(board.shown).containsOnlyKeys(WITH_MINA);
  }

  @Test
  void quiet_ends_by_itself_also_when_the_computer_slept_over_it() {
    settings.quietUntil().set(Duration.ofHours(1).toMillis());
    assertThat(attention.quiet().get()).isTrue();
    assertThat(board.alarms).containsExactly(Quiet.LONGEST_NAP);
    now = Instant.EPOCH.plus(Duration.ofMinutes(50));
    board.ring();
    assertThat(attention.quiet().get()).isTrue();
    assertThat(board.alarms).containsExactly(Duration.ofMinutes(10));
    now = Instant.EPOCH.plus(Duration.ofHours(9));
    board.ring();
    assertThat(attention.quiet().get()).isFalse();
    assertThat(board.alarms).isEmpty();
    settings.quietUntil().set(AttentionSettings.FOR_EVER);
    assertThat(attention.quiet().get()).isTrue();
    assertThat(board.alarms).isEmpty();
  }
}
