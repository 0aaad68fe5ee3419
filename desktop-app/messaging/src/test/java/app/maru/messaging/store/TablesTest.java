package app.maru.messaging.store;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.crypto.Bytes;
import app.maru.crypto.PersonId;
import app.maru.messaging.ConversationId;
import app.maru.messaging.DeliveryState;
import app.maru.messaging.Draft;
import app.maru.messaging.FailureReason;
import app.maru.messaging.Message;
import app.maru.messaging.MessageId;
import app.maru.messaging.Traits;
import app.maru.p2p.Path;
import app.maru.p2p.wire.EnvelopeId;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class TablesTest {
  private static final PersonId BOB = new PersonId(Bytes.of(new byte[PersonId.SIZE]));
  private static final ConversationId TALK = ConversationId.with(BOB);
  private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");

  private Optional<Database> open = Optional.empty();

  @BeforeEach
  void open() throws StoreException {
    open = Optional.of(MemoryDatabase.open("tables"));
  }

  @AfterEach
  void close() throws StoreException {
    database().abort();
    MemoryDatabase.drop("tables");
  }

  private Database database() {
    return open.orElseThrow();
  }

  private static MessageId id(int number) {
    return new MessageId(
        Bytes.of(ByteBuffer.allocate(MessageId.SIZE).putInt(number * 0x9E3779B1).array()));
  }

  private static Message message(int number, long lamport, long sentAt) {
    return new Message(
        id(number),
        TALK,
        BOB,
        false,
        "text " + number,
        lamport,
        Instant.ofEpochMilli(sentAt),
        NOW,
        DeliveryState.DELIVERED,
        Optional.of(Path.DIRECT),
        false,
        Optional.empty(),
        Traits.NONE);
  }

  @Test
  void pages_walk_a_whole_conversation_in_order_without_a_gap() throws StoreException {
    Messages messages = new Messages(database());
    List<Message> all = new ArrayList<>();
    Random random = new Random(5);
    for (int i = 0; i < 500; i++) {
      all.add(message(i, random.nextInt(40), random.nextInt(4)));
    }
    for (Message message : all) {
      messages.add(message);
    }
    List<Message> walked = new ArrayList<>(messages.newest(TALK, 7));
    while (true) {
      List<Message> page = messages.before(walked.getLast(), 7);
      if (page.isEmpty()) {
        break;
      }
      walked.addAll(page);
    }
    Collections.reverse(walked);
    all.sort((a, b) -> {
      int byTime = Long.compare(a.lamport(), b.lamport());
      int bySent = a.sentAt().compareTo(b.sentAt());
      int byId = a.id().hex().compareTo(b.id().hex());
      return byTime != 0 ? byTime : bySent != 0 ? bySent : byId;
    });
    assertThat(walked).isEqualTo(all);
  }

  @Test
  void states_only_go_forward_and_the_first_path_stays() throws StoreException {
    Messages messages = new Messages(database());
    messages.add(message(1, 1, 1));
    assertThat(messages.advance(id(1), DeliveryState.SENT, Optional.empty())).isFalse();
    assertThat(messages.advance(id(1), DeliveryState.READ, Optional.of(Path.RELAY))).isTrue();
    assertThat(messages.advance(id(1), DeliveryState.DELIVERED, Optional.empty())).isFalse();
    assertThat(messages.advance(id(2), DeliveryState.READ, Optional.empty())).isFalse();
    messages.setPath(id(1), Path.RELAY);
    Message read = messages.find(id(1)).orElseThrow();
    assertThat(read.state()).isEqualTo(DeliveryState.READ);
    assertThat(read.path()).contains(Path.DIRECT);
  }

  @Test
  void what_was_given_up_because_nobody_fetched_it_may_still_be_delivered() throws StoreException {
    Messages messages = new Messages(database());
    for (int i = 1; i <= 2; i++) {
      messages.add(message(i, i, 0));
    }
    database().update("UPDATE messages SET state = ?", Codes.of(DeliveryState.SENT));
    assertThat(messages.fail(id(1), FailureReason.EXPIRED)).isTrue();
    assertThat(messages.fail(id(2), FailureReason.BLOCKED)).isTrue();
    assertThat(messages.advance(id(1), DeliveryState.SENT, Optional.empty())).isFalse();
    assertThat(messages.advance(id(1), DeliveryState.DELIVERED, Optional.empty())).isTrue();
    assertThat(messages.advance(id(1), DeliveryState.DELIVERED, Optional.empty())).isFalse();
    Message late = messages.find(id(1)).orElseThrow();
    assertThat(late.state()).isEqualTo(DeliveryState.DELIVERED);
    assertThat(late.failure()).isEmpty();
    assertThat(messages.advance(id(2), DeliveryState.READ, Optional.empty())).isFalse();
  }

  @Test
  void only_what_the_person_has_not_got_fails_and_it_says_why() throws StoreException {
    Messages messages = new Messages(database());
    messages.add(message(1, 1, 0));
    assertThat(messages.fail(id(1), FailureReason.BLOCKED)).as("delivered before").isFalse();
    database().update("UPDATE messages SET state = ?", Codes.of(DeliveryState.SENT));
    for (FailureReason reason : FailureReason.values()) {
      database().update("UPDATE messages SET state = ?", Codes.of(DeliveryState.SENT));
      assertThat(messages.fail(id(1), reason)).isTrue();
      Message failed = messages.find(id(1)).orElseThrow();
      assertThat(failed.state()).isEqualTo(DeliveryState.FAILED);
      assertThat(failed.failure()).contains(reason);
    }
    assertThat(messages.fail(id(1), FailureReason.BLOCKED)).as("once only").isFalse();
    assertThat(messages.fail(id(2), FailureReason.BLOCKED)).as("not there").isFalse();
  }

  @Test
  void unread_ones_are_taken_up_to_a_place_some_at_a_time() throws StoreException {
    Unread unread = new Unread(database());
    for (int i = 0; i < 10; i++) {
      unread.add(message(i, i, 0));
    }
    assertThat(unread.first(TALK)).contains(id(0));
    assertThat(unread.takeUpTo(message(6, 6, 0), 4)).hasSize(4);
    assertThat(unread.takeUpTo(message(6, 6, 0), 4)).hasSize(3);
    assertThat(unread.takeUpTo(message(6, 6, 0), 4)).isEmpty();
    assertThat(unread.first(TALK)).contains(id(7));
  }

  @Test
  void envelopes_are_remembered_as_long_as_they_may_be_under_way() throws StoreException {
    Seen seen = new Seen(database());
    EnvelopeId envelope = new EnvelopeId(id(1).bytes());
    seen.add(envelope, NOW.plusSeconds(10));
    assertThat(seen.purge(NOW.plusSeconds(10), 5)).isZero();
    assertThat(seen.contains(envelope)).isTrue();
    assertThat(seen.purge(NOW.plusSeconds(11), 5)).isEqualTo(1);
    assertThat(seen.contains(envelope)).isFalse();
  }

  @Test
  void signed_prekeys_are_retired_and_later_destroyed_with_what_was_made_with_them()
      throws StoreException {
    PrekeyRows prekeys = new PrekeyRows(database());
    Bytes sealed = Bytes.of(new byte[] {1});
    prekeys.rotate(new PrekeyRows.Row(1, sealed), NOW);
    prekeys.remember(sealed, 1);
    prekeys.rotate(new PrekeyRows.Row(2, sealed), NOW.plusSeconds(100));
    assertThat(prekeys.signedInUse().orElseThrow().id()).isEqualTo(2);
    prekeys.destroySigned(NOW.plusSeconds(100));
    assertThat(prekeys.signed(1)).isPresent();
    assertThat(prekeys.replayed(sealed)).isTrue();
    prekeys.destroySigned(NOW.plusSeconds(101));
    assertThat(prekeys.signed(1)).isEmpty();
    assertThat(prekeys.replayed(sealed)).isFalse();
    assertThat(prekeys.signed(2)).isPresent();
  }

  @Test
  void a_page_of_a_hundred_thousand_messages_comes_at_once() throws StoreException {
    Messages messages = new Messages(database());
    Unread unread = new Unread(database());
    for (int i = 0; i < 100_000; i++) {
      messages.add(message(i, i, 0));
    }
    unread.add(message(99_999, 99_999, 0));
    database().flush();
    long start = System.nanoTime();
    for (int i = 0; i < 100; i++) {
      Message middle = messages.newest(TALK, 50).getLast();
      assertThat(messages.before(message(50_000 + i, 50_000 + i, 0), 50)).hasSize(50);
      assertThat(middle.lamport()).isEqualTo(99_950);
      assertThat(unread.first(TALK)).isPresent();
    }
    long millisEach = (System.nanoTime() - start) / 1_000_000 / 100;
    // a scan of all takes 50 ms and more
    assertThat(millisEach).isLessThan(20);
  }

  @Test
  void a_draft_keeps_what_it_answers_and_goes_when_nothing_is_left_of_it() throws StoreException {
    Drafts drafts = new Drafts(database());
    Draft answer = new Draft("half an", Optional.of(id(7)));
    Draft bare = new Draft("", Optional.of(id(7)));
    drafts.put(TALK, answer);
    assertThat(drafts.all()).containsExactly(Map.entry(TALK, answer));
    drafts.put(TALK, bare);
    assertThat(drafts.all()).containsExactly(Map.entry(TALK, bare));
    drafts.put(TALK, Draft.NONE);
    assertThat(drafts.all()).isEmpty();
  }
}
