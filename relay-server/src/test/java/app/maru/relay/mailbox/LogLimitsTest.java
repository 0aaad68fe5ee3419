package app.maru.relay.mailbox;

import static app.maru.relay.mailbox.Letters.ROOMY;
import static app.maru.relay.mailbox.Letters.device;
import static app.maru.relay.mailbox.Letters.letter;
import static org.assertj.core.api.Assertions.assertThat;

import app.maru.crypto.DeviceId;
import app.maru.p2p.wire.Envelope;
import app.maru.relay.mailbox.Placement.Full;
import app.maru.relay.mailbox.Placement.Kept;
import app.maru.relay.mailbox.Placement.What;
import app.maru.relay.memory.MemoryDisk;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Limits and moments of the log, each from both sides.
final class LogLimitsTest {
  private static final DeviceId ANN = device(1);
  private static final int CELL = 4096;
  private static final int LARGE = 16_384;
  private static final MailLimits WIDE =
      new MailLimits(32 << 20, 1L << 30, 64 << 20, Duration.ZERO);

  private static void putAll(LogLife life, int from, int to, int size) {
    for (int i = from; i < to; i++) {
      Envelope envelope = letter(ANN, i, size);
      life.log.put(envelope, envelope.id(), ROOMY, kept -> {});
    }
  }

  /// The forces that so many large letters cost that come while one is being written.
  private static long forcesFor(int letters) throws MailException {
    LogLife life = new LogLife(WIDE, 1);
    putAll(life, 0, 1, LARGE);
    life.settle();
    life.pass(Duration.ofSeconds(30));
    long before = life.disk.forces();
    putAll(life, 1, 1 + letters, LARGE);
    life.settle();
    return life.disk.forces() - before;
  }

  @Test
  void one_force_serves_no_more_than_a_group() throws Exception {
    int group = MailLimits.GROUP_BYTES / LARGE;
    assertThat(forcesFor(group - 10)).isEqualTo(1);
    assertThat(forcesFor(group + 10)).isEqualTo(2);
    assertThat(forcesFor(2 * group + 10)).isEqualTo(3);
  }

  @Test
  void more_is_removed_at_once_than_one_record_holds_and_stays_so() throws Exception {
    LogLife life = new LogLife(WIDE, 1);
    int letters = SegmentFormat.MAX_REMOVALS + 500;
    putAll(life, 0, letters, CELL);
    life.settle();
    for (int i = 0; i < letters - 1; i++) {
      life.log.remove(ANN, letter(ANN, i).id());
    }
    life.pass(MailLimits.REMOVED_WITHIN.plusMillis(100));
    MemoryDisk left = life.disk.afterPowerFailure(MemoryDisk.Cut.TORN, life.random);
    life.end();
    assertThat(life.next(left).waiting(ANN)).containsExactly(letters - 1);
  }

  /// What waits after the power failed so long after something was removed.
  private static List<Integer> afterPowerFailure(Duration since) throws MailException {
    LogLife life = new LogLife(LogLife.SMALL, 1);
    putAll(life, 0, 2, CELL);
    life.settle();
    life.log.remove(ANN, letter(ANN, 0).id());
    life.pass(since);
    MemoryDisk left = life.disk.afterPowerFailure(MemoryDisk.Cut.TORN, life.random);
    life.end();
    return life.next(left).waiting(ANN);
  }

  @Test
  void what_was_removed_is_written_down_within_a_second_though_no_mail_comes() throws Exception {
    assertThat(MailLimits.REMOVED_WITHIN).isEqualTo(Duration.ofSeconds(1));
    assertThat(afterPowerFailure(Duration.ofMillis(900))).as("offered once more").hasSize(2);
    assertThat(afterPowerFailure(Duration.ofMillis(1100))).containsExactly(1);
  }

  @Test
  void after_a_failure_nothing_new_is_taken_for_five_seconds() throws Exception {
    LogLife life = new LogLife(LogLife.SMALL, 1);
    putAll(life, 0, 1, CELL);
    life.settle();
    life.disk.failAfter(0, () -> {});
    List<Boolean> answers = new ArrayList<>();
    Envelope first = letter(ANN, 1);
    life.log.put(first, first.id(), ROOMY, answers::add);
    life.settle();
    assertThat(answers).containsExactly(false);
    life.disk.failAfter(Long.MAX_VALUE, () -> {});
    Envelope soon = letter(ANN, 2);
    life.pass(Duration.ofMillis(4800));
    assertThat(life.log.put(soon, soon.id(), ROOMY, kept -> {})).isEqualTo(new Full(What.RELAY));
    life.pass(Duration.ofMillis(300));
    assertThat(life.log.put(soon, soon.id(), ROOMY, kept -> {})).isInstanceOf(Kept.class);
  }

  @Test
  void so_many_ids_of_what_was_taken_are_remembered_and_at_most_twice_as_many() {
    RecentIds recent = new RecentIds(MailLimits.RECENT);
    IntStream.range(0, 2 * MailLimits.RECENT + 1).forEach(i -> recent.add(ANN, key(i)));
    assertThat(recent.contains(ANN, key(2 * MailLimits.RECENT))).isTrue();
    assertThat(recent.contains(ANN, key(MailLimits.RECENT + 1))).isTrue();
    assertThat(recent.contains(ANN, key(0))).isFalse();
    assertThat(recent.contains(device(2), key(2 * MailLimits.RECENT))).isFalse();
  }

  private static EnvelopeKey key(int number) {
    return new EnvelopeKey(number, ~number);
  }
}
