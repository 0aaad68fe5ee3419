package app.maru.relay.mailbox;

import static app.maru.relay.mailbox.Letters.ROOMY;
import static app.maru.relay.mailbox.Letters.device;
import static app.maru.relay.mailbox.Letters.letter;
import static org.assertj.core.api.Assertions.assertThat;

import app.maru.crypto.DeviceId;
import app.maru.p2p.wire.Envelope;
import app.maru.relay.mailbox.Placement.Full;
import app.maru.relay.mailbox.Placement.Kept;
import app.maru.relay.mailbox.Placement.Known;
import app.maru.relay.mailbox.Placement.What;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What any custody of mail must do, whatever it keeps it in.
interface MailboxesContract {
  DeviceId ANN = device(1);
  DeviceId BOB = device(2);

  /// The mailboxes under test.
  Mailboxes mail();

  /// Lets so much time pass, and everything happen that is due.
  void pass(Duration time);

  /// Ends the program without a word, after it had all the time it needed, and starts it again.
  void startAgain();

  private void settle() {
    pass(Duration.ofMillis(100));
  }

  private List<Boolean> put(Envelope envelope) {
    List<Boolean> answers = new ArrayList<>();
    mail().put(envelope, envelope.id(), ROOMY, answers::add);
    return answers;
  }

  private Batch take(DeviceId owner, long after, int count, int bytes) {
    List<Batch> answer = new ArrayList<>();
    mail().take(owner, after, count, bytes, answer::add);
    settle();
    assertThat(answer).hasSize(1);
    return answer.getFirst();
  }

  private List<Integer> waiting(DeviceId owner) {
    return take(owner, 0, 10_000, Integer.MAX_VALUE).mail().stream()
        .map(mail -> Letters.number(mail.envelope()))
        .toList();
  }

  @Test
  default void what_is_put_waits_in_order_through_a_restart() {
    for (int i = 0; i < 20; i++) {
      put(letter(i % 2 == 0 ? ANN : BOB, i));
    }
    settle();
    assertThat(waiting(ANN)).containsExactly(0, 2, 4, 6, 8, 10, 12, 14, 16, 18);
    startAgain();
    assertThat(waiting(ANN)).containsExactly(0, 2, 4, 6, 8, 10, 12, 14, 16, 18);
    put(letter(ANN, 20));
    assertThat(waiting(ANN)).endsWith(18, 20);
    assertThat(waiting(BOB)).hasSize(10);
    assertThat(mail().waiting(ANN)).isEqualTo(new Waiting(11, 11 * 4096));
    assertThat(mail().waiting(device(3))).isEqualTo(Waiting.NOTHING);
  }

  @Test
  default void keeping_is_confirmed_once_and_not_at_once() {
    List<Boolean> answers = put(letter(ANN, 1));
    assertThat(answers).isEmpty();
    settle();
    assertThat(answers).containsExactly(true);
  }

  @Test
  default void what_is_accepted_is_gone_for_good() {
    put(letter(ANN, 1));
    put(letter(ANN, 2));
    settle();
    mail().remove(ANN, letter(ANN, 1).id());
    mail().remove(ANN, letter(ANN, 1).id());
    mail().remove(BOB, letter(ANN, 2).id());
    assertThat(waiting(ANN)).containsExactly(2);
    pass(Duration.ofSeconds(5));
    startAgain();
    assertThat(waiting(ANN)).containsExactly(2);
  }

  @Test
  default void an_owner_that_is_quicker_than_the_disk_has_custody() {
    List<Boolean> answers = put(letter(ANN, 1));
    mail().remove(ANN, letter(ANN, 1).id());
    assertThat(answers).containsExactly(true);
    pass(Duration.ofSeconds(5));
    assertThat(answers).hasSize(1);
    startAgain();
    assertThat(waiting(ANN)).isEmpty();
  }

  @Test
  default void the_same_envelope_is_kept_once_and_confirmed_each_time() {
    List<Boolean> first = put(letter(ANN, 1));
    List<Boolean> again = put(letter(ANN, 1));
    settle();
    List<Boolean> later = put(letter(ANN, 1));
    settle();
    assertThat(first).containsExactly(true);
    assertThat(again).containsExactly(true);
    assertThat(later).containsExactly(true);
    assertThat(waiting(ANN)).containsExactly(1);
    mail().remove(ANN, letter(ANN, 1).id());
    Envelope known = letter(ANN, 1);
    assertThat(mail().put(known, known.id(), ROOMY, later::add)).isEqualTo(new Known());
    settle();
    assertThat(later).containsExactly(true, true);
    assertThat(waiting(ANN)).isEmpty();
  }

  @Test
  default void one_envelope_put_again_and_again_is_confirmed_a_bounded_number_of_times() {
    Envelope envelope = letter(ANN, 1);
    List<Boolean> answers = new ArrayList<>();
    List<Placement> placements = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      placements.add(mail().put(envelope, envelope.id(), ROOMY, answers::add));
    }
    settle();
    assertThat(answers).hasSize(MailLimits.ASKERS).containsOnly(true);
    assertThat(placements.subList(MailLimits.ASKERS, placements.size()))
        .containsOnly(new Full(What.ASKERS));
    List<Boolean> other = put(letter(ANN, 2));
    settle();
    assertThat(other).containsExactly(true);
  }

  @Test
  default void one_who_stumbles_over_an_answer_takes_nobody_elses() {
    Envelope envelope = letter(ANN, 1);
    mail()
        .put(
            envelope,
            envelope.id(),
            ROOMY,
            kept -> {
              throw new IllegalStateException("for a test");
            });
    List<Boolean> again = put(letter(ANN, 1));
    List<Boolean> other = put(letter(BOB, 2));
    settle();
    assertThat(again).containsExactly(true);
    assertThat(other).containsExactly(true);
    assertThat(waiting(BOB)).containsExactly(2);
  }

  @Test
  default void the_same_envelope_for_two_devices_is_two() {
    put(letter(ANN, 1));
    put(letter(BOB, 1));
    settle();
    mail().remove(ANN, letter(ANN, 1).id());
    assertThat(waiting(BOB)).containsExactly(1);
  }

  @Test
  default void reading_begins_where_it_is_told_and_stops_in_time() {
    List<Long> places = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      Placement placement = mail().put(letter(ANN, i), letter(ANN, i).id(), ROOMY, kept -> {});
      places.add(((Kept) placement).place());
    }
    settle();
    assertThat(places).isSorted().doesNotHaveDuplicates();
    Batch two = take(ANN, places.getFirst(), 2, 100_000);
    assertThat(two.mail()).extracting(Batch.Letter::place).isEqualTo(places.subList(1, 3));
    assertThat(two.more()).isTrue();
    assertThat(take(ANN, 0, 10, 2 * 4096).mail()).hasSize(2);
    assertThat(take(ANN, 0, 10, 1).mail()).hasSize(1);
    Batch last = take(ANN, places.get(3), 1, 100_000);
    assertThat(last.mail()).hasSize(1);
    assertThat(last.more()).isFalse();
    assertThat(take(ANN, places.getLast(), 1, 100_000).mail()).isEmpty();
    assertThat(last.mail().getFirst().id()).isEqualTo(letter(ANN, 4).id());
    assertThat(last.mail().getFirst().envelope()).isEqualTo(letter(ANN, 4));
  }

  @Test
  default void what_is_not_on_the_disk_yet_can_be_read() {
    put(letter(ANN, 1));
    assertThat(waiting(ANN)).containsExactly(1);
  }

  @Test
  default void a_full_mailbox_takes_no_more_until_there_is_room() {
    Room three = new Room(1L << 30, 3, Room.WELCOME, Letters.SOMEWHERE);
    for (int i = 0; i < 3; i++) {
      assertThat(mail().put(letter(ANN, i), letter(ANN, i).id(), three, kept -> {}))
          .isInstanceOf(Kept.class);
    }
    Envelope more = letter(ANN, 3);
    assertThat(mail().put(more, more.id(), three, kept -> {})).isEqualTo(new Full(What.MAILBOX));
    Room bytes = new Room(3 * 4096 + 4095, 100, Room.WELCOME, Letters.SOMEWHERE);
    assertThat(mail().put(more, more.id(), bytes, kept -> {})).isEqualTo(new Full(What.MAILBOX));
    settle();
    mail().remove(ANN, letter(ANN, 1).id());
    assertThat(mail().put(more, more.id(), three, kept -> {})).isInstanceOf(Kept.class);
    Envelope other = letter(BOB, 1);
    assertThat(mail().put(other, other.id(), three, kept -> {})).isInstanceOf(Kept.class);
  }

  @Test
  default void first_contacts_have_few_places_also_after_a_restart() {
    Room first = new Room(1L << 30, 100, 2, Letters.SOMEWHERE);
    for (int i = 0; i < 2; i++) {
      assertThat(mail().put(letter(ANN, i), letter(ANN, i).id(), first, kept -> {}))
          .isInstanceOf(Kept.class);
    }
    Envelope more = letter(ANN, 2);
    assertThat(mail().put(more, more.id(), first, kept -> {}))
        .isEqualTo(new Full(What.FIRST_CONTACTS));
    settle();
    startAgain();
    assertThat(mail().put(more, more.id(), first, kept -> {}))
        .isEqualTo(new Full(What.FIRST_CONTACTS));
    assertThat(mail().put(more, more.id(), ROOMY, kept -> {})).isInstanceOf(Kept.class);
    mail().remove(ANN, letter(ANN, 0).id());
    Envelope another = letter(ANN, 3);
    assertThat(mail().put(another, another.id(), first, kept -> {})).isInstanceOf(Kept.class);
  }

  @Test
  default void mail_that_waited_too_long_is_dropped_and_stays_so() {
    assertThat(mail().workday(1, 14)).isZero();
    put(letter(ANN, 1));
    settle();
    assertThat(mail().workday(2, 14)).isZero();
    put(letter(ANN, 2));
    put(letter(BOB, 3));
    settle();
    startAgain();
    assertThat(mail().workday(15, 14)).isZero();
    assertThat(mail().workday(16, 14)).isEqualTo(1);
    assertThat(waiting(ANN)).containsExactly(2);
    pass(Duration.ofSeconds(5));
    startAgain();
    assertThat(waiting(ANN)).containsExactly(2);
    assertThat(waiting(BOB)).containsExactly(3);
  }

  @Test
  default void mail_of_a_relay_whose_accounts_count_anew_gets_older_too() {
    mail().workday(100, 14);
    put(letter(ANN, 1));
    settle();
    startAgain();
    mail().workday(1, 14);
    put(letter(ANN, 2));
    assertThat(mail().workday(15, 14)).isZero();
    assertThat(mail().workday(16, 14)).isEqualTo(2);
  }

  @Test
  default void a_forgotten_device_has_no_mail() {
    put(letter(ANN, 1));
    put(letter(BOB, 2));
    settle();
    List<Boolean> fresh = put(letter(ANN, 3));
    mail().forget(ANN);
    mail().forget(device(7));
    pass(Duration.ofSeconds(5));
    assertThat(fresh).containsExactly(false);
    assertThat(waiting(ANN)).isEmpty();
    startAgain();
    assertThat(waiting(ANN)).isEmpty();
    assertThat(waiting(BOB)).containsExactly(2);
  }

  @Test
  default void a_flush_answers_after_what_was_put_before() {
    List<String> order = new ArrayList<>();
    mail().put(letter(ANN, 1), letter(ANN, 1).id(), ROOMY, kept -> order.add("kept"));
    mail().flush(() -> order.add("flushed"));
    settle();
    assertThat(order).containsExactly("kept", "flushed");
  }

  @Test
  default void every_size_comes_back_as_it_was() {
    List<Integer> sizes = app.maru.p2p.wire.Limits.BODY_SIZES;
    for (int i = 0; i < sizes.size(); i++) {
      put(letter(ANN, i, sizes.get(i)));
    }
    settle();
    startAgain();
    List<Batch.Letter> mail = take(ANN, 0, 10, Integer.MAX_VALUE).mail();
    for (int i = 0; i < sizes.size(); i++) {
      assertThat(mail.get(i).envelope()).isEqualTo(letter(ANN, i, sizes.get(i)));
    }
  }

  @Test
  default void figures_are_right() {
    put(letter(ANN, 1));
    put(letter(ANN, 1));
    put(letter(BOB, 2));
    settle();
    mail().remove(ANN, letter(ANN, 1).id());
    MailStatistics figures = mail().statistics();
    assertThat(figures.now().mailboxes()).isEqualTo(1);
    assertThat(figures.now().waiting()).isEqualTo(1);
    assertThat(figures.now().waitingBytes()).isEqualTo(4096);
    assertThat(figures.now().queuedBytes()).isZero();
    assertThat(figures.mail().kept()).isEqualTo(2);
    assertThat(figures.mail().known()).isEqualTo(1);
    assertThat(figures.mail().removed()).isEqualTo(1);
  }
}
