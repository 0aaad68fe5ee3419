package app.maru.relay.mailbox;

import static app.maru.relay.mailbox.Letters.ROOMY;
import static app.maru.relay.mailbox.Letters.device;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.maru.crypto.DeviceId;
import app.maru.p2p.wire.Envelope;
import app.maru.relay.memory.MemoryDisk;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The power fails at any write, force or change of a name, again and again on one disk, and takes
/// what was not forced in one of several ways. Every envelope that was called kept must be there,
/// whole, once and in order; and the log opens. `-Dmaru.harness=long` runs many more.
final class PowerFailureTest {
  private static final boolean LONG = "long".equals(System.getProperty("maru.harness"));
  private static final int DISKS = LONG ? 400 : 12;
  private static final int FAILURES = LONG ? 10 : 5;
  private static final int OWNERS = 4;

  @ParameterizedTest
  @EnumSource
  void what_was_called_kept_outlives_a_power_failure(MemoryDisk.Cut cut) throws Exception {
    int letters = 0;
    for (int seed = 0; seed < DISKS; seed++) {
      letters += manyFailures(cut, seed, new MemoryDisk());
    }
    System.out.printf(
        "power failures, %s: %d, envelopes kept: %d, none lost%n", cut, DISKS * FAILURES, letters);
  }

  @Test
  void a_disk_that_forces_nothing_does_not_go_unnoticed() {
    MemoryDisk liar = new MemoryDisk();
    liar.forcesNothing();
    assertThatThrownBy(() -> manyFailures(MemoryDisk.Cut.TORN, 1, liar))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void a_disk_that_forces_no_names_does_not_go_unnoticed_either() {
    MemoryDisk forgetful = new MemoryDisk();
    forgetful.forcesNoNames();
    assertThatThrownBy(() -> manyFailures(MemoryDisk.Cut.TORN, 1, forgetful))
        .isInstanceOf(AssertionError.class);
  }

  private static int manyFailures(MemoryDisk.Cut cut, int seed, MemoryDisk first) throws Exception {
    SplittableRandom random = new SplittableRandom(1000L * seed + cut.name().hashCode());
    Model model = new Model();
    LogLife life = new LogLife(LogLife.SMALL, random.nextLong()).next(first);
    for (int failure = 0; failure < FAILURES; failure++) {
      Run run = new Run(life, model, random);
      MemoryDisk left = run.untilThePowerFails(cut);
      life.end();
      life = life.next(left);
      run.check(life, "%s, seed %s, failure %s".formatted(cut, seed, failure));
    }
    return model.everKept;
  }

  /// What must and what may be on the disk.
  private static final class Model {
    private final Map<Integer, DeviceId> owners = new HashMap<>();
    private Set<Integer> kept = new TreeSet<>();
    private Set<Integer> asked = new HashSet<>();
    private Set<Integer> gone = new HashSet<>();
    private int next = 1;
    private int everKept;

    private Model copy() {
      Model copy = new Model();
      copy.kept = new TreeSet<>(kept);
      copy.asked = new HashSet<>(asked);
      copy.gone = new HashSet<>(gone);
      return copy;
    }
  }

  private static final class Run {
    private final LogLife life;
    private final Model model;
    private final SplittableRandom random;
    private final Set<Integer> removed = new HashSet<>();
    private @Nullable MemoryDisk left;
    private Model atFailure = new Model();

    private Run(LogLife life, Model model, SplittableRandom random) {
      this.life = life;
      this.model = model;
      this.random = random;
    }

    private MemoryDisk untilThePowerFails(MemoryDisk.Cut cut) {
      Runnable failure =
          () -> {
            left = life.disk.afterPowerFailure(cut, random);
            atFailure = model.copy();
          };
      life.disk.failAfter(random.nextInt(random.nextBoolean() ? 20 : 300), failure);
      for (int step = 0; step < 600 && left == null; step++) {
        step();
      }
      if (left == null) {
        life.disk.failAfter(0, failure);
        put();
        life.pass(Duration.ofSeconds(2));
      }
      MemoryDisk found = left;
      assertThat(found).as("the power failed").isNotNull();
      return found == null ? new MemoryDisk() : found;
    }

    private void step() {
      int choice = random.nextInt(100);
      if (choice < 60) {
        put();
      } else if (choice < 93 && !model.kept.isEmpty()) {
        List<Integer> waiting = List.copyOf(model.kept);
        remove(waiting.get(random.nextInt(waiting.size())));
      } else if (choice < 95) {
        Set<Integer> before = Set.copyOf(removed);
        life.log.flush(() -> {
          if (left == null && life.log.statistics().disk().failures() == 0) {
            model.gone.addAll(before);
          }
        });
      } else if (choice == 95) {
        life.log.vacuum(() -> {});
      } else if (choice == 96) {
        life.pass(Duration.ofMillis(1500));
      } else if (choice == 97) {
        readWhileReadingFails();
      }
      life.pass(Duration.ofMillis(random.nextInt(3)));
    }

    /// Some of it, and nothing may be lost by it.
    private void readWhileReadingFails() {
      life.disk.beforeReading(() -> {
        if (random.nextBoolean()) {
          throw new IOException("for a moment");
        }
      });
      life.waiting(device(random.nextInt(OWNERS)));
      life.disk.beforeReading(() -> {});
    }

    private void put() {
      int number = model.next++;
      DeviceId owner = device(random.nextInt(OWNERS));
      model.owners.put(number, owner);
      model.asked.add(number);
      Envelope letter = Letters.letter(owner, number, random.nextInt(10) == 0 ? 16_384 : 4096);
      life.log.put(
          letter,
          letter.id(),
          ROOMY,
          kept -> {
            if (kept && left == null && !removed.contains(number)) {
              model.kept.add(number);
              model.everKept++;
            }
          });
      if (random.nextInt(20) == 0) {
        // Its owner is online and quick.
        removed.add(number);
        life.log.remove(owner, letter.id());
      }
    }

    private void remove(int number) {
      model.kept.remove(number);
      removed.add(number);
      DeviceId owner = model.owners.getOrDefault(number, device(0));
      for (int size : List.of(4096, 16_384)) {
        life.log.remove(owner, Letters.letter(owner, number, size).id());
      }
    }

    private void check(LogLife after, String where) {
      Set<Integer> found = new TreeSet<>();
      for (int owner = 0; owner < OWNERS; owner++) {
        List<Integer> waiting = after.waiting(device(owner));
        assertThat(waiting).as(where).isSorted().doesNotHaveDuplicates();
        found.addAll(waiting);
      }
      assertThat(found).as(where).containsAll(atFailure.kept);
      assertThat(atFailure.asked).as(where).containsAll(found);
      Set<Integer> back = new TreeSet<>(found);
      back.retainAll(atFailure.gone);
      assertThat(back).as(where).isEmpty();
      model.kept = found;
      model.asked = new HashSet<>(found);
      model.gone = new HashSet<>();
    }
  }
}
