package app.maru.messaging.town;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.crypto.Bytes;
import app.maru.crypto.Identity;
import app.maru.crypto.session.SessionBook;
import app.maru.messaging.ContactState;
import app.maru.messaging.ConversationId;
import app.maru.messaging.Message;
import app.maru.messaging.MessageId;
import app.maru.messaging.content.Content;
import app.maru.messaging.content.ContentCodec;
import app.maru.messaging.store.Peek;
import app.maru.p2p.wire.Frame;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What somebody whose request waits for an answer can't leave on my disk, and what goes with them.
final class UninvitedTest {
  private final MemoryTown town = new MemoryTown();
  private final Citizen bob = town.citizen("bob");
  private final Stranger mallory = town.stranger("mallory");
  private final Identity forger = town.identity("mallory");

  // Set before every test.
  @SuppressWarnings("NullAway.Init")
  private SessionBook book;

  @BeforeEach
  void mallory_has_asked() {
    town.until("linked", () -> mallory.isLinkedWith(bob));
    mallory.sends(bob, new Frame.PrekeyRequest());
    town.runFor(Duration.ofSeconds(2));
    book = mallory.begin(forger, bob);
    says(new Content.Text(id(0), 1, 0, "hello"));
    assertThat(town.get(bob.messenger().people().contacts()).getFirst().state())
        .isEqualTo(ContactState.REQUESTING);
  }

  @AfterEach
  void close() {
    town.close();
  }

  private static MessageId id(int number) {
    byte[] id = new byte[MessageId.SIZE];
    id[0] = (byte) number;
    return new MessageId(Bytes.of(id));
  }

  private void says(Content content) {
    book = mallory.says(forger, book, bob, ContentCodec.encode(content));
    town.runFor(Duration.ofSeconds(2));
  }

  private int rows(String table) {
    return Peek.count(town.database(bob), table);
  }

  private Message first() {
    return town.get(
            bob.messenger()
                .messages()
                .history(ConversationId.with(forger.person()), Optional.empty(), 100))
        .getFirst();
  }

  private void accept() {
    town.get(bob.messenger().people().accept(forger.person()));
  }

  private void waits_for_a_message() {
    accept();
    says(new Content.Edit(id(1), 1, 10, "second"));
    assertThat(rows("early")).isEqualTo(1);
  }

  @Test
  void no_change_waits_for_a_message_of_somebody_i_did_not_accept() {
    says(new Content.Edit(id(1), 1, 10, "second"));
    says(new Content.Retract(id(2)));
    says(new Content.React(id(3), 1, List.of("👍")));
    assertThat(rows("early")).isZero();
  }

  @Test
  void of_a_request_only_the_latest_text_is_kept_and_of_a_contact_the_former_ones_too() {
    says(new Content.Edit(id(0), 1, 10, "second"));
    says(new Content.Edit(id(0), 3, 30, "fourth"));
    says(new Content.Edit(id(0), 2, 20, "third"));
    assertThat(first().text()).isEqualTo("fourth");
    assertThat(rows("versions")).isZero();
    accept();
    says(new Content.Edit(id(0), 4, 40, "fifth"));
    assertThat(first().text()).isEqualTo("fifth");
    assertThat(rows("versions")).isEqualTo(1);
  }

  @Test
  void what_waits_for_its_message_takes_only_so_much_room() {
    accept();
    String long16 = "한".repeat(ContentCodec.MAX_TEXT);
    for (int i = 1; i <= 30; i++) {
      says(new Content.Edit(id(i), 1, 10, long16));
    }
    assertThat(rows("early")).isEqualTo(21); // 48 kB each: 1 MiB
    says(new Content.Text(id(30), 2, 0, "the last is not forgotten"));
    assertThat(rows("early")).isEqualTo(20);
  }

  @Test
  void what_waits_goes_when_its_writer_is_blocked() {
    waits_for_a_message();
    town.get(bob.messenger().people().block(forger.person()));
    assertThat(rows("early")).isZero();
  }

  @Test
  void what_waits_goes_with_its_conversation() {
    waits_for_a_message();
    town.get(bob.messenger().chats().delete(ConversationId.with(forger.person()), false));
    assertThat(rows("early")).isZero();
  }
}
