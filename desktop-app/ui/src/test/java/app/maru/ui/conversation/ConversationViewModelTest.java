package app.maru.ui.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.messaging.ContactState;
import app.maru.messaging.DeliveryState;
import app.maru.messaging.Draft;
import app.maru.messaging.Message;
import app.maru.messaging.MessengerException;
import app.maru.messaging.PresenceState;
import app.maru.messaging.Route;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ConversationViewModelTest extends OpenTalk {
  private static List<String> lines(ConversationViewModel talk) {
    return talk.items().stream()
        .map(item ->
            switch (item) {
              case Item.Beginning() -> "beginning";
              case Item.Day(_, var heading) -> heading;
              case Item.Unread() -> "unread";
              case Item.Bubble(var message, var opens, var closes) ->
                  (opens ? "(" : "") + message.text() + (closes ? ")" : "");
            })
        .toList();
  }

  @Test
  void the_other_is_online_away_or_writing_as_far_as_they_tell() {
    ConversationViewModel talk = open();
    assertThat(talk.status().get()).isEmpty();
    engine.isThere(MINA, PresenceState.ONLINE);
    assertThat(talk.status().get()).isEqualTo("Online");
    engine.writes(MINA, true);
    assertThat(talk.status().get()).isEqualTo("writing…");
    engine.writes(MINA, false);
    engine.isThere(MINA, PresenceState.AWAY);
    assertThat(talk.status().get()).isEqualTo("Away");
    engine.isThere(MINA, PresenceState.UNKNOWN);
    assertThat(talk.status().get()).isEmpty();
    talk.composer().text().set("he");
    pauses.remove().run();
    assertThat(engine.calls).contains("writing");
  }

  @Test
  void messages_are_grouped_by_person_day_and_pause() {
    engine.at(NOW.minus(Duration.ofDays(1)));
    engine.says(MINA, "a");
    engine.at(NOW.minus(Duration.ofMinutes(20)));
    engine.says(MINA, "b");
    engine.says(MINA, "c");
    engine.said(MINA, "d", DeliveryState.SENT);
    engine.at(NOW);
    engine.said(MINA, "e", DeliveryState.SENT);
    engine.seenAll(MINA);
    assertThat(lines(open()))
        .containsExactly("beginning", "Yesterday", "(a)", "Today", "(b", "c)", "(d)", "(e)");
  }

  @Test
  void the_divider_stays_where_it_was_until_i_answer() {
    engine.says(MINA, "old");
    engine.seenAll(MINA);
    Message first = engine.says(MINA, "new");
    ConversationViewModel talk = open();
    engine.says(MINA, "newer");
    assertThat(lines(talk))
        .containsExactly("beginning", "Today", "(old)", "unread", "(new", "newer)");
    talk.saw(first);
    assertThat(lines(talk)).contains("unread");
    talk.composer().text().set("answer");
    assertThat(talk.send()).isTrue();
    assertThat(lines(talk))
        .containsExactly("beginning", "Today", "(old", "new", "newer)", "(answer)");
  }

  @Test
  void the_divider_outlives_the_mending_of_an_old_message() {
    engine.said(MINA, "olt", DeliveryState.READ);
    engine.says(MINA, "new");
    ConversationViewModel talk = open();
    int returns = talk.returns().get();
    assertThat(talk.editLast().join()).isPresent();
    talk.composer().text().set("old");
    assertThat(talk.send()).isTrue();
    assertThat(lines(talk)).containsExactly("beginning", "Today", "(old)", "unread", "(new)");
    assertThat(talk.returns().get()).as("the list goes nowhere").isEqualTo(returns);
  }

  @Test
  void my_last_message_is_taken_up_far_above_what_is_loaded_but_not_without_end() {
    engine.said(MINA, "far above", DeliveryState.READ);
    for (int after = 0; after < LastOfMine.MOST - 1; after++) {
      engine.says(MINA, "word " + after);
    }
    engine.seenAll(MINA);
    ConversationViewModel talk = open();
    assertThat(talk.editLast().join().map(Message::text)).contains("far above");
    assertThat(talk.composer().text().get()).isEqualTo("far above");
    assertThat(talk.editLast().join()).as("that is begun now").isEmpty();
    talk.close();
    for (int after = 0; after <= LastOfMine.PAGE; after++) {
      engine.says(MINA, "more " + after);
    }
    engine.seenAll(MINA);
    assertThat(open().editLast().join()).isEmpty();
  }

  @Test
  void what_was_seen_is_told_once_and_counts_down() {
    engine.says(MINA, "one");
    Message two = engine.says(MINA, "two");
    engine.says(MINA, "three");
    ConversationViewModel talk = open();
    assertThat(talk.below().get()).isEqualTo(3);
    talk.saw(two);
    talk.saw(two);
    assertThat(engine.read).containsExactly(two.id());
    assertThat(talk.below().get()).isEqualTo(1);
  }

  @Test
  void seeing_my_own_message_means_having_seen_what_is_above_it() {
    Message hers = engine.says(MINA, "hers");
    Message mine = engine.said(MINA, "mine", DeliveryState.SENT);
    open().saw(mine);
    assertThat(engine.read).containsExactly(hers.id());
  }

  @Test
  void an_empty_message_is_never_sent() {
    ConversationViewModel talk = open();
    assertThat(talk.composer().sendable().get()).isFalse();
    talk.composer().text().set(" \n\t ");
    assertThat(talk.composer().sendable().get()).isFalse();
    assertThat(talk.send()).isFalse();
    assertThat(engine.sent).isEmpty();
  }

  @Test
  void sending_twice_sends_once() {
    ConversationViewModel talk = open();
    talk.composer().text().set("hello");
    talk.send();
    talk.send();
    assertThat(engine.sent).containsExactly("hello");
    assertThat(talk.composer().text().get()).isEmpty();
  }

  @Test
  void a_message_that_could_not_be_sent_comes_back_with_a_reason() {
    ConversationViewModel talk = open();
    talk.composer().text().set("hello");
    engine.failure = Optional.of(new MessengerException(MessengerException.Reason.DISK_FULL));
    talk.send();
    assertThat(talk.composer().text().get()).isEqualTo("hello");
    assertThat(talk.composer().problem().get()).startsWith("The disk is full");
    assertThat(model.draft(WITH_MINA).text()).isEqualTo("hello");
    talk.send();
    assertThat(talk.composer().problem().get()).isEmpty();
    assertThat(engine.sent).containsExactly("hello", "hello");
  }

  @Test
  void a_draft_is_stored_after_a_pause_once_for_many_letters() {
    ConversationViewModel talk = open();
    talk.composer().text().set("h");
    talk.composer().text().set("he");
    assertThat(pauses).hasSize(1);
    pauses.remove().run();
    assertThat(engine.drafts).containsEntry(WITH_MINA, new Draft("he", Optional.empty()));
    assertThat(engine.calls).containsOnlyOnce("saveDraft");
  }

  @Test
  void a_draft_waits_while_another_conversation_is_open_and_goes_when_sent() {
    ConversationViewModel talk = open();
    talk.composer().text().set("half a");
    talk.close();
    assertThat(engine.drafts).containsEntry(WITH_MINA, new Draft("half a", Optional.empty()));
    ConversationViewModel again = open();
    assertThat(again.composer().text().get()).isEqualTo("half a");
    again.send();
    assertThat(engine.drafts).isEmpty();
  }

  @Test
  void title_route_and_state_follow_the_model() {
    ConversationViewModel talk = open();
    assertThat(talk.title().get()).isEqualTo("Mina");
    assertThat(talk.route().get()).isEqualTo(Route.WAITING);
    engine.appears(MINA, "Mina");
    assertThat(talk.route().get()).isEqualTo(Route.DIRECT);
    engine.contact(MINA, "Mina Kim", ContactState.REQUESTING);
    assertThat(talk.title().get()).isEqualTo("Mina Kim");
    talk.terms().accept();
    assertThat(talk.state().get()).isEqualTo(ContactState.ACCEPTED);
    talk.terms().block();
    assertThat(talk.state().get()).isEqualTo(ContactState.BLOCKED);
    talk.terms().unblock();
    assertThat(engine.calls).contains("accept", "block", "unblock");
  }

  @Test
  void while_one_comes_after_another_the_first_of_them_is_where_reading_goes_on() {
    Message old = engine.says(MINA, "old");
    engine.seenAll(MINA);
    ConversationViewModel talk = open();
    assertThat(talk.firstUnseen()).isEmpty();
    Message one = engine.says(MINA, "one");
    talk.saw(one);
    talk.saw(engine.says(MINA, "two"));
    assertThat(talk.firstUnseen()).contains(one.id());
    talk.divide();
    assertThat(lines(talk))
        .containsExactly("beginning", "Today", "(old)", "unread", "(one", "two)");
    pauses.forEach(Runnable::run);
    assertThat(talk.firstUnseen()).isEmpty();
    Message three = engine.says(MINA, "three");
    assertThat(talk.firstUnseen()).contains(three.id());
    assertThat(engine.read).doesNotContain(old.id(), three.id());
  }

  @Test
  void of_more_unread_ones_than_are_loaded_the_divider_stands_above_the_first_that_is_loaded() {
    for (int number = 0; number < 1_100; number++) {
      engine.says(MINA, "new " + number);
    }
    assertThat(lines(open())).startsWith("Today", "unread", "(new 100");
  }

  @Test
  void going_to_the_end_passes_all_that_came() {
    ConversationViewModel talk = open();
    talk.saw(engine.says(MINA, "one"));
    assertThat(talk.firstUnseen()).isPresent();
    talk.toNewest();
    assertThat(talk.firstUnseen()).isEmpty();
  }

  @Test
  void the_mail_of_an_absence_is_much_and_a_few_messages_are_not() {
    ConversationViewModel talk = open();
    engine.catchesUp(0, Unseen.MANY - 1);
    assertThat(talk.isMuchComing()).isFalse();
    engine.catchesUp(0, Unseen.MANY);
    assertThat(talk.isMuchComing()).isTrue();
    engine.catchesUp(Unseen.MANY, Unseen.MANY);
    assertThat(talk.isMuchComing()).isFalse();
  }

  @Test
  void a_closed_conversation_no_longer_follows() {
    ConversationViewModel talk = open();
    talk.close();
    engine.says(MINA, "late");
    assertThat(lines(talk)).doesNotContain("(late)");
  }

  @Test
  void what_is_refused_is_said_and_changes_nothing() {
    engine.contact(MINA, "Mina", ContactState.REQUESTING);
    engine.says(MINA, "may I?");
    ConversationViewModel talk = open();
    MessengerException full = new MessengerException(MessengerException.Reason.DISK_FULL);
    List<Runnable> asked =
        List.of(
            talk.terms()::accept,
            talk.terms()::block,
            talk.terms()::unblock,
            talk.terms()::keep,
            () -> talk.terms().decline(() -> engine.calls.add("closed")));
    for (Runnable each : asked) {
      talk.composer().text().set("x");
      assertThat(talk.composer().problem().get()).isEmpty();
      engine.failure = Optional.of(full);
      each.run();
      assertThat(talk.composer().problem().get()).startsWith("The disk is full");
      talk.composer().text().set("");
    }
    assertThat(talk.state().get()).isEqualTo(ContactState.REQUESTING);
    assertThat(engine.calls).doesNotContain("closed");
    talk.terms().decline(() -> engine.calls.add("closed"));
    assertThat(engine.calls).contains("closed");
  }
}
