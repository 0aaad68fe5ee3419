package app.maru.ui.keep;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.crypto.PersonId;
import app.maru.messaging.ContactState;
import app.maru.messaging.ConversationId;
import app.maru.messaging.DeliveryState;
import app.maru.messaging.Message;
import app.maru.messaging.MessengerException;
import app.maru.ui.invented.InventedEngine;
import app.maru.ui.model.ClientModel;
import app.maru.ui.text.Texts;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.scene.control.MenuItem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class KeepViewModelTest {
  private static final PersonId MINA = InventedEngine.person(2);
  private static final PersonId JUN = InventedEngine.person(3);
  private static final ConversationId TALK = ConversationId.with(MINA);
  private final ClientModel model = new ClientModel();
  private final InventedEngine engine = new InventedEngine(model, Instant.EPOCH);
  private final Texts texts = Texts.in(Locale.ENGLISH);
  private final KeepViewModel keep = new KeepViewModel(engine, model, texts, TALK);

  @BeforeEach
  void begin() {
    engine.begin("Ann");
    engine.contact(MINA, "Mina", ContactState.ACCEPTED);
    engine.says(MINA, "hello");
  }

  private List<String> menu() {
    return KeepMenu.items(keep, () -> engine.calls.add("ask")).stream()
        .map(MenuItem::getId)
        .toList();
  }

  private void choose(String id) {
    KeepMenu.items(keep, () -> engine.calls.add("ask")).stream()
        .filter(item -> id.equals(item.getId()))
        .forEach(item -> item.getOnAction().handle(null));
  }

  private DeleteViewModel asking() {
    return new DeleteViewModel(
        engine, model, TALK, texts, () -> engine.calls.add("left"), () -> engine.calls.add("done"));
  }

  @Test
  void the_menu_offers_what_can_be_done_now() {
    assertThat(menu())
        .containsExactly("keep-read", "keep-pin", "keep-mute", "keep-archive", "keep-delete");
    choose("keep-pin");
    assertThat(engine.calls).contains("pin 1");
    assertThat(menu()).contains("keep-unpin").doesNotContain("keep-pin", "keep-up", "keep-down");
    choose("keep-unpin");
    assertThat(engine.calls).contains("pin 0");
    choose("keep-archive");
    assertThat(menu()).contains("keep-unarchive").doesNotContain("keep-pin");
    choose("keep-unarchive");
    choose("keep-delete");
    assertThat(engine.calls).endsWith("archive true", "archive false", "ask");
  }

  @Test
  void moving_is_offered_where_there_is_another_to_be_passed() {
    engine.contact(JUN, "Jun", ContactState.ACCEPTED);
    engine.says(JUN, "hello");
    engine.keeps(JUN, keeping -> keeping.pinnedAt(1));
    engine.keeps(MINA, keeping -> keeping.pinnedAt(2));
    assertThat(menu()).contains("keep-up").doesNotContain("keep-down");
    choose("keep-up");
    assertThat(engine.calls).containsExactly("pin 1");
    assertThat(menu()).contains("keep-down").doesNotContain("keep-up");
    keep.move(-1);
    assertThat(engine.calls).as("nobody is above").containsExactly("pin 1");
    choose("keep-down");
    assertThat(engine.calls).containsExactly("pin 1", "pin 2");
    keep.move(1);
    assertThat(engine.calls).as("nobody is below").hasSize(2);
  }

  @Test
  void muting_has_an_end_or_none_and_can_be_taken_back() {
    keep.mute(KeepViewModel.Muting.EIGHT_HOURS);
    assertThat(engine.calls).contains("mute PT8H");
    assertThat(menu()).contains("keep-unmute").doesNotContain("keep-mute");
    choose("keep-unmute");
    assertThat(keep.keeping().mutedUntil()).isEmpty();
    keep.muteForEver();
    assertThat(keep.keeping().mutedUntil()).isPresent();
  }

  @Test
  void reading_all_takes_the_mark_away_and_reports_the_last_message() {
    Message last = engine.says(MINA, "are you there?");
    keep.markUnread();
    assertThat(keep.isUnread()).isTrue();
    choose("keep-read");
    assertThat(keep.keeping().marked()).isFalse();
    assertThat(engine.read).containsExactly(last.id());
    engine.seenAll(MINA);
    assertThat(keep.isUnread()).isFalse();
    assertThat(menu()).contains("keep-unread");
  }

  @Test
  void what_is_not_there_has_no_menu() {
    assertThat(
            KeepMenu.items(
                new KeepViewModel(engine, model, texts, ConversationId.with(JUN)), () -> {}))
        .isEmpty();
  }

  @Test
  void deleting_leaves_the_conversation_first_and_asks_the_other_only_if_wanted() {
    DeleteViewModel asking = asking();
    assertThat(asking.title()).isEqualTo("Delete the conversation with Mina?");
    assertThat(asking.offer()).contains("Ask Mina to delete it, too");
    asking.delete();
    assertThat(engine.calls).containsSubsequence("left", "delete false", "done");
    engine.says(MINA, "again");
    DeleteViewModel both = asking();
    both.askOther().set(true);
    both.delete();
    assertThat(engine.calls).contains("delete true");
    assertThat(model.conversation(TALK)).isEmpty();
  }

  @Test
  void a_late_end_takes_no_other_card_away() {
    engine.held = new CompletableFuture<>();
    DeleteViewModel asking = asking();
    asking.delete();
    asking.leave();
    engine.held.complete(true);
    assertThat(engine.calls).contains("delete false").doesNotContain("done");
  }

  @Test
  void what_could_not_be_deleted_is_told_below_the_list_once_the_card_is_gone() {
    CompletableFuture<Boolean> end = new CompletableFuture<>();
    engine.held = end;
    DeleteViewModel asking = asking();
    asking.delete();
    asking.leave();
    end.completeExceptionally(new MessengerException(MessengerException.Reason.DISK_FULL));
    assertThat(model.refusals().last().orElseThrow().what()).startsWith("The disk is full");
    assertThat(engine.calls).doesNotContain("done");
  }

  @Test
  void what_could_not_be_deleted_is_named_and_the_question_stays() {
    engine.failure = Optional.of(new MessengerException(MessengerException.Reason.DISK_FULL));
    DeleteViewModel asking = asking();
    asking.delete();
    assertThat(asking.problem().get()).isNotEmpty();
    assertThat(engine.calls).doesNotContain("done");
    assertThat(model.conversation(TALK)).isPresent();
  }

  @Test
  void nobody_is_asked_about_notes_or_by_who_is_no_contact() {
    engine.contact(MINA, "Mina", ContactState.REQUESTING);
    assertThat(asking().offer()).isEmpty();
    PersonId me = model.me().orElseThrow();
    engine.said(me, "note", DeliveryState.READ);
    DeleteViewModel notes =
        new DeleteViewModel(engine, model, ConversationId.with(me), texts, () -> {}, () -> {});
    assertThat(notes.offer()).isEmpty();
    assertThat(notes.title()).isEqualTo("Delete all your notes?");
  }

  private String refused(MessengerException.Reason reason, Runnable asked) {
    engine.failure = Optional.of(new MessengerException(reason));
    asked.run();
    String said = model.refusals().last().orElseThrow().sentence();
    model.refusals().dismiss();
    assertThat(model.refusals().last()).isEmpty();
    return said;
  }

  @Test
  void what_is_refused_is_said() {
    List<Runnable> asked =
        List.of(
            () -> keep.pin(true),
            () -> keep.mute(KeepViewModel.Muting.HOUR),
            keep::muteForEver,
            keep::unmute,
            () -> keep.archive(true),
            keep::markUnread,
            keep::markRead);
    for (Runnable each : asked) {
      assertThat(refused(MessengerException.Reason.STORE_BROKEN, each))
          .startsWith("The database refuses to write.");
    }
    assertThat(refused(MessengerException.Reason.TOO_MANY, () -> keep.pin(true)))
        .isEqualTo(
            "As many conversations as can be are on top already. Take one of them from there"
                + " first.");
  }
}
