package app.maru.relay.mailbox;

import static app.maru.relay.mailbox.Letters.ROOMY;
import static app.maru.relay.mailbox.Letters.letter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.maru.crypto.DeviceId;
import app.maru.p2p.wire.Envelope;
import app.maru.relay.memory.MemoryDisk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A log on a disk, or in a machine, that does not do as it should.
final class BadDiskTest {
  private static final DeviceId ANN = Letters.device(1);
  private static final int PER_SEGMENT = 31;

  private LogLife life;

  @BeforeEach
  void begin() throws MailException {
    life = new LogLife(LogLife.SMALL, 1);
  }

  private void pass(Duration time) {
    life.pass(time);
  }

  private void startAgain() throws MailException {
    life = life.afterKill();
  }

  private List<Boolean> put(int number) {
    List<Boolean> answers = new ArrayList<>();
    Envelope envelope = letter(ANN, number);
    life.log.put(envelope, envelope.id(), ROOMY, answers::add);
    return answers;
  }

  private void putAll(int from, int to) {
    for (int i = from; i < to; i++) {
      put(i);
      if (i % 10 == 0) {
        life.settle();
      }
    }
    life.settle();
  }

  private void remove(int number) {
    life.log.remove(ANN, letter(ANN, number).id());
  }

  private static List<Integer> range(int from, int to) {
    return IntStream.range(from, to).boxed().toList();
  }

  private long segments() {
    return life.disk.names().stream().filter(name -> name.endsWith(".mail")).count();
  }

  @Test
  void a_bad_spot_of_the_disk_costs_no_neighbours() {
    putAll(0, 40);
    String name = life.disk.names().stream().filter(n -> n.endsWith(".mail")).findFirst().get();
    life.disk.spoil(name, 16 + 5 * 4160 + 1000);
    List<Integer> others = range(0, 40).stream().filter(i -> i != 5).toList();
    assertThat(life.waiting(ANN)).isEqualTo(others);
    assertThat(life.log.waiting(ANN).count()).as("it may be read another time").isEqualTo(40);
  }

  @Test
  void what_can_not_be_read_for_a_moment_waits_on() {
    putAll(0, 40);
    life.disk.beforeReading(() -> {
      throw new IOException("a bad cable");
    });
    List<Batch> batches = new ArrayList<>();
    life.log.take(ANN, 0, 30, Integer.MAX_VALUE, batches::add);
    life.settle();
    assertThat(batches).hasSize(1);
    assertThat(batches.getFirst().mail()).isEmpty();
    assertThat(batches.getFirst().gaps()).isTrue();
    assertThat(batches.getFirst().more()).isTrue();
    life.disk.beforeReading(() -> {});
    life.log.take(ANN, batches.getFirst().upTo(), 30, Integer.MAX_VALUE, batches::add);
    assertThat(life.waiting(ANN)).isEqualTo(range(0, 40));
    assertThat(batches.getLast().mail()).hasSize(10);
    assertThat(batches.getLast().gaps()).isFalse();
    assertThat(life.log.statistics().mail().damaged()).isZero();
  }

  @Test
  void a_part_that_can_not_be_read_at_the_start_costs_no_more_than_itself() throws Exception {
    life.log.workday(1, 14);
    putAll(0, 20);
    String name = life.disk.names().stream().filter(n -> n.endsWith(".mail")).findFirst().get();
    // The end of one and the beginning of the next stand in the block.
    List<Integer> readable = range(0, 20).stream().filter(i -> i != 4 && i != 5).toList();
    life.end();
    MemoryDisk spoiled = life.disk.afterKill();
    spoiled.spoil(name, 16 + 5 * 4160 + 1000);
    life = life.next(spoiled);
    life.log.workday(2, 14);
    assertThat(life.waiting(ANN)).isEqualTo(readable);
    assertThat(life.log.statistics().mail().damaged()).isEqualTo(1);
    readable.forEach(this::remove);
    pass(Duration.ofMinutes(1));
    assertThat(life.disk.names()).as("it may be read another time").contains(name);
    startAgain();
    life.log.workday(3, 14);
    assertThat(life.waiting(ANN)).as("now it can be").containsExactly(4, 5);
  }

  @Test
  void mail_that_comes_while_the_newest_can_not_be_read_is_not_taken_for_it_later()
      throws Exception {
    life.log.workday(1, 14);
    putAll(0, 20);
    String name = life.disk.names().stream().filter(n -> n.endsWith(".mail")).findFirst().get();
    life.end();
    MemoryDisk spoiled = life.disk.afterKill();
    spoiled.spoil(name, 16 + 19 * 4160 + 100);
    life = life.next(spoiled);
    life.log.workday(1, 14);
    assertThat(life.waiting(ANN)).as("the end is missing").isEqualTo(range(0, 18));
    putAll(20, 30);
    startAgain();
    life.log.workday(1, 14);
    assertThat(life.waiting(ANN)).as("all of it, in order").isEqualTo(range(0, 30));
  }

  @Test
  void a_segment_that_can_not_be_read_goes_when_all_in_it_would_have_expired() throws Exception {
    life.log.workday(1, 14);
    putAll(0, 20);
    String name = life.disk.names().stream().filter(n -> n.endsWith(".mail")).findFirst().get();
    life.end();
    MemoryDisk spoiled = life.disk.afterKill();
    spoiled.spoil(name, 16 + 5 * 4160 + 1000);
    life = life.next(spoiled);
    life.log.workday(15, 14);
    pass(Duration.ofMinutes(1));
    assertThat(life.disk.names()).contains(name);
    life.log.workday(16, 14);
    pass(Duration.ofMinutes(1));
    assertThat(life.disk.names()).doesNotContain(name);
  }

  @Test
  void a_segment_that_gets_no_name_leaves_no_open_file() throws Exception {
    // The disk does so many things more: not the renaming of a spare, then not the forcing of
    // names.
    for (int works = 0; works < 2; works++) {
      MemoryDisk disk = new MemoryDisk();
      SegmentFiles files = new SegmentFiles(disk, Runnable::run, life.random, 128 << 10);
      files.begin(0);
      assertThat(disk.openFiles()).as("a spare").isOne();
      disk.failAfter(works, () -> {});
      assertThatThrownBy(files::next).isInstanceOf(IOException.class);
      assertThat(disk.openFiles()).isZero();
      disk.failAfter(1, () -> {});
      assertThatThrownBy(files::next).as("without a spare").isInstanceOf(IOException.class);
      assertThat(disk.openFiles()).isZero();
    }
  }

  @Test
  void a_segment_that_could_not_be_taken_back_is_never_written_to() throws Exception {
    MemoryDisk disk = new MemoryDisk();
    SegmentFiles files = new SegmentFiles(disk, Runnable::run, life.random, 128 << 10);
    files.begin(0);
    Segment segment = files.next();
    assertThat(disk.openFiles()).as("with a spare").isEqualTo(2);
    // It gets the name of a spare, and that is not forced.
    disk.failAfter(1, () -> {});
    files.retire(segment);
    disk.failAfter(Long.MAX_VALUE, () -> {});
    assertThat(disk.openFiles()).isOne();
    for (int i = 0; i < 3; i++) {
      files.next().file.write(0, ByteBuffer.allocate(1));
    }
  }

  @Test
  void an_error_of_the_machine_refuses_what_waits_for_the_disk_and_nothing_later()
      throws Exception {
    putAll(0, 3);
    life.disk.failAfter(
        0,
        () -> {
          throw new InternalError("for a test");
        });
    List<Boolean> refused = put(3);
    life.settle();
    assertThat(refused).containsExactly(false);
    life.disk.failAfter(Long.MAX_VALUE, () -> {});
    life.pass(Duration.ofSeconds(10));
    List<Boolean> kept = put(4);
    life.settle();
    assertThat(kept).containsExactly(true);
    startAgain();
    assertThat(life.waiting(ANN)).containsExactly(0, 1, 2, 4);
  }

  @Test
  void an_error_of_the_machine_does_not_end_the_moving_of_stragglers() {
    putAll(0, 6 * PER_SEGMENT);
    life.disk.beforeReading(() -> {
      throw new InternalError("for a test");
    });
    range(0, 6 * PER_SEGMENT).stream().filter(i -> i % 10 != 0).forEach(this::remove);
    pass(Duration.ofSeconds(5));
    assertThat(segments()).isGreaterThanOrEqualTo(6);
    life.disk.beforeReading(() -> {});
    pass(MailLimits.MOVE_AGAIN.plusSeconds(10));
    assertThat(segments()).isLessThanOrEqualTo(2);
  }

  @Test
  void a_disk_that_does_not_answer_is_told_apart_from_one_that_works() {
    putAll(0, 3);
    assertThat(life.log.statistics().disk().stalled()).isFalse();
    life.threads.kill();
    put(3);
    life.pass(MailLimits.STALLED_AFTER);
    assertThat(life.log.statistics().disk().stalled()).isFalse();
    life.pass(Duration.ofMillis(1));
    assertThat(life.log.statistics().disk().stalled()).isTrue();
  }
}
