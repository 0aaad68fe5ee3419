package app.maru.ui.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.messaging.DeliveryState;
import app.maru.messaging.Draft;
import app.maru.messaging.Message;
import app.maru.messaging.MessengerException;
import app.maru.ui.invented.InventedEngine;
import app.maru.ui.model.ClientModel;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/// Nothing that was typed is lost, whatever fails and whenever that is known.
final class ComposerViewModelTest extends OpenTalk {
  private static final String OURS = "Something went wrong inside Maru.";

  /// Sends, and does not know yet how that ends.
  private CompletableFuture<Boolean> sendSlowly(ConversationViewModel talk) {
    CompletableFuture<Boolean> end = new CompletableFuture<>();
    engine.held = end;
    talk.send();
    return end;
  }

  private void fail(CompletableFuture<Boolean> end) {
    engine.held = CompletableFuture.completedFuture(true);
    end.completeExceptionally(new IllegalStateException("a fault of ours"));
  }

  @Test
  void what_nobody_foresaw_brings_back_what_was_typed_and_is_said() {
    ConversationViewModel talk = open();
    talk.composer().text().set("hello");
    CompletableFuture<Boolean> end = sendSlowly(talk);
    assertThat(talk.composer().text().get()).isEmpty();
    fail(end);
    assertThat(talk.composer().text().get()).isEqualTo("hello");
    assertThat(talk.composer().problem().get()).startsWith(OURS);
    assertThat(model.draft(WITH_MINA)).isEqualTo(new Draft("hello", Optional.empty()));
  }

  @Test
  void what_fails_before_there_is_an_answer_brings_it_back_too() {
    Message ofAnother = new InventedEngine(new ClientModel(), NOW).says(MINA, "unknown here");
    ConversationViewModel talk = open();
    talk.composer().answer(ofAnother);
    talk.composer().text().set("hello");
    talk.send();
    assertThat(talk.composer().text().get()).isEqualTo("hello");
    assertThat(talk.composer().answered().get()).contains(ofAnother);
    assertThat(talk.composer().problem().get()).startsWith(OURS);
    talk.composer().edit(ofAnother);
    talk.composer().text().set("changed");
    talk.send();
    assertThat(talk.composer().edited().get()).contains(ofAnother);
    assertThat(talk.composer().text().get()).isEqualTo("changed");
    assertThat(talk.composer().problem().get()).startsWith(OURS);
  }

  @Test
  void what_was_begun_meanwhile_stands_behind_what_comes_back() {
    Message first = engine.says(MINA, "tea?");
    Message second = engine.says(MINA, "or coffee?");
    ConversationViewModel talk = open();
    talk.composer().answer(first);
    talk.composer().text().set("yes");
    CompletableFuture<Boolean> end = sendSlowly(talk);
    talk.composer().answer(second);
    talk.composer().text().set("no");
    fail(end);
    assertThat(talk.composer().text().get()).isEqualTo("yes\nno");
    assertThat(talk.composer().answered().get()).contains(second);
  }

  @Test
  void what_comes_back_while_a_message_is_edited_is_set_aside_until_that_is_done() {
    Message theirs = engine.says(MINA, "tea?");
    Message mine = engine.said(MINA, "mine", DeliveryState.READ);
    ConversationViewModel talk = open();
    talk.composer().answer(theirs);
    talk.composer().text().set("hello");
    CompletableFuture<Boolean> end = sendSlowly(talk);
    talk.composer().edit(mine);
    talk.composer().text().set("mine, chan");
    fail(end);
    assertThat(talk.composer().text().get()).isEqualTo("mine, chan");
    assertThat(talk.composer().problem().get()).startsWith(OURS);
    Draft kept = new Draft("hello", Optional.of(theirs.id()));
    assertThat(model.draft(WITH_MINA)).isEqualTo(kept);
    assertThat(engine.drafts).containsEntry(WITH_MINA, kept);
    talk.composer().text().set("mine, changed");
    talk.send();
    assertThat(engine.calls).contains("edit mine, changed");
    assertThat(talk.composer().text().get()).isEqualTo("hello");
    assertThat(talk.composer().answered().get()).contains(theirs);
  }

  @Test
  void an_edit_that_fails_is_taken_up_again_with_what_was_typed_since() {
    Message mine = engine.said(MINA, "mine", DeliveryState.READ);
    ConversationViewModel talk = open();
    talk.composer().edit(mine);
    talk.composer().text().set("mended");
    CompletableFuture<Boolean> end = sendSlowly(talk);
    talk.composer().text().set("something else");
    fail(end);
    assertThat(talk.composer().text().get()).isEqualTo("mended");
    end = sendSlowly(talk);
    assertThat(talk.composer().text().get()).isEqualTo("something else");
    talk.composer().edit(mine);
    fail(end);
    assertThat(talk.composer().text().get()).as("nothing typed since").isEqualTo("mended");
    end = sendSlowly(talk);
    talk.composer().edit(mine);
    talk.composer().text().set("otherwise");
    fail(end);
    assertThat(talk.composer().edited().get()).contains(mine);
    assertThat(talk.composer().text().get()).isEqualTo("mended\notherwise");
    assertThat(talk.composer().problem().get()).startsWith(OURS);
  }

  @Test
  void an_edit_that_fails_while_another_message_is_edited_disturbs_neither() {
    Message one = engine.said(MINA, "one", DeliveryState.READ);
    Message two = engine.said(MINA, "two", DeliveryState.READ);
    ConversationViewModel talk = open();
    talk.composer().edit(one);
    talk.composer().text().set("one, mended");
    CompletableFuture<Boolean> end = sendSlowly(talk);
    talk.composer().edit(two);
    talk.composer().text().set("two, men");
    fail(end);
    assertThat(talk.composer().edited().get()).contains(two);
    assertThat(talk.composer().text().get()).isEqualTo("two, men");
    assertThat(talk.composer().problem().get()).startsWith(OURS);
    assertThat(talk.composer().leave()).isTrue();
    assertThat(talk.composer().text().get()).isEqualTo("one, mended");
  }

  @Test
  void what_fails_after_the_conversation_was_closed_waits_there_and_is_told_below_the_list() {
    ConversationViewModel talk = open();
    talk.composer().text().set("hello");
    CompletableFuture<Boolean> end = sendSlowly(talk);
    talk.close();
    fail(end);
    assertThat(engine.drafts).containsEntry(WITH_MINA, new Draft("hello", Optional.empty()));
    assertThat(model.refusals().last().orElseThrow().what()).isEqualTo(OURS);
    assertThat(open().composer().text().get()).isEqualTo("hello");
  }

  @Test
  void what_fails_after_it_was_closed_and_opened_anew_stands_before_what_was_begun_there() {
    Message theirs = engine.says(MINA, "tea?");
    ConversationViewModel talk = open();
    talk.composer().answer(theirs);
    talk.composer().text().set("hello");
    CompletableFuture<Boolean> end = sendSlowly(talk);
    talk.close();
    ConversationViewModel again = open();
    again.composer().text().set("and more");
    fail(end);
    assertThat(again.composer().text().get()).isEqualTo("hello\nand more");
    assertThat(again.composer().answered().get()).contains(theirs);
    again.close();
    assertThat(engine.drafts)
        .containsEntry(WITH_MINA, new Draft("hello\nand more", Optional.of(theirs.id())));
  }

  @Test
  void what_fails_after_it_was_opened_anew_to_edit_a_message_waits_until_that_is_done() {
    Message mine = engine.said(MINA, "mine", DeliveryState.READ);
    ConversationViewModel talk = open();
    talk.composer().text().set("hello");
    CompletableFuture<Boolean> end = sendSlowly(talk);
    talk.close();
    ConversationViewModel again = open();
    again.composer().edit(mine);
    again.composer().text().set("mended");
    fail(end);
    assertThat(again.composer().text().get()).isEqualTo("mended");
    again.send();
    assertThat(again.composer().text().get()).isEqualTo("hello");
  }

  @Test
  void drafts_that_are_read_only_after_the_conversation_was_opened_are_taken_up() {
    ConversationViewModel talk = open();
    engine.drafts.put(WITH_MINA, new Draft("from yesterday", Optional.empty()));
    model.loadDrafts(engine);
    assertThat(talk.composer().text().get()).isEqualTo("from yesterday");
  }

  @Test
  void a_message_that_is_not_deleted_is_said_also_after_the_conversation_was_closed() {
    Message mine = engine.said(MINA, "mine", DeliveryState.READ);
    ConversationViewModel talk = open();
    engine.failure = Optional.of(new MessengerException(MessengerException.Reason.DISK_FULL));
    talk.deeds().remove(List.of(mine));
    assertThat(talk.composer().problem().get()).startsWith("The disk is full");
    CompletableFuture<Boolean> end = new CompletableFuture<>();
    engine.held = end;
    talk.deeds().retract(List.of(mine));
    talk.close();
    assertThat(model.refusals().last()).isEmpty();
    fail(end);
    assertThat(model.refusals().last().orElseThrow().what()).isEqualTo(OURS);
  }

  @Test
  void what_comes_back_before_it_is_known_what_it_answers_answers_that_still() {
    Message theirs = engine.says(MINA, "tea?");
    model.draft(WITH_MINA, new Draft("yes", Optional.of(theirs.id())));
    engine.held = new CompletableFuture<>();
    ConversationViewModel talk = open();
    CompletableFuture<Boolean> end = sendSlowly(talk);
    fail(end);
    assertThat(talk.composer().text().get()).isEqualTo("yes");
    assertThat(talk.composer().answered().get()).contains(theirs);
    assertThat(model.draft(WITH_MINA)).isEqualTo(new Draft("yes", Optional.of(theirs.id())));
  }

  @Test
  void what_a_closed_conversation_learns_late_takes_nothing_from_the_one_opened_since() {
    Message theirs = engine.says(MINA, "tea?");
    model.draft(WITH_MINA, new Draft("yes", Optional.of(theirs.id())));
    CompletableFuture<Boolean> slow = new CompletableFuture<>();
    engine.held = slow;
    open().close();
    engine.held = CompletableFuture.completedFuture(true);
    ConversationViewModel again = open();
    again.composer().text().set("yes, at four");
    slow.complete(true);
    engine.says(MINA, "or coffee?");
    assertThat(again.composer().text().get()).isEqualTo("yes, at four");
  }
}
