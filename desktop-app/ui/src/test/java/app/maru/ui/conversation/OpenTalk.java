package app.maru.ui.conversation;

import app.maru.crypto.PersonId;
import app.maru.messaging.ContactState;
import app.maru.messaging.ConversationId;
import app.maru.ui.invented.InventedEngine;
import app.maru.ui.model.ClientModel;
import app.maru.ui.text.Texts;
import app.maru.ui.text.Times;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Locale;
import java.util.Queue;
import org.junit.jupiter.api.BeforeEach;

/// Ann, who knows Mina, and a conversation to open: what all tests of its view models share.
abstract class OpenTalk {
  static final PersonId MINA = InventedEngine.person(2);
  static final ConversationId WITH_MINA = ConversationId.with(MINA);
  static final Instant NOW = Instant.parse("2026-11-21T05:00:00Z");

  /// What waits for a pause in typing; each runs when a test says so.
  final Queue<Runnable> pauses = new ArrayDeque<>();

  final ClientModel model = new ClientModel();
  final InventedEngine engine = new InventedEngine(model, NOW);

  @BeforeEach
  final void begin() {
    engine.begin("Ann");
    engine.contact(MINA, "Mina", ContactState.ACCEPTED);
  }

  final ConversationViewModel open() {
    return open(MINA);
  }

  final ConversationViewModel open(PersonId person) {
    Texts texts = Texts.in(Locale.ENGLISH);
    return new ConversationViewModel(
        engine,
        model,
        person,
        texts,
        new Times(texts, Locale.UK, ZoneId.of("UTC"), InstantSource.fixed(NOW)),
        pauses::add);
  }
}
