package app.maru.messaging.town;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.crypto.Bytes;
import app.maru.crypto.Identity;
import app.maru.crypto.session.SessionBook;
import app.maru.messaging.ConversationId;
import app.maru.messaging.Message;
import app.maru.messaging.MessageId;
import app.maru.messaging.content.Content;
import app.maru.messaging.content.ContentCodec;
import app.maru.messaging.store.Peek;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Changes that come before what they change, and changes somebody may not make.
final class EarlyTest {
  private final MemoryTown town = new MemoryTown();
  private final Citizen bob = town.citizen("bob");
  private final Citizen alice = town.citizen("alice");
  private final Stranger mallory = town.stranger("mallory");
  private final Identity forger = town.identity("mallory");

  // Set before every test.
  @SuppressWarnings("NullAway.Init")
  private SessionBook book;

  @BeforeEach
  void mallory_is_a_contact() {
    town.until("linked", () -> mallory.isLinkedWith(bob) && alice.isNear(bob));
    mallory.sends(bob, new app.maru.p2p.wire.Frame.PrekeyRequest());
    town.runFor(Duration.ofSeconds(2));
    book = mallory.begin(forger, bob);
    says(new Content.Text(id(0), 1, 0, "hello"));
    town.get(bob.messenger().people().accept(forger.person()));
  }

  @AfterEach
  void close() {
    town.close();
  }

  private static MessageId id(int number) {
    byte[] id = new byte[MessageId.SIZE];
    id[0] = (byte) number;
    id[1] = (byte) (number >> 8);
    return new MessageId(Bytes.of(id));
  }

  private void says(Content content) {
    book = mallory.says(forger, book, bob, ContentCodec.encode(content));
    town.runFor(Duration.ofMillis(200));
  }

  private Message at(MessageId id) {
    List<Message> all =
        town.get(
            bob.messenger()
                .messages()
                .history(ConversationId.with(forger.person()), Optional.empty(), 100));
    return all.stream().filter(message -> message.id().equals(id)).findFirst().orElseThrow();
  }

  @Test
  void an_edit_that_comes_first_counts_when_its_text_has_come() {
    says(new Content.Edit(id(1), 2, 20, "third"));
    says(new Content.React(id(1), 1, List.of("👍")));
    says(new Content.Edit(id(1), 1, 10, "second"));
    says(new Content.Text(id(1), 2, 0, "first"));
    assertThat(at(id(1)).text()).isEqualTo("third");
    assertThat(at(id(1)).traits().reactions()).hasSize(1);
    assertThat(town.get(bob.messenger().messages().info(id(1))).orElseThrow().versions())
        .extracting(version -> version.text())
        .containsExactly("first", "second");
    assertThat(Peek.count(town.database(bob), "early")).isZero();
  }

  @Test
  void what_was_taken_back_first_stays_so_when_it_comes() {
    says(new Content.Retract(id(1)));
    says(new Content.Edit(id(1), 1, 10, "second"));
    says(new Content.Text(id(1), 2, 0, "first"));
    says(new Content.Edit(id(1), 2, 10, "third"));
    assertThat(at(id(1)).traits().retracted()).isTrue();
    assertThat(at(id(1)).text()).isEmpty();
    assertThat(Peek.count(town.database(bob), "versions")).isZero();
  }

  @Test
  void only_so_many_changes_wait_for_what_never_comes() {
    for (int i = 0; i < 230; i++) {
      says(new Content.Retract(id(100 + i)));
    }
    assertThat(Peek.count(town.database(bob), "early")).isEqualTo(200);
  }

  @Test
  void only_so_many_former_texts_are_kept_the_first_among_them() {
    for (int i = 1; i < 70; i++) {
      says(new Content.Edit(id(0), i, i, "version " + i));
    }
    var versions = town.get(bob.messenger().messages().info(id(0))).orElseThrow().versions();
    assertThat(versions).hasSize(50);
    assertThat(versions.getFirst().text()).isEqualTo("hello");
    assertThat(versions.getLast().text()).isEqualTo("version 68");
  }

  @Test
  void nobody_changes_what_another_wrote_or_what_is_said_elsewhere() {
    bob.says(alice, "between us");
    town.until("said", () -> bob.history(alice).size() == 1);
    MessageId ours = bob.history(alice).getFirst().id();
    MessageId mine = town.get(bob.messenger().messages().send(forger.person(), "mine"));
    for (MessageId target : List.of(ours, mine)) {
      says(new Content.Edit(target, 9, 9, "forged"));
      says(new Content.Retract(target));
    }
    says(new Content.React(ours, 1, List.of("👍")));
    assertThat(at(mine).text()).isEqualTo("mine");
    assertThat(bob.history(alice).getFirst().text()).isEqualTo("between us");
    assertThat(bob.history(alice).getFirst().traits().reactions()).isEmpty();
  }
}
