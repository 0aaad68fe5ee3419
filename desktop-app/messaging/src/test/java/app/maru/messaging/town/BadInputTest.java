package app.maru.messaging.town;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.crypto.Bytes;
import app.maru.crypto.Identity;
import app.maru.crypto.session.SessionBook;
import app.maru.messaging.ContactState;
import app.maru.messaging.DeliveryState;
import app.maru.messaging.MessageId;
import app.maru.messaging.MessengerEvent;
import app.maru.messaging.content.Content;
import app.maru.messaging.content.ContentCodec;
import app.maru.messaging.store.Peek;
import app.maru.p2p.wire.Envelope;
import app.maru.p2p.wire.EnvelopeId;
import app.maru.p2p.wire.Frame;
import app.maru.p2p.wire.Frame.RefusalReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What somebody with a program of their own can't do.
final class BadInputTest {
  private static final int CELL = 4096;

  private final MemoryTown town = new MemoryTown();
  private final Citizen alice = town.citizen("alice");
  private final Citizen bob = town.citizen("bob");
  private final Stranger mallory = town.stranger("mallory");
  private final Identity forger = town.identity("mallory");

  @BeforeEach
  void everybody_is_linked() {
    town.until(
        "linked",
        () -> alice.isNear(bob) && mallory.isLinkedWith(alice) && mallory.isLinkedWith(bob));
  }

  @AfterEach
  void close() {
    town.close();
  }

  private void befriend() {
    alice.asks(bob);
    town.until("asked", () -> bob.stateOf(alice) == ContactState.REQUESTING);
    bob.accepts(alice);
    town.until("accepted", () -> alice.stateOf(bob) == ContactState.ACCEPTED);
  }

  private void pause() {
    town.runFor(Duration.ofSeconds(2));
  }

  private SessionBook introduce() {
    mallory.sends(bob, new Frame.PrekeyRequest());
    pause();
    return mallory.begin(forger, bob);
  }

  private static byte[] text(int number, long lamport) {
    byte[] id = new byte[MessageId.SIZE];
    id[0] = (byte) number;
    id[1] = (byte) (number >> 8);
    return ContentCodec.encode(
        new Content.Text(new MessageId(Bytes.of(id)), lamport, 0, "text " + number));
  }

  private List<Frame.Refused> refusals() {
    return mallory.refusals();
  }

  private long acceptances() {
    return mallory.heard().stream().filter(Frame.Accepted.class::isInstance).count();
  }

  private void nothing_came_and_life_goes_on() {
    assertThat(bob.messenger().chats().all()).isNotNull();
    assertThat(Peek.count(town.database(bob), "messages")).isZero();
    befriend();
    alice.says(bob, "all well?");
    town.settle();
  }

  @Test
  void noise_is_refused() {
    Random noise = new Random(1);
    for (int i = 0; i < 20; i++) {
      byte[] body = new byte[CELL];
      noise.nextBytes(body);
      body[0] = (byte) (i % 3);
      mallory.sends(bob, new Frame.Put(new Envelope(bob.peer().device(), Bytes.of(body))));
    }
    pause();
    assertThat(refusals()).hasSize(20);
    assertThat(refusals()).extracting(Frame.Refused::reason).containsOnly(RefusalReason.UNREADABLE);
    nothing_came_and_life_goes_on();
  }

  @Test
  void what_is_for_another_device_is_refused() {
    Envelope forAlice = new Envelope(alice.peer().device(), Bytes.of(new byte[CELL]));
    mallory.sends(bob, new Frame.Put(forAlice));
    pause();
    assertThat(refusals())
        .extracting(Frame.Refused::reason)
        .containsExactly(RefusalReason.NOT_MINE);
    nothing_came_and_life_goes_on();
  }

  @Test
  void a_replayed_envelope_is_accepted_again_and_shown_once() {
    befriend();
    alice.says(bob, "once");
    town.settle();
    List<Frame.Put> puts =
        town.overheard().stream()
            .filter(frame -> frame.to().equals(bob.peer()))
            .map(MemoryTown.Overheard::frame)
            .filter(Frame.Put.class::isInstance)
            .map(Frame.Put.class::cast)
            .toList();
    puts.forEach(put -> mallory.sends(bob, put));
    pause();
    assertThat(acceptances()).isEqualTo(puts.size());

    // even when the envelopes themselves are long forgotten
    Peek.change(town.database(bob), "DELETE FROM seen");
    puts.forEach(put -> mallory.sends(bob, put));
    pause();
    assertThat(bob.sees(alice)).containsExactly("once");
    town.settle();
  }

  @Test
  void a_truncated_or_altered_envelope_changes_nothing() {
    SessionBook book = introduce();
    byte[] body = book.seal(forger, text(1, 1), town.time().now(), new SeededRandom(1)).body();
    for (int i = 0; i < body.length; i += 97) {
      byte[] altered = body.clone();
      altered[i] ^= 1;
      mallory.sends(bob, new Frame.Put(new Envelope(bob.peer().device(), Bytes.of(altered))));
    }
    pause();
    assertThat(Peek.count(town.database(bob), "messages")).isZero();
    mallory.sends(bob, new Frame.Put(new Envelope(bob.peer().device(), Bytes.of(body))));
    pause();
    assertThat(Peek.count(town.database(bob), "messages")).isEqualTo(1);
  }

  @Test
  void contents_that_are_none_are_dropped_and_do_not_stop_the_next() {
    SessionBook book = mallory.says(forger, introduce(), bob, text(3, 1));
    pause();
    var _ = bob.messenger().people().accept(forger.person());
    pause();
    Random noise = new Random(2);
    for (int i = 0; i < 30; i++) {
      byte[] content = new byte[noise.nextInt(200)];
      noise.nextBytes(content);
      book = mallory.says(forger, book, bob, content);
    }
    book = mallory.says(forger, book, bob, text(1, ContentCodec.MAX_LAMPORT));
    book = mallory.says(forger, book, bob, text(2, 1));
    mallory.says(forger, book, bob, text(2, 2));
    pause();
    assertThat(Peek.count(town.database(bob), "messages")).isEqualTo(2);
    assertThat(acceptances()).isEqualTo(34);
  }

  @Test
  void of_a_stranger_who_neither_writes_nor_asks_nothing_is_kept() {
    SessionBook book = introduce();
    book = mallory.says(forger, book, bob, new byte[] {9, 9});
    book = mallory.says(forger, book, bob, ContentCodec.encode(new Content.RetryRequest(false)));
    mallory.says(
        forger, book, bob, ContentCodec.encode(new Content.Accept(new Content.Name("Bob", 9))));
    pause();
    assertThat(refusals()).hasSize(3);
    assertThat(refusals()).extracting(Frame.Refused::reason).containsOnly(RefusalReason.UNREADABLE);
    for (String table : List.of("books", "devices", "persons", "introductions", "seen")) {
      assertThat(Peek.count(town.database(bob), table)).as(table).isZero();
    }
  }

  @Test
  void an_introduction_carried_by_somebody_else_is_refused() {
    mallory.sends(bob, new Frame.PrekeyRequest());
    pause();
    Identity another = town.identity("another");
    mallory.says(another, mallory.begin(another, bob), bob, text(1, 1));
    pause();
    assertThat(refusals()).extracting(Frame.Refused::reason).containsOnly(RefusalReason.UNREADABLE);
    nothing_came_and_life_goes_on();
  }

  @Test
  void a_stranger_in_a_hurry_is_slowed_down() {
    SessionBook book = mallory.says(forger, introduce(), bob, text(1, 1));
    for (int i = 0; i < 200; i++) {
      book = mallory.says(forger, book, bob, text(1, 1));
    }
    pause();
    assertThat(acceptances()).isLessThan(70);
    assertThat(Peek.count(town.database(bob), "seen")).isLessThan(70);
  }

  @Test
  void somebody_elses_receipts_and_acceptances_say_nothing() {
    befriend();
    bob.leaves();
    alice.says(bob, "not yet there");
    town.until("kept", () -> alice.history(bob).size() == 1);
    MessageId mine = alice.history(bob).getFirst().id();
    EnvelopeId waiting =
        new EnvelopeId(
            Bytes.of(
                Peek.bytes(
                    town.database(alice),
                    "SELECT envelope FROM outbox ORDER BY seq DESC LIMIT 1")));
    mallory.sends(alice, new Frame.Accepted(waiting));
    mallory.sends(alice, new Frame.Refused(waiting, RefusalReason.UNREADABLE, Duration.ofDays(1)));
    mallory.sends(alice, new Frame.PrekeyRequest());
    pause();
    SessionBook book = mallory.begin(forger, alice);
    book =
        mallory.says(
            forger,
            book,
            alice,
            ContentCodec.encode(new Content.Receipt(Content.Kind.READ, List.of(mine))));
    book =
        mallory.says(
            forger,
            book,
            alice,
            ContentCodec.encode(new Content.Accept(new Content.Name("Bob", 9))));
    mallory.says(forger, book, alice, ContentCodec.encode(new Content.RetryRequest(false)));
    pause();
    assertThat(alice.statesTo(bob)).containsExactly(DeliveryState.QUEUED);
    assertThat(Peek.outbox(town.database(alice))).isEqualTo(1);
    bob.comesBack();
    town.settle();
  }

  @Test
  void a_stranger_may_say_only_so_much_before_being_accepted() {
    SessionBook book = introduce();
    for (int i = 1; i <= 30; i++) {
      book = mallory.says(forger, book, bob, text(i, i));
    }
    pause();
    assertThat(Peek.count(town.database(bob), "messages")).isEqualTo(20);
    assertThat(refusals()).hasSize(10);
    assertThat(refusals()).extracting(Frame.Refused::reason).containsOnly(RefusalReason.TOO_MANY);
  }

  @Test
  void only_so_many_strangers_may_wait() {
    List<Frame.Refused> refusals = new ArrayList<>();
    for (int i = 0; i < 55; i++) {
      Identity another = town.identity("stranger " + i);
      Stranger stranger = town.stranger("stranger " + i);
      town.until("linked", () -> stranger.isLinkedWith(bob));
      stranger.sends(bob, new Frame.PrekeyRequest());
      pause();
      stranger.says(another, stranger.begin(another, bob), bob, text(1000 + i, 1));
      pause();
      stranger.refusals().forEach(refusals::add);
    }
    assertThat(Peek.count(town.database(bob), "persons")).isEqualTo(50);
    assertThat(refusals).extracting(Frame.Refused::reason).containsOnly(RefusalReason.TOO_MANY);
    assertThat(refusals).hasSize(5);
    befriendAfterAll();
  }

  private void befriendAfterAll() {
    bob.asks(alice);
    town.until("asked", () -> alice.stateOf(bob) == ContactState.REQUESTING);
    alice.accepts(bob);
    town.until("accepted", () -> bob.stateOf(alice) == ContactState.ACCEPTED);
  }

  @Test
  void a_flood_of_questions_for_prekeys_is_answered_once_a_second() {
    for (int i = 0; i < 100; i++) {
      mallory.sends(bob, new Frame.PrekeyRequest());
    }
    town.runFor(Duration.ofMillis(900));
    assertThat(mallory.heard().stream().filter(Frame.PrekeyReply.class::isInstance)).hasSize(1);
    assertThat(Peek.count(town.database(bob), "one_time_prekeys")).isEqualTo(1);
  }

  @Test
  void one_device_can_not_take_all_one_time_prekeys() {
    for (int i = 0; i < 540; i++) {
      mallory.sends(bob, new Frame.PrekeyRequest());
      town.runFor(Duration.ofMillis(1100));
    }
    assertThat(mallory.heard().stream().filter(Frame.PrekeyReply.class::isInstance).count())
        .as("bundles")
        .isEqualTo(540);
    assertThat(Peek.count(town.database(bob), "one_time_prekeys")).isBetween(8, 16);
    befriendAfterAll();
  }

  @Test
  void bundles_nobody_asked_for_and_those_of_others_begin_nothing() {
    mallory.sends(bob, new Frame.PrekeyRequest());
    pause();
    Bytes ofBob = Bytes.of(mallory.bundle().encode());
    mallory.sends(alice, new Frame.PrekeyReply(ofBob));
    mallory.sends(alice, new Frame.PrekeyReply(Bytes.of(new byte[] {1, 2, 3})));
    pause();
    assertThat(Peek.count(town.database(alice), "books")).isZero();
    nothing_came_and_life_goes_on();
  }

  @Test
  void nothing_but_custody_goes_back_to_somebody_who_was_not_accepted() {
    alice.says(bob, "who are you?");
    town.until("it came", () -> bob.sees(alice).size() == 1);
    bob.reads(alice);
    town.runFor(Duration.ofMinutes(5));
    assertThat(
            town.overheard().stream()
                .filter(frame -> frame.from() == bob && frame.to().equals(alice.peer()))
                .map(frame -> frame.frame().getClass().getSimpleName())
                .distinct())
        .containsExactlyInAnyOrder("Card", "PrekeyReply", "Accepted");
  }

  @Test
  void a_blocked_person_gets_nothing_but_what_strangers_get() {
    befriend();
    bob.blocks(alice);
    int before = town.overheard().size();
    alice.says(bob, "hello?");
    alice.isCalled("Somebody Else");
    bob.isCalled("Bob in Peace");
    alice.leaves();
    alice.comesBack();
    town.runFor(Duration.ofMinutes(2));
    assertThat(
            town.overheard().stream()
                .skip(before)
                .filter(frame -> frame.from() == bob && frame.to().equals(alice.peer()))
                .map(frame -> frame.frame().getClass().getSimpleName())
                .distinct())
        .containsExactlyInAnyOrder("Accepted", "Card");
    assertThat(bob.nameOf(alice)).contains("alice");
    assertThat(bob.events()).noneMatch(MessengerEvent.MessageAdded.class::isInstance);
  }
}
