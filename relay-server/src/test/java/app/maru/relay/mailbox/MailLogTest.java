package app.maru.relay.mailbox;

import static app.maru.relay.mailbox.Letters.ROOMY;
import static app.maru.relay.mailbox.Letters.device;
import static app.maru.relay.mailbox.Letters.letter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.maru.p2p.wire.Envelope;
import app.maru.relay.mailbox.Placement.Full;
import app.maru.relay.mailbox.Placement.Kept;
import app.maru.relay.mailbox.Placement.What;
import app.maru.relay.memory.MemoryDisk;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The log of segments.
final class MailLogTest implements MailboxesContract {
  private static final int PER_SEGMENT = 31;

  private LogLife life = begin(LogLife.SMALL);

  private static LogLife begin(MailLimits limits) {
    try {
      return new LogLife(limits, 1);
    } catch (MailException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public Mailboxes mail() {
    return life.log;
  }

  @Override
  public void pass(Duration time) {
    life.pass(time);
  }

  @Override
  public void startAgain() {
    try {
      life = life.afterKill();
    } catch (MailException e) {
      throw new AssertionError(e);
    }
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

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private long segments() {
    return life.disk.names().stream().filter(name -> name.endsWith(".mail")).count();
  }

  @Test
  void all_that_comes_while_the_disk_is_busy_is_forced_together() {
    put(0);
    life.settle();
    long before = life.disk.forces();
    List<List<Boolean>> answers = new ArrayList<>();
    for (int i = 1; i < 20; i++) {
      answers.add(put(i));
    }
    life.settle();
    assertThat(life.disk.forces() - before).isEqualTo(1);
    assertThat(answers).allMatch(answer -> answer.equals(List.of(true)));
  }

  @Test
  void what_is_taken_at_once_never_costs_the_disk_anything() {
    put(0);
    life.settle();
    pass(Duration.ofSeconds(5));
    long before = life.disk.forces();
    List<Boolean> answers = put(1);
    pass(Duration.ofMillis(1));
    assertThat(answers).isEmpty();
    remove(1);
    assertThat(answers).containsExactly(true);
    pass(Duration.ofSeconds(5));
    assertThat(life.disk.forces()).isEqualTo(before);
    assertThat(life.log.statistics().mail().unwritten()).isEqualTo(1);
  }

  @Test
  void mail_goes_on_in_the_next_segment() {
    putAll(0, 5 * PER_SEGMENT);
    assertThat(segments()).isEqualTo(5);
    startAgain();
    assertThat(life.waiting(ANN)).isEqualTo(range(0, 5 * PER_SEGMENT));
  }

  @Test
  void segments_whose_mail_is_gone_are_dropped_and_used_again() {
    for (int round = 0; round < 20; round++) {
      putAll(round * PER_SEGMENT, (round + 1) * PER_SEGMENT);
      range(round * PER_SEGMENT, (round + 1) * PER_SEGMENT).forEach(this::remove);
      pass(Duration.ofSeconds(2));
    }
    assertThat(segments()).isLessThanOrEqualTo(2);
    assertThat(life.disk.names().size()).isLessThanOrEqualTo(2 + MailLimits.SPARES);
    startAgain();
    assertThat(life.waiting(ANN)).isEmpty();
  }

  @Test
  void files_that_grew_because_none_was_ready_are_used_again_as_well() {
    // Faster than files are prepared.
    range(0, 5 * PER_SEGMENT).forEach(this::put);
    life.settle();
    range(0, 5 * PER_SEGMENT).forEach(this::remove);
    pass(Duration.ofSeconds(20));
    putAll(1000, 1001);
    pass(Duration.ofSeconds(20));
    List<String> spares =
        life.disk.names().stream().filter(name -> name.startsWith("spare-")).toList();
    assertThat(spares).hasSizeGreaterThanOrEqualTo(4);
    assertThat(spares).allSatisfy(name -> assertThat(life.disk.contents(name)).hasSize(128 << 10));
    startAgain();
    assertThat(life.waiting(ANN)).containsExactly(1000);
  }

  @Test
  void what_an_earlier_life_of_a_file_left_behind_is_no_mail() {
    putAll(0, 3 * PER_SEGMENT);
    range(0, 3 * PER_SEGMENT).forEach(this::remove);
    pass(Duration.ofSeconds(2));
    putAll(1000, 1001);
    startAgain();
    assertThat(life.waiting(ANN)).containsExactly(1000);
    assertThat(life.log.statistics().mail().damaged()).isZero();
  }

  @Test
  void stragglers_move_so_that_their_segment_can_go() {
    putAll(0, 6 * PER_SEGMENT);
    range(0, 6 * PER_SEGMENT).stream().filter(i -> i % 10 != 0).forEach(this::remove);
    pass(Duration.ofSeconds(5));
    List<Integer> left = range(0, 6 * PER_SEGMENT).stream().filter(i -> i % 10 == 0).toList();
    assertThat(life.waiting(ANN)).isEqualTo(left);
    assertThat(segments()).isLessThanOrEqualTo(2);
    startAgain();
    assertThat(life.waiting(ANN)).isEqualTo(left);
  }

  @Test
  void what_is_being_emptied_is_not_moved() {
    life = begin(new MailLimits(128 << 10, 1L << 30, 64 << 20, Duration.ofSeconds(10)));
    putAll(0, 2 * PER_SEGMENT);
    range(1, 2 * PER_SEGMENT).forEach(this::remove);
    pass(Duration.ofSeconds(5));
    assertThat(life.log.statistics().now().diskBytes()).isEqualTo(2 * (128 << 10));
    long before = life.disk.forces();
    pass(Duration.ofSeconds(30));
    assertThat(life.disk.forces()).isGreaterThan(before);
    assertThat(life.log.statistics().now().diskBytes()).isEqualTo(128 << 10);
    assertThat(life.waiting(ANN)).containsExactly(0);
  }

  @Test
  void what_is_accepted_while_it_moves_is_gone_too() {
    putAll(0, 4 * PER_SEGMENT);
    range(0, 4 * PER_SEGMENT).stream().filter(i -> i % 10 != 0).forEach(this::remove);
    for (int i = 0; i < 4 * PER_SEGMENT; i += 10) {
      life.pass(Duration.ofMillis(1));
      remove(i);
    }
    pass(Duration.ofSeconds(5));
    startAgain();
    assertThat(life.waiting(ANN)).isEmpty();
  }

  @Test
  void what_its_owner_takes_at_once_never_goes_to_the_disk() {
    put(1);
    remove(1);
    life.settle();
    assertThat(life.log.statistics().mail().unwritten()).isEqualTo(1);
    assertThat(segments()).isZero();
  }

  @Test
  void a_damaged_record_is_skipped_and_takes_no_other_with_it() throws Exception {
    putAll(0, 10);
    String name = life.disk.names().stream().filter(n -> n.endsWith(".mail")).findFirst().get();
    life.disk.damage(name, 16 + 4 * 4160 + 1000);
    startAgain();
    assertThat(life.waiting(ANN)).containsExactly(0, 1, 2, 3, 5, 6, 7, 8, 9);
    assertThat(life.log.statistics().mail().damaged()).isEqualTo(1);
  }

  @Test
  void mail_that_is_damaged_while_it_waits_is_given_up_alone() {
    putAll(0, 3);
    String name = life.disk.names().stream().filter(n -> n.endsWith(".mail")).findFirst().get();
    life.disk.damage(name, 16 + 4160 + 1000);
    assertThat(life.waiting(ANN)).containsExactly(0, 2);
    assertThat(life.log.statistics().mail().damaged()).isEqualTo(1);
    assertThat(life.log.waiting(ANN).count()).isEqualTo(2);
  }

  @Test
  void an_envelope_that_holds_a_record_does_not_pass_for_one() throws Exception {
    // A segment's own bytes, as an envelope from somebody who has seen the disk once.
    putAll(0, 1);
    String name = life.disk.names().stream().filter(n -> n.endsWith(".mail")).findFirst().get();
    byte[] record = new byte[4096];
    ByteBuffer.wrap(life.disk.contents(name)).get(16, record);
    Envelope trap = new Envelope(ANN, app.maru.crypto.Bytes.of(record));
    startAgain();
    life.log.put(trap, trap.id(), ROOMY, kept -> {});
    life.settle();
    assertThat(life.waiting(ANN)).hasSize(2);
    int spoilt = 0;
    for (String each : List.copyOf(life.disk.names())) {
      int body = text(life.disk.contents(each)).indexOf(text(record));
      if (body > 16) {
        // In the head of the record whose body the trap is.
        life.disk.damage(each, body - 40L);
        spoilt++;
      }
    }
    assertThat(spoilt).isEqualTo(1);
    startAgain();
    assertThat(life.waiting(ANN)).containsExactly(0);
  }

  @Test
  void a_full_disk_refuses_and_loses_nothing() {
    putAll(0, 20);
    life.disk.capacity(20 * 4160);
    List<Boolean> refused = new ArrayList<>();
    for (int i = 20; i < 60; i++) {
      List<Boolean> answers = put(i);
      life.settle();
      refused.addAll(answers);
    }
    assertThat(refused).contains(false);
    Envelope soon = letter(ANN, 100);
    assertThat(life.log.put(soon, soon.id(), ROOMY, kept -> {})).isEqualTo(new Full(What.RELAY));
    life.disk.capacity(Long.MAX_VALUE);
    life.pass(Duration.ofSeconds(10));
    assertThat(life.log.put(soon, soon.id(), ROOMY, kept -> {})).isInstanceOf(Kept.class);
    life.settle();
    startAgain();
    assertThat(life.waiting(ANN)).containsAll(range(0, 20)).contains(100);
  }

  @Test
  void the_relay_as_a_whole_has_a_limit() {
    life = begin(new MailLimits(128 << 10, 3 * 4096, 64 << 20, Duration.ZERO));
    putAll(0, 3);
    Envelope more = letter(BOB, 3);
    assertThat(life.log.put(more, more.id(), ROOMY, kept -> {})).isEqualTo(new Full(What.RELAY));
    remove(0);
    assertThat(life.log.put(more, more.id(), ROOMY, kept -> {})).isInstanceOf(Kept.class);
  }

  @Test
  void a_stalled_disk_costs_little_memory() {
    life = begin(new MailLimits(128 << 10, 1 << 30, 2 * 4096, Duration.ZERO));
    put(0);
    put(1);
    Envelope more = letter(ANN, 2);
    assertThat(life.log.put(more, more.id(), ROOMY, kept -> {}))
        .isEqualTo(new Full(What.DISK_QUEUE));
    life.settle();
    assertThat(life.log.put(more, more.id(), ROOMY, kept -> {})).isInstanceOf(Kept.class);
  }

  @Test
  void a_vacuum_leaves_no_more_than_is_needed() {
    putAll(0, 4 * PER_SEGMENT);
    range(0, 4 * PER_SEGMENT).stream().filter(i -> i % 3 == 0).forEach(this::remove);
    pass(Duration.ofSeconds(2));
    assertThat(segments()).isEqualTo(4);
    List<String> done = new ArrayList<>();
    life.log.vacuum(() -> done.add("done"));
    pass(Duration.ofSeconds(2));
    assertThat(done).containsExactly("done");
    assertThat(segments()).isEqualTo(3);
    List<Integer> left = range(0, 4 * PER_SEGMENT).stream().filter(i -> i % 3 != 0).toList();
    assertThat(life.waiting(ANN)).isEqualTo(left);
    startAgain();
    assertThat(life.waiting(ANN)).isEqualTo(left);
  }

  @Test
  void a_backup_holds_what_was_kept_when_it_was_asked_for(@TempDir Path folder) throws Exception {
    putAll(0, 2 * PER_SEGMENT);
    put(500);
    List<Boolean> copied = new ArrayList<>();
    life.log.backup(folder, copied::add);
    // Mail goes on: what is dropped meanwhile must stay in the copy.
    range(0, 2 * PER_SEGMENT).forEach(this::remove);
    putAll(600, 610);
    pass(Duration.ofSeconds(5));
    assertThat(copied).containsExactly(true);
    MemoryDisk copy = new MemoryDisk();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        copy.put(file.getFileName().toString(), Files.readAllBytes(file));
      }
    }
    LogLife restored = life.next(copy);
    List<Integer> expected = new ArrayList<>(range(0, 2 * PER_SEGMENT));
    expected.add(500);
    assertThat(restored.waiting(ANN)).startsWith(expected.toArray(Integer[]::new));
    assertThat(life.waiting(ANN))
        .containsExactly(500, 600, 601, 602, 603, 604, 605, 606, 607, 608, 609);
  }

  @Test
  void a_log_of_a_newer_program_is_left_alone() {
    putAll(0, 1);
    String name = life.disk.names().stream().filter(n -> n.endsWith(".mail")).findFirst().get();
    life.end();
    MemoryDisk newer = life.disk.afterKill();
    newer.damage(name, 11);
    assertThatThrownBy(() -> life.next(newer))
        .isInstanceOfSatisfying(
            MailException.class,
            e -> assertThat(e.reason()).isEqualTo(MailException.Reason.VERSION));
  }

  @Test
  void places_of_dropped_mail_are_not_given_again() {
    putAll(0, PER_SEGMENT + 5);
    range(0, PER_SEGMENT).forEach(this::remove);
    pass(Duration.ofSeconds(2));
    for (int round = 0; round < 4; round++) {
      startAgain();
      putAll(1000 + round, 1001 + round);
      pass(Duration.ofSeconds(2));
    }
    startAgain();
    assertThat(life.waiting(ANN)).containsExactly(31, 32, 33, 34, 35, 1000, 1001, 1002, 1003);
  }

  @Test
  void the_wrong_device_removes_nothing() {
    putAll(0, 1);
    life.log.remove(device(9), letter(ANN, 0).id());
    assertThat(life.waiting(ANN)).containsExactly(0);
  }
}
