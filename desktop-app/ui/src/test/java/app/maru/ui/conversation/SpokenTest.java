package app.maru.ui.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.crypto.PersonId;
import app.maru.messaging.ContactState;
import app.maru.messaging.DeliveryState;
import app.maru.messaging.Message;
import app.maru.messaging.Quote;
import app.maru.messaging.Traits;
import app.maru.ui.invented.InventedEngine;
import app.maru.ui.model.ClientModel;
import app.maru.ui.text.Texts;
import app.maru.ui.text.Times;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class SpokenTest {
  private static final PersonId MINA = InventedEngine.person(2);
  private static final Instant NOW = Instant.parse("2026-11-21T05:00:00Z");
  private final InventedEngine engine = new InventedEngine(new ClientModel(), NOW);
  private final Texts texts = Texts.in(Locale.ENGLISH);
  private final Spoken spoken =
      new Spoken(texts, new Times(texts, Locale.UK, ZoneId.of("UTC"), InstantSource.fixed(NOW)));

  @BeforeEach
  void begin() {
    engine.begin("Ann");
    engine.contact(MINA, "Mina", ContactState.ACCEPTED);
  }

  private String of(Message message) {
    return spoken.of(
        engine.all(message.conversation()).stream()
            .filter(each -> each.id().equals(message.id()))
            .findFirst()
            .orElseThrow(),
        "Mina");
  }

  @Test
  void a_plain_message_is_said_with_its_writer_time_and_state() {
    assertThat(of(engine.says(MINA, "hello"))).isEqualTo("Mina, 05:00: hello");
    assertThat(of(engine.said(MINA, "hi", DeliveryState.READ)))
        .isEqualTo("You, 05:00: hi. Read · Direct");
  }

  @Test
  void a_feeling_that_is_no_emoji_is_harmless_and_short() {
    assertThat(Spoken.feeling("\u202eevil")).isEqualTo("evil");
    assertThat(Spoken.feeling("\u200d\u200d")).isEqualTo("□");
    assertThat(Spoken.feeling("")).isEqualTo("□");
    assertThat(Spoken.feeling("a" + "\u0301".repeat(20))).hasSize(7);
    assertThat(Spoken.feeling("long words sent as one")).isEqualTo("long words s…");
    Message said = engine.says(MINA, "hello");
    engine.reacts(said, MINA, List.of("\u202ebad"));
    assertThat(of(said)).contains("bad").doesNotContain("\u202e");
  }

  @Test
  void one_of_another_day_is_said_with_its_day() {
    engine.ago(60 * 24 * 3);
    assertThat(of(engine.says(MINA, "hello"))).isEqualTo("Mina, Wed 18 Nov, 05:00: hello");
  }

  @Test
  void what_it_answers_and_that_it_was_forwarded_or_edited_is_said() {
    Message question = engine.says(MINA, "**coming**?");
    Message answer = engine.answers(MINA, "well?", question);
    assertThat(of(answer)).isEqualTo("Mina, 05:00: Answers Mina: coming?. well?");
    engine.edits(answer, "well!");
    assertThat(of(answer)).endsWith("well! (edited)");
    Traits lost = Traits.NONE.quoting(Optional.of(Quote.missing(question.id())));
    assertThat(spoken.of(answer.with(lost), "Mina"))
        .isEqualTo("Mina, 05:00: This message is no longer here. well?");
    assertThat(of(engine.forwarded(MINA, "news"))).startsWith("You, 05:00: Forwarded. news");
  }

  @Test
  void feelings_and_that_it_disappears_are_said() {
    Message message = engine.says(MINA, "hello");
    engine.reacts(message, engine.me, List.of("👍", "❤️"));
    assertThat(of(message)).endsWith("Reactions: thumbs up, red heart");
    Message fading = message.with(new Traits(Optional.empty(), false, 0, false, List.of(), 86_400));
    assertThat(spoken.of(fading, "Mina"))
        .isEqualTo("Mina, 05:00: hello. Disappears 1 day after you have read it");
  }

  @Test
  void of_one_that_was_taken_back_only_that_is_said() {
    Message message = engine.says(MINA, "hello");
    engine.reacts(message, engine.me, List.of("👍"));
    engine.retracts(message);
    assertThat(of(message)).isEqualTo("Mina, 05:00: This message was deleted");
  }
}
