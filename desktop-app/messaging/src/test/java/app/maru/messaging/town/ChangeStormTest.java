package app.maru.messaging.town;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.messaging.Message;
import app.maru.messaging.engine.MessageDesk;
import app.maru.p2p.memory.Weather;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// Two people who say, edit, take back and feel things in bad weather, over two ways at once, end
/// with the same conversation.
///
/// One seed alone: `-Dmaru.change.seed=N`.
final class ChangeStormTest {
  private static final int KNOWN = 30;
  private static final int DEEDS = 60;
  private static final int FADING = 12;

  /// In seconds: shorter than most bad days.
  private static final int LIFETIME = 10;

  private static final List<String> FEELINGS = List.of("👍", "❤️", "😂", "🎉");

  @Test
  void both_ends_come_to_the_same_whatever_order_changes_arrive_in() {
    Long only = Long.getLong("maru.change.seed");
    List<String> failures = new ArrayList<>();
    for (long seed : only != null ? new long[] {only} : LongStream.range(0, KNOWN).toArray()) {
      try {
        run(seed, Mishaps.Mutant.NONE);
      } catch (AssertionError | RuntimeException e) {
        failures.add("-Dmaru.change.seed=" + seed + ": " + e);
        if (only != null) {
          throw e;
        }
      }
    }
    assertThat(failures).isEmpty();
  }

  /// The storm bites: who says that a change came and then loses it is found out.
  @Test
  void an_engine_that_accepts_before_it_keeps_dies_within_a_few_storms() {
    int survived = 0;
    while (survived < KNOWN && survives(survived)) {
      survived++;
    }
    assertThat(survived).as("storms survived").isLessThan(KNOWN);
  }

  private static boolean survives(long seed) {
    try {
      run(seed, Mishaps.Mutant.ACCEPTS_EARLY);
      return true;
    } catch (AssertionError _) {
      return false;
    }
  }

  @Test
  void what_goes_by_itself_is_heard_before_and_nothing_of_it_stays_with_who_said_it() {
    Long only = Long.getLong("maru.change.seed");
    List<String> failures = new ArrayList<>();
    for (long seed : only != null ? new long[] {only} : LongStream.range(0, FADING).toArray()) {
      try {
        fade(seed);
      } catch (AssertionError | RuntimeException e) {
        failures.add("-Dmaru.change.seed=" + seed + ": " + e);
      }
    }
    assertThat(failures).isEmpty();
  }

  /// Nobody reads, so what was heard stands there.
  private static void fade(long seed) {
    try (MemoryTown town = new MemoryTown(seed, Mishaps.Mutant.NONE)) {
      Citizen alice = town.citizen("alice");
      Citizen bob = town.citizen("bob");
      if (seed % 2 == 0) {
        TownRelay relay = town.relay();
        alice.uses(relay);
        bob.uses(relay);
      }
      town.befriend(alice, bob);
      town.get(alice.messenger().messages().setLifetime(bob.person(), LIFETIME));
      town.settle();
      town.lan().weather(Weather.rough());
      town.mishaps(0.1, 8);
      for (int i = 0; i < DEEDS; i++) {
        town.runFor(Duration.ofMillis(town.random().nextInt(4000)));
        switch (town.random().nextInt(5)) {
          case 0 -> town.lan().partition(Set.of(town.host(alice)));
          case 1 -> town.lan().heal();
          case 2 -> bob.says(alice, MemoryTown.MARK + " " + i);
          default -> alice.says(bob, MemoryTown.MARK + " " + i);
        }
      }
      calm(town, alice, bob);
      town.until("all heard", () -> heardAll(alice, bob) && heardAll(bob, alice));
      town.until("at rest", () -> town.waiting(alice) == 0 && town.waiting(bob) == 0);
      town.runFor(Duration.ofSeconds(2 * LIFETIME));
      assertThat(alice.statesTo(bob)).as("of mine").isEmpty();
      assertThat(bob.statesTo(alice)).as("of mine").isEmpty();
    }
  }

  private static boolean heardAll(Citizen who, Citizen from) {
    return who.sees(from)
        .containsAll(from.said().stream().map(something -> something.text).toList());
  }

  private static void run(long seed, Mishaps.Mutant mutant) {
    try (MemoryTown town = new MemoryTown(seed, mutant)) {
      Citizen alice = town.citizen("alice");
      Citizen bob = town.citizen("bob");
      TownRelay relay = town.relay();
      alice.uses(relay);
      bob.uses(relay);
      town.befriend(alice, bob);
      town.lan().weather(Weather.rough());
      town.mishaps(0.1, 8);
      for (int i = 0; i < DEEDS; i++) {
        town.runFor(Duration.ofMillis(town.random().nextInt(4000)));
        boolean alices = town.random().nextBoolean();
        happens(town, alices ? alice : bob, alices ? bob : alice, i);
      }
      calm(town, alice, bob);
      town.until(
          "at rest",
          () ->
              town.waiting(alice) == 0
                  && town.waiting(bob) == 0
                  && seen(alice, bob).equals(seen(bob, alice)));
    }
  }

  private static void calm(MemoryTown town, Citizen alice, Citizen bob) {
    town.mishaps(0, 0);
    town.lan().weather(Weather.calm());
    town.lan().heal();
    town.until("all up", () -> alice.isUp() && bob.isUp());
  }

  private static void happens(MemoryTown town, Citizen one, Citizen other, int number) {
    Random random = town.random();
    if (!one.isUp()) {
      return;
    }
    int deed = random.nextInt(12);
    if (deed < 4) {
      one.says(other, MemoryTown.MARK + " " + number);
    } else if (deed == 4) {
      town.lan().partition(Set.of(town.host(one)));
    } else if (deed == 5) {
      town.lan().heal();
    } else {
      List<Message> all = one.history(other);
      if (one.isUp() && !all.isEmpty()) {
        change(one.messenger().messages(), all.get(random.nextInt(all.size())), deed, number);
      }
    }
  }

  private static void change(MessageDesk desk, Message message, int deed, int number) {
    if (deed < 9) {
      // Not mine, or taken back: refused, and that is well.
      var _ = desk.edit(message.id(), MemoryTown.MARK + " edited " + number);
    } else if (deed < 11) {
      int from = number % FEELINGS.size();
      int to = Math.min(FEELINGS.size(), from + number % 3);
      var _ = desk.react(message.id(), FEELINGS.subList(from, to));
    } else {
      var _ = desk.retract(message.id());
    }
  }

  /// What stands on the screen, without what differs between two sides.
  private static List<String> seen(Citizen one, Citizen other) {
    return one.history(other).stream()
        .filter(message -> !unsent(message))
        .map(message ->
            message.id().hex()
                + " "
                + message.text()
                + " "
                + message.traits().edits()
                + message.traits().retracted()
                + message.traits().reactions().stream()
                    .map(reaction -> reaction.from().hex() + reaction.emoji())
                    .sorted(Comparator.naturalOrder())
                    .toList())
        .toList();
  }

  /// What was taken back before it was sent is nowhere but here.
  private static boolean unsent(Message message) {
    return message.mine()
        && message.traits().retracted()
        && message.state() == app.maru.messaging.DeliveryState.QUEUED;
  }
}
