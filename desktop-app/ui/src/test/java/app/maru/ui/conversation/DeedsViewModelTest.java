package app.maru.ui.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.crypto.PersonId;
import app.maru.messaging.ContactState;
import app.maru.messaging.ConversationId;
import app.maru.messaging.DeliveryState;
import app.maru.messaging.Draft;
import app.maru.messaging.Message;
import app.maru.messaging.MessengerException;
import app.maru.messaging.Quote;
import app.maru.messaging.find.Needle;
import app.maru.ui.invented.InventedEngine;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class DeedsViewModelTest extends OpenTalk {
  private static List<Message> shown(ConversationViewModel talk) {
    return talk.items().stream()
        .filter(Item.Bubble.class::isInstance)
        .map(item -> ((Item.Bubble) item).message())
        .toList();
  }

  @Test
  void a_quote_changes_with_its_message() {
    Message first = engine.says(MINA, "tea?");
    engine.answers(MINA, "well?", first);
    ConversationViewModel talk = open();
    engine.edits(first, "coffee?");
    assertThat(shown(talk).getLast().traits().quote().flatMap(Quote::text)).contains("coffee?");
    engine.removes(first);
    assertThat(shown(talk)).hasSize(1);
    assertThat(shown(talk).getLast().traits().quote()).contains(Quote.missing(first.id()));
  }

  @Test
  void a_message_that_goes_while_it_is_answered_or_edited_is_let_go() {
    Message mine = engine.said(MINA, "mine", DeliveryState.READ);
    Message theirs = engine.says(MINA, "theirs");
    ConversationViewModel talk = open();
    talk.composer().answer(theirs);
    engine.retracts(theirs);
    assertThat(talk.composer().answered().get()).isEmpty();
    talk.composer().text().set("begun");
    talk.composer().edit(mine);
    engine.removes(mine);
    assertThat(talk.composer().edited().get()).isEmpty();
    assertThat(talk.composer().text().get()).isEqualTo("begun");
  }

  @Test
  void the_last_message_of_mine_that_was_not_taken_back_is_taken_up() {
    ConversationViewModel empty = open();
    assertThat(empty.editLast().join()).isEmpty();
    empty.close();
    engine.said(MINA, "one", DeliveryState.READ);
    Message two = engine.said(MINA, "two", DeliveryState.READ);
    engine.says(MINA, "three");
    ConversationViewModel talk = open();
    engine.retracts(two);
    assertThat(talk.editLast().join()).isPresent();
    assertThat(talk.composer().text().get()).isEqualTo("one");
  }

  @Test
  void a_draft_is_not_what_is_being_edited() {
    Message mine = engine.said(MINA, "mine", DeliveryState.READ);
    ConversationViewModel talk = open();
    talk.composer().text().set("draft");
    talk.composer().edit(mine);
    talk.composer().text().set("mine, changed");
    talk.close();
    assertThat(engine.drafts)
        .containsEntry(ConversationId.with(MINA), new Draft("draft", Optional.empty()));
    assertThat(model.draft(ConversationId.with(MINA)))
        .isEqualTo(new Draft("draft", Optional.empty()));
  }

  @Test
  void an_answer_that_was_refused_comes_back_as_an_answer() {
    Message theirs = engine.says(MINA, "theirs");
    ConversationViewModel talk = open();
    talk.composer().answer(theirs);
    talk.composer().text().set("yes");
    engine.failure = Optional.of(new MessengerException(MessengerException.Reason.TOO_MANY));
    talk.send();
    assertThat(talk.composer().answered().get()).contains(theirs);
    assertThat(talk.composer().text().get()).isEqualTo("yes");
    assertThat(talk.composer().problem().get()).isNotEmpty();
  }

  @Test
  void at_most_three_feelings_stay_the_latest() {
    Message theirs = engine.says(MINA, "theirs");
    DeedsViewModel deeds = open().deeds();
    for (String emoji : List.of("👍", "❤️", "😂", "🎉")) {
      deeds.feel(deeds.find(theirs.id()).orElseThrow(), emoji);
    }
    assertThat(DeedsViewModel.feelings(deeds.find(theirs.id()).orElseThrow()))
        .containsExactly("❤️", "😂", "🎉");
  }

  @Test
  void what_is_chosen_is_copied_in_order_with_names_and_times_and_without_what_is_gone() {
    Message one = engine.says(MINA, "one");
    Message two = engine.said(MINA, "two\nlines", DeliveryState.READ);
    Message three = engine.says(MINA, "three");
    DeedsViewModel deeds = open().deeds();
    deeds.choose(two);
    deeds.toggle(one);
    deeds.toggle(three);
    engine.retracts(three);
    assertThat(deeds.words(deeds.chosen()))
        .isEqualTo(
            "[21 November 2026, 05:00:00] Mina: one\n[21 November 2026, 05:00:00] Ann: two\nlines");
    assertThat(deeds.words(List.of(one))).isEqualTo("one");
    engine.removes(one);
    assertThat(deeds.count().get()).isEqualTo(2);
    assertThat(deeds.leave()).isTrue();
    assertThat(deeds.leave()).isFalse();
  }

  @Test
  void a_range_is_chosen_from_the_last_one_on() {
    List<Message> all =
        List.of(engine.says(MINA, "a"), engine.says(MINA, "b"), engine.says(MINA, "c"));
    DeedsViewModel deeds = open().deeds();
    deeds.choose(all.getLast());
    deeds.chooseUpTo(all.getFirst());
    assertThat(deeds.chosen()).extracting(Message::text).containsExactly("a", "b", "c");
  }

  @Test
  void a_message_far_back_is_loaded_when_it_is_wanted() {
    Message first = engine.says(MINA, "first");
    for (int i = 0; i < 2_000; i++) {
      engine.says(MINA, "word " + i);
    }
    engine.seenAll(MINA);
    ConversationViewModel talk = open();
    assertThat(talk.deeds().find(first.id())).isEmpty();
    talk.jumpTo(first.id()).join();
    assertThat(talk.deeds().find(first.id())).isPresent();
  }

  @Test
  void strangers_and_blocked_people_are_no_addressees() {
    engine.says(MINA, "hello");
    PersonId jun = InventedEngine.person(3);
    engine.contact(jun, "Jun", ContactState.BLOCKED);
    engine.says(jun, "hello");
    assertThat(addressees("")).containsExactly("Notes to myself", "Mina");
  }

  @Test
  void who_has_said_no_name_is_called_as_everywhere_in_the_window() {
    PersonId jun = InventedEngine.person(3);
    engine.contact(jun, jun.toString(), ContactState.ACCEPTED);
    Message theirs = engine.says(jun, "hello");
    assertThat(addressees("")).containsExactlyInAnyOrder("Notes to myself", "Mina", "New contact");
    assertThat(addressees(jun.toString())).as("is no name").isEmpty();
    PersonId sora = InventedEngine.person(4);
    engine.contact(sora, sora.toString(), ContactState.REQUESTED);
    assertThat(addressees("new"))
        .containsExactly("New contact (" + jun + ")", "New contact (" + sora + ")");
    assertThat(open(jun).deeds().words(List.of(theirs, theirs)))
        .contains("] New contact (" + jun + "): hello");
  }

  private List<String> addressees(String words) {
    return open().deeds().addressees(Needle.of(words)).stream()
        .map(DeedsViewModel.Addressee::name)
        .toList();
  }

  @Test
  void contacts_without_a_conversation_are_addressees_and_each_is_found_by_both_names() {
    engine.says(MINA, "hello");
    PersonId jun = InventedEngine.person(3);
    engine.contact(jun, "최준", ContactState.ACCEPTED);
    engine.regards(jun, regard -> regard.called("Boss"));
    assertThat(addressees("")).containsExactly("Notes to myself", "Mina", "Boss");
    assertThat(addressees("ㅊㅈ")).containsExactly("Boss");
    assertThat(addressees("boss")).containsExactly("Boss");
    assertThat(addressees("notes")).containsExactly("Notes to myself");
    assertThat(addressees("nobody")).isEmpty();
  }

  @Test
  void sending_again_takes_the_words_and_their_quote_and_leaves_what_is_being_written() {
    Message theirs = engine.says(MINA, "coming?");
    Message lost = engine.said(MINA, "yes", DeliveryState.FAILED, Optional.of(theirs));
    ConversationViewModel talk = open();
    talk.composer().text().set("half a thought");
    talk.composer().answer(theirs);
    talk.sendAgain(lost);
    assertThat(engine.sent).containsExactly("yes");
    assertThat(shown(talk).getLast().traits().quote().map(Quote::message)).contains(theirs.id());
    assertThat(talk.composer().text().get()).isEqualTo("half a thought");
    assertThat(talk.composer().answered().get()).contains(theirs);
    engine.failure = Optional.of(new MessengerException(MessengerException.Reason.TOO_MANY));
    talk.sendAgain(lost);
    assertThat(talk.composer().problem().get()).isNotEmpty();
    assertThat(talk.composer().text().get()).isEqualTo("half a thought");
  }

  @Test
  void what_answered_something_that_is_gone_is_sent_again_without_it() {
    Message theirs = engine.says(MINA, "coming?");
    Message lost = engine.said(MINA, "yes", DeliveryState.FAILED, Optional.of(theirs));
    ConversationViewModel talk = open();
    engine.removes(theirs);
    talk.sendAgain(talk.deeds().find(lost.id()).orElseThrow());
    assertThat(engine.sent).containsExactly("yes");
    assertThat(shown(talk).getLast().traits().quote()).isEmpty();
  }

  @Test
  void a_draft_keeps_what_it_answers_also_while_another_conversation_is_open() {
    Message theirs = engine.says(MINA, "coming?");
    ConversationViewModel talk = open();
    talk.composer().answer(theirs);
    talk.composer().text().set("half a");
    talk.close();
    Draft kept = new Draft("half a", Optional.of(theirs.id()));
    assertThat(engine.drafts).containsEntry(ConversationId.with(MINA), kept);
    ConversationViewModel again = open();
    assertThat(again.composer().answered().get().map(Message::id)).contains(theirs.id());
    again.send();
    assertThat(shown(again).getLast().traits().quote().map(Quote::message)).contains(theirs.id());
    assertThat(engine.drafts).isEmpty();
    again.close();
    assertThat(open().composer().answered().get()).isEmpty();
  }

  @Test
  void a_draft_that_answers_what_is_gone_answers_nothing() {
    Message theirs = engine.says(MINA, "coming?");
    ConversationViewModel talk = open();
    talk.composer().answer(theirs);
    talk.composer().text().set("half a");
    talk.close();
    engine.removes(theirs);
    ConversationViewModel again = open();
    assertThat(again.composer().answered().get()).isEmpty();
    assertThat(again.composer().text().get()).isEqualTo("half a");
  }

  @Test
  void a_message_far_back_stays_the_one_that_is_answered() {
    Message first = engine.says(MINA, "first");
    for (int i = 0; i < 2_000; i++) {
      engine.says(MINA, "word " + i);
    }
    engine.seenAll(MINA);
    ConversationViewModel talk = open();
    talk.jumpTo(first.id()).join();
    talk.composer().answer(first);
    talk.toNewest();
    engine.says(MINA, "and one more");
    assertThat(talk.composer().answered().get().map(Message::id)).contains(first.id());
    engine.removes(first);
    assertThat(talk.composer().answered().get()).isEmpty();
  }

  @Test
  void editing_sets_aside_what_was_being_answered_too() {
    Message theirs = engine.says(MINA, "coming?");
    Message mine = engine.said(MINA, "mine", DeliveryState.READ);
    ConversationViewModel talk = open();
    talk.composer().answer(theirs);
    talk.composer().text().set("half a");
    talk.composer().edit(mine);
    talk.composer().save();
    assertThat(engine.drafts)
        .containsEntry(ConversationId.with(MINA), new Draft("half a", Optional.of(theirs.id())));
    talk.composer().leave();
    assertThat(talk.composer().answered().get()).contains(theirs);
    assertThat(talk.composer().text().get()).isEqualTo("half a");
  }

  @Test
  void what_is_sent_later_keeps_what_it_answers_and_comes_back_with_it() {
    Message theirs = engine.says(MINA, "coming?");
    ConversationViewModel talk = open();
    talk.composer().answer(theirs);
    talk.composer().text().set("yes");
    engine.failure = Optional.of(new MessengerException(MessengerException.Reason.TOO_MANY));
    talk.composer().sendLater(NOW.plusSeconds(60));
    assertThat(talk.composer().text().get()).isEqualTo("yes");
    assertThat(talk.composer().answered().get()).contains(theirs);
    talk.composer().sendLater(NOW.plusSeconds(60));
    assertThat(engine.plans)
        .singleElement()
        .satisfies(plan -> assertThat(plan.reply()).contains(theirs.id()));
    assertThat(talk.composer().answered().get()).isEmpty();
  }

  @Test
  void a_plan_is_changed_in_words_and_time_and_a_refusal_is_the_callers_to_tell() {
    engine.plans(MINA, "later", NOW.plusSeconds(60));
    DeedsViewModel deeds = open().deeds();
    deeds.replan(deeds.plans().get().getFirst(), "much later", NOW.plusSeconds(600)).join();
    assertThat(deeds.plans().get())
        .singleElement()
        .satisfies(plan -> assertThat(plan.text()).isEqualTo("much later"))
        .satisfies(plan -> assertThat(plan.at()).isEqualTo(NOW.plusSeconds(600)));
    engine.failure = Optional.of(new MessengerException(MessengerException.Reason.UNKNOWN_MESSAGE));
    assertThat(deeds.replan(deeds.plans().get().getFirst(), "never", NOW.plusSeconds(700)))
        .isCompletedExceptionally();
  }

  @Test
  void plans_of_this_conversation_only_are_shown() {
    DeedsViewModel deeds = open().deeds();
    engine.plans(MINA, "later", NOW.plusSeconds(60));
    engine.plans(InventedEngine.person(3), "elsewhere", NOW.plusSeconds(60));
    assertThat(deeds.plans().get()).extracting(plan -> plan.text()).containsExactly("later");
    deeds.cancel(deeds.plans().get().getFirst());
    assertThat(deeds.plans().get()).isEmpty();
  }
}
