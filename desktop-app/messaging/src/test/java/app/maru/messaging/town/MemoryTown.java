package app.maru.messaging.town;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import app.maru.crypto.Identity;
import app.maru.messaging.delivery.Ledger;
import app.maru.messaging.delivery.Links;
import app.maru.messaging.engine.EngineDoor;
import app.maru.messaging.engine.Messenger;
import app.maru.messaging.store.Database;
import app.maru.messaging.store.MemoryDatabase;
import app.maru.messaging.store.Peek;
import app.maru.messaging.store.StoreException;
import app.maru.p2p.Peer;
import app.maru.p2p.lan.LanLink;
import app.maru.p2p.lan.LanOptions;
import app.maru.p2p.memory.MemoryHost;
import app.maru.p2p.memory.MemoryLan;
import app.maru.p2p.memory.VirtualLoop;
import app.maru.p2p.memory.VirtualTime;
import app.maru.p2p.memory.Weather;
import app.maru.p2p.net.Network;
import app.maru.p2p.relay.RelayLink;
import app.maru.p2p.wire.Frame;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/// A town in virtual time on a LAN in memory: real engines, links, codecs and databases.
public final class MemoryTown extends Town {
  /// Every text of a storm contains this, so that it would be found on the network.
  static final String MARK = "마루 talk";

  private static final Instant START = Instant.parse("2026-11-21T09:00:00Z");
  private static final Duration PATIENCE = Duration.ofHours(3);

  private static final Duration GOODBYE = Duration.ofMillis(100);

  /// More frames than any run needs: one that goes in circles ends here.
  private static final long MAX_FRAMES = 200_000;

  private static final AtomicLong TOWNS = new AtomicLong();
  private static final Map<String, Identity> IDENTITIES = new ConcurrentHashMap<>();

  private final long number = TOWNS.incrementAndGet();
  private final VirtualTime time = new VirtualTime(START);
  private final Random random;
  private final MemoryLan lan;
  private final Mishaps.Mutant mutant;
  private final Map<Citizen, Home> homes = new HashMap<>();
  private final Map<String, Duration> clockErrors = new HashMap<>();
  private final List<Overheard> overheard = new ArrayList<>();
  private final List<TownRelay> relays = new ArrayList<>();
  private double mishaps;
  private int crashesLeft;

  /// A frame on its way.
  public record Overheard(Citizen from, Peer to, Frame frame) {}

  private static final class Home {
    final MemoryHost host;
    VirtualLoop loop;
    Database database;
    boolean full;
    Failure failure = Failure.NONE;

    Home(MemoryHost host, VirtualLoop loop, Database database) {
      this.host = host;
      this.loop = loop;
      this.database = database;
    }
  }

  /// A town with calm weather.
  public MemoryTown() {
    this(0, Mishaps.Mutant.NONE);
  }

  MemoryTown(long seed, Mishaps.Mutant mutant) {
    this.random = new Random(seed);
    this.lan = new MemoryLan(time, random.nextLong(), Weather.calm());
    this.mutant = mutant;
  }

  /// A relay on the internet, which everybody reaches who has a cable.
  public TownRelay relay() {
    return relay(Duration.ofMillis(3), false);
  }

  TownRelay relay(Duration diskMoment, boolean hasty) {
    TownRelay relay = new TownRelay(time, lan, random.nextLong(), diskMoment, hasty);
    relays.add(relay);
    return relay;
  }

  /// Everybody is in a town of their own: no LAN leads from one to another.
  public void farApart() {
    homes.values().forEach(home -> lan.partition(Set.of(home.host)));
  }

  /// Somebody with a program of their own.
  Stranger stranger(String name) {
    VirtualLoop loop = time.loop();
    MemoryHost host = lan.host(loop);
    Identity identity = identity(name);
    LanLink link =
        new LanLink(
            host.network(new Peer(identity.person(), identity.device())),
            host.discovery(),
            loop,
            new SeededRandom(0),
            LanOptions.of(0));
    CompletableFuture<Stranger> born = new CompletableFuture<>();
    loop.execute(() -> born.complete(new Stranger(link, START, name.hashCode())));
    return get(born);
  }

  /// How the next flush may fail.
  enum Failure {
    NONE,
    /// Not at all as promised; nothing is written.
    UNCHECKED_BEFORE_COMMIT,
    /// All is written, yet it says it failed.
    REPORTED_AFTER_COMMIT
  }

  /// The next flush of a citizen that has something to send or accept fails.
  void flushFails(Citizen citizen, Failure how) {
    home(citizen).failure = how;
  }

  /// The disk of a citizen is full, or has room again.
  void diskIsFull(Citizen citizen, boolean full) {
    home(citizen).full = full;
  }

  /// Lets time pass.
  public void runFor(Duration span) {
    time.runFor(span);
    assertThat(lan.framesSent()).as("frames sent").isLessThan(MAX_FRAMES);
  }

  /// The next citizen of this name has a clock that is wrong by so much.
  public void clockError(String name, Duration error) {
    clockErrors.put(name, error);
  }

  /// The LAN.
  public MemoryLan lan() {
    return lan;
  }

  /// Where a citizen lives.
  public MemoryHost host(Citizen citizen) {
    return home(citizen).host;
  }

  /// Everything said on the network so far.
  public List<Overheard> overheard() {
    return overheard;
  }

  /// The database of a citizen.
  public Database database(Citizen citizen) {
    return home(citizen).database;
  }

  String databaseName(Citizen citizen) {
    return "town" + number + citizen.name();
  }

  VirtualTime time() {
    return time;
  }

  Random random() {
    return random;
  }

  /// From now on a process dies with this probability at each commit of something said or accepted,
  /// and less often at others.
  void mishaps(double probability, int atMost) {
    mishaps = probability;
    crashesLeft = atMost;
  }

  @Override
  public void until(String what, BooleanSupplier condition) {
    Instant end = time.now().plus(PATIENCE);
    Duration step = Duration.ofMillis(50);
    while (!condition.getAsBoolean()) {
      if (time.now().isAfter(end)) {
        fail("never: " + what + unrest());
      }
      runFor(step);
      step = step.compareTo(Duration.ofMinutes(1)) < 0 ? step.multipliedBy(2) : step;
    }
  }

  @Override
  public <T> T get(CompletableFuture<T> future) {
    assertThat(time.runUntil(future::isDone, PATIENCE)).as("answered").isTrue();
    return future.join();
  }

  @Override
  Identity identity(String name) {
    return IDENTITIES.computeIfAbsent(
        name, known -> Identity.create(new SeededRandom(known.hashCode()), START));
  }

  @Override
  void start(Citizen citizen) {
    Duration clockError = clockErrors.getOrDefault(citizen.name(), Duration.ZERO);
    VirtualLoop loop = time.loop(clockError);
    Database database = store(citizen, databaseName(citizen));
    Home home = homes.get(citizen);
    if (home == null) {
      home = new Home(lan.host(loop), loop, database);
      homes.put(citizen, home);
    } else {
      home.host.boot(loop);
      home.loop = loop;
      home.database = database;
    }
    Home place = home;
    loop.execute(() -> wake(citizen, place, loop, database));
    if (!loop.inLoop()) {
      time.runFor(Duration.ofMillis(1));
    }
  }

  private void wake(Citizen citizen, Home home, VirtualLoop loop, Database database) {
    MemoryHost host = home.host;
    SeededRandom chance = new SeededRandom(random.nextLong());
    Network network = host.network(citizen.peer());
    LanLink link = new LanLink(network, host.discovery(), loop, chance, LanOptions.of(0));
    TappedLink tapped = new TappedLink(link, (to, frame) -> tap(citizen, to, frame));
    RelayLink byRelay = new RelayLink(citizen.identity(), host.relayDialing(network), loop, chance);
    Ledger ledger = new Mishaps(database, loop, mutant, new TownFate(citizen, database));
    ledger.beforeFlush(() -> {
      if (home.full) {
        throw Peek.diskFull();
      }
    });
    try {
      citizen.wakesUp(
          EngineDoor.open(
              account(citizen), database, ledger, new Links(tapped, byRelay), loop, chance));
      ledger.beforeFlush(() -> failsOnce(home, citizen));
      relays.forEach(relay -> relay.isHeardBy(citizen));
    } catch (StoreException e) {
      throw new AssertionError(e);
    }
  }

  private static void failsOnce(Home home, Citizen citizen) throws StoreException {
    Failure failure = home.failure;
    switch (failure) {
      case NONE -> {}
      case UNCHECKED_BEFORE_COMMIT -> {
        home.failure = Failure.NONE;
        throw new IllegalStateException("a failing flush at " + citizen);
      }
      case REPORTED_AFTER_COMMIT -> {
        home.failure = Failure.NONE;
        home.database.flush();
        throw Peek.diskFull();
      }
    }
  }

  @Override
  void stop(Citizen citizen) {
    Home home = home(citizen);
    Messenger engine = citizen.messenger();
    home.loop.execute(engine::close);
    runFor(GOODBYE);
    if (citizen.isUp()) {
      crash(citizen);
    }
  }

  @Override
  void crash(Citizen citizen) {
    home(citizen).host.crash();
    gone(citizen, home(citizen).database);
  }

  /// The computer of a citizen loses power; nobody is told.
  void powerFails(Citizen citizen) {
    home(citizen).host.powerFails();
    gone(citizen, home(citizen).database);
  }

  private static void gone(Citizen citizen, Database database) {
    citizen.fallsAsleep();
    database.abort();
  }

  @Override
  int waiting(Citizen citizen) {
    Database database = home(citizen).database;
    return Peek.outbox(database) + Peek.owedReceipts(database);
  }

  @Override
  public void close() {
    for (Citizen citizen : citizens()) {
      home(citizen).host.crash();
      home(citizen).database.abort();
      try {
        MemoryDatabase.drop(databaseName(citizen));
      } catch (StoreException e) {
        throw new AssertionError(e);
      }
    }
    relays.forEach(TownRelay::close);
  }

  private Home home(Citizen citizen) {
    Home home = homes.get(citizen);
    if (home == null) {
      throw new AssertionError(citizen + " has no home");
    }
    return home;
  }

  private void tap(Citizen from, Peer to, Frame frame) {
    overheard.add(new Overheard(from, to, frame));
    if (frame instanceof Frame.Put put) {
      byte[] body = put.envelope().body().toArray();
      assertThat(contains(body, MARK.getBytes(StandardCharsets.UTF_8))).as("text seen").isFalse();
      for (Citizen citizen : citizens()) {
        assertThat(contains(body, citizen.person().bytes().toArray())).as("id seen").isFalse();
        assertThat(contains(body, citizen.peer().device().bytes().toArray()))
            .as("device seen")
            .isFalse();
      }
    }
  }

  static boolean contains(byte[] body, byte[] needle) {
    for (int i = 0; i + needle.length <= body.length; i++) {
      int n = 0;
      while (n < needle.length && body[i + n] == needle[n]) {
        n++;
      }
      if (n == needle.length) {
        return true;
      }
    }
    return false;
  }

  /// Death strikes at commits with the town's probability; the process is started again later.
  private final class TownFate implements Mishaps.Fate {
    private static final int LONGEST_AWAY_SECONDS = 10;

    private final Citizen citizen;
    private final Database database;

    TownFate(Citizen citizen, Database database) {
      this.citizen = citizen;
      this.database = database;
    }

    @Override
    public boolean strikes(Mishaps.Moment moment, boolean accepting) {
      double probability = accepting || citizen.isSpeaking() ? mishaps : mishaps / 20;
      return crashesLeft > 0 && random.nextDouble() < probability;
    }

    @Override
    public void die() {
      crashesLeft--;
      home(citizen).host.crash();
      citizen.fallsAsleep();
      time.after(Duration.ZERO, database::abort);
      time.after(
          Duration.ofSeconds(1 + random.nextInt(LONGEST_AWAY_SECONDS)),
          () -> {
            if (!citizen.isUp()) {
              start(citizen);
            }
          });
    }
  }
}
