package app.maru.messaging.town;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.messaging.ContactState;
import app.maru.messaging.ConversationId;
import app.maru.messaging.Hit;
import app.maru.messaging.Message;
import app.maru.messaging.MessageId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What was said is found again, and read where it was said.
final class FindTest {
  private final MemoryTown town = new MemoryTown();
  private final Citizen alice = town.citizen("alice");
  private final Citizen bob = town.citizen("bob");

  @AfterEach
  void close() {
    town.close();
  }

  private void talk(int count) {
    town.until("they meet", () -> alice.isNear(bob) && bob.isNear(alice));
    alice.asks(bob);
    town.until("asked", () -> bob.stateOf(alice) == ContactState.REQUESTING);
    bob.accepts(alice);
    for (int i = 1; i <= count; i++) {
      alice.says(bob, i % 100 == 7 ? "마루 " + i : "word " + i);
    }
    town.settle();
  }

  private List<Hit> finds(Citizen who, String question) {
    return town.get(
        who.messenger().messages().search(question, Optional.empty(), Optional.empty(), 50));
  }

  @Test
  void both_find_what_one_said_also_after_a_new_start() {
    talk(400);
    assertThat(finds(alice, "ㅁㄹ")).hasSize(4);
    town.runFor(Duration.ofMinutes(2));
    assertThat(finds(bob, "마루"))
        .extracting(hit -> hit.message().text())
        .containsExactly("마루 307", "마루 207", "마루 107", "마루 7");
    bob.crashes();
    bob.comesBack();
    assertThat(finds(bob, "마루 2"))
        .extracting(hit -> hit.message().text())
        .containsExactly("마루 207");
  }

  @Test
  void what_was_taken_back_is_not_found() {
    talk(10);
    MessageId id = finds(alice, "마루").getFirst().message().id();
    town.get(alice.messenger().messages().edit(id, "지붕"));
    town.until("edited", () -> !finds(bob, "지붕").isEmpty());
    assertThat(finds(bob, "마루")).isEmpty();
    town.get(alice.messenger().messages().retract(id));
    town.until("taken back", () -> finds(bob, "지붕").isEmpty());
  }

  @Test
  void a_search_nobody_waits_for_ends() {
    talk(100);
    var search = alice.messenger().messages().search("x", Optional.empty(), Optional.empty(), 50);
    search.cancel(true);
    town.settle();
    assertThat(search).isCancelled();
  }

  @Test
  void a_page_stands_around_a_message() {
    talk(100);
    ConversationId id = ConversationId.with(bob.person());
    MessageId middle = finds(alice, "마루").getFirst().message().id();
    List<String> around = texts(town.get(alice.messenger().messages().around(id, middle, 2)));
    assertThat(around).containsExactly("word 5", "word 6", "마루 7", "word 8", "word 9");
    assertThat(texts(town.get(alice.messenger().messages().onward(id, middle, 2))))
        .containsExactly("word 8", "word 9");
    ConversationId elsewhere = ConversationId.with(alice.person());
    assertThat(town.get(alice.messenger().messages().around(elsewhere, middle, 2))).isEmpty();
    assertThat(town.get(alice.messenger().messages().onward(elsewhere, middle, 2))).isEmpty();
  }

  private static List<String> texts(List<Message> messages) {
    return messages.stream().map(Message::text).toList();
  }
}
