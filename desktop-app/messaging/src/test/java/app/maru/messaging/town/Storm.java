package app.maru.messaging.town;

import app.maru.messaging.ContactState;
import app.maru.p2p.memory.MemoryHost;
import app.maru.p2p.memory.Weather;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/// One run of three citizens through bad days, all of it decided by a seed; then the sun comes out
/// and everything must be well.
final class Storm {
  private static final int DEEDS = 80;
  private static final int LONGEST_PAUSE_MILLIS = 5000;
  private static final int FINE_DEEDS = 80;
  private static final int FINE_PAUSE_MILLIS = 3000;
  private static final int SLOWEST_DISK_MILLIS = 500;
  private static final double MISHAPS = 0.15;
  private static final int MOST_MISHAPS = 15;
  private static final Duration YEAR = Duration.ofDays(365);

  private final MemoryTown town;
  private final Random random;
  private final Set<MemoryHost> unplugged = new HashSet<>();
  private final Optional<TownRelay> relay;
  private int words;

  private Storm(MemoryTown town, Optional<TownRelay> relay) {
    this.town = town;
    this.random = town.random();
    this.relay = relay;
  }

  /// Runs a seed; throws if anything is wrong at the end.
  static void run(long seed, Mishaps.Mutant mutant) {
    try (MemoryTown town = new MemoryTown(seed, mutant)) {
      new Storm(town, Optional.empty()).run();
    }
  }

  /// Runs a seed on a fine day: links hold and everybody talks, but processes die at it. What goes
  /// wrong between saying and keeping shows here, where what is said leaves at once.
  static void runOnAFineDay(long seed, Mishaps.Mutant mutant) {
    try (MemoryTown town = new MemoryTown(seed, mutant)) {
      new Storm(town, Optional.empty()).talk();
    }
  }

  /// Runs a seed with a relay that has bad days as well.
  ///
  /// @param hasty whether it promises to keep mail before it does
  static void runWithRelay(long seed, boolean hasty) {
    try (MemoryTown town = new MemoryTown(seed, Mishaps.Mutant.NONE)) {
      Duration diskMoment = Duration.ofMillis(50 + town.random().nextInt(SLOWEST_DISK_MILLIS));
      new Storm(town, Optional.of(town.relay(diskMoment, hasty))).run();
    }
  }

  private void run() {
    if (relay.isEmpty() && random.nextInt(4) == 0) {
      town.clockError("alice", YEAR);
      town.clockError("bob", YEAR.negated());
    }
    List<Citizen> all = moveIn();
    relay.ifPresent(its -> all.forEach(citizen -> citizen.uses(its)));
    relay.ifPresent(TownRelay::announcesItself);
    if (relay.isPresent() && random.nextBoolean()) {
      town.farApart();
    }
    town.lan().weather(weather());
    town.mishaps(MISHAPS, MOST_MISHAPS);
    for (int i = 0; i < DEEDS; i++) {
      town.runFor(Duration.ofMillis(random.nextInt(LONGEST_PAUSE_MILLIS)));
      Citizen one = all.get(random.nextInt(all.size()));
      Citizen other = all.get((all.indexOf(one) + 1 + random.nextInt(2)) % all.size());
      happens(one, other);
    }
    sunComesOut(all);
  }

  private void talk() {
    List<Citizen> all = moveIn();
    if (random.nextBoolean()) {
      // A whisper uses up a key, and what goes wrong with it harms nobody: it may hide much.
      all.forEach(Citizen::tellsNothing);
    }
    for (Citizen one : all) {
      all.stream().filter(other -> other != one).forEach(other -> one.says(other, "hello"));
    }
    town.until("everybody knows everybody", () -> acquainted(all));
    town.mishaps(MISHAPS, MOST_MISHAPS);
    for (int i = 0; i < FINE_DEEDS; i++) {
      town.runFor(Duration.ofMillis(random.nextInt(FINE_PAUSE_MILLIS)));
      Citizen one = all.get(random.nextInt(all.size()));
      one.says(
          all.get((all.indexOf(one) + 1 + random.nextInt(2)) % all.size()),
          MemoryTown.MARK + " " + words++);
    }
    sunComesOut(all);
  }

  private List<Citizen> moveIn() {
    return List.of(town.citizen("alice"), town.citizen("bob"), town.citizen("carol"));
  }

  private Weather weather() {
    return switch (random.nextInt(3)) {
      case 0 -> Weather.calm();
      case 1 -> Weather.rough();
      default -> new Weather(Duration.ofMillis(1), Duration.ofSeconds(2), 0.05, 0.5);
    };
  }

  private void happens(Citizen one, Citizen other) {
    int deed = random.nextInt(relay.isPresent() ? 30 : 22) - 2;
    if (deed < 10) {
      one.says(other, MemoryTown.MARK + " " + words++);
    } else if (deed >= 20) {
      bad(deed, one, other, relay.orElseThrow());
    } else if (!one.isUp()) {
      one.comesBack();
    } else {
      bad(deed, one, other);
    }
  }

  private void bad(int deed, Citizen one, Citizen other) {
    switch (deed) {
      case 10, 11 -> one.welcomes(other);
      case 12, 13 -> one.glances(other);
      case 14 -> one.crashes();
      case 15 -> town.powerFails(one);
      case 16 -> one.leaves();
      case 17 -> {
        if (unplugged.add(town.host(one))) {
          town.host(one).unplug();
        } else {
          unplugged.remove(town.host(one));
          town.host(one).plug();
        }
      }
      case 18 -> {
        if (random.nextBoolean()) {
          town.lan().partition(Set.of(town.host(one)));
        } else {
          town.lan().heal();
        }
      }
      default -> {
        town.host(one).move();
        town.lan().weather(weather());
      }
    }
  }

  private void bad(int deed, Citizen one, Citizen other, TownRelay its) {
    if (deed == 27) {
      its.moves(town.citizens());
    } else if (deed >= 25) {
      town.farApart();
    } else if (!its.isUp()) {
      its.comesBack();
    } else if (deed < 23) {
      // The worst moment: when something has just been left there.
      one.says(other, MemoryTown.MARK + " " + words++);
      town.runFor(Duration.ofMillis(random.nextInt(SLOWEST_DISK_MILLIS)));
      its.losesPower();
    } else {
      its.crashes();
    }
  }

  private void sunComesOut(List<Citizen> all) {
    relay.filter(its -> !its.isUp()).ifPresent(TownRelay::comesBack);
    town.mishaps(0, 0);
    town.lan().weather(Weather.calm());
    town.lan().heal();
    unplugged.forEach(MemoryHost::plug);
    all.stream().filter(citizen -> !citizen.isUp()).forEach(Citizen::comesBack);
    town.until("everybody knows everybody who wrote", () -> acquainted(all));
    town.settle();
  }

  private static boolean acquainted(List<Citizen> all) {
    boolean done = true;
    for (Citizen one : all) {
      // Somebody may become known just while a word to them is refused.
      done &= one.said().stream().allMatch(said -> said.promised);
      one.triesAgain();
      for (Citizen other : all) {
        boolean wrote =
            one.said().stream().anyMatch(said -> said.to == other)
                || other.said().stream().anyMatch(said -> said.to == one);
        if (one != other && wrote && one.stateOf(other) != ContactState.ACCEPTED) {
          one.welcomes(other);
          done = false;
        }
      }
    }
    return done;
  }
}
