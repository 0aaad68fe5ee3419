package app.maru.messaging.town;

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
import app.maru.p2p.lan.LanLink;
import app.maru.p2p.lan.LanOptions;
import app.maru.p2p.lan.SilentDiscovery;
import app.maru.p2p.net.Endpoint;
import app.maru.p2p.net.NettyNetwork;
import app.maru.p2p.net.Network;
import app.maru.p2p.net.ThreadLoop;
import app.maru.p2p.relay.RelayDialing;
import app.maru.p2p.relay.RelayLink;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// A town on this computer: real sockets on loopback, real time, real threads.
public final class SocketTown extends Town {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration GLANCE = Duration.ofMillis(5);
  private static final AtomicLong TOWNS = new AtomicLong();

  private final long number = TOWNS.incrementAndGet();
  private final SecureRandom random = new SecureRandom();
  private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<Citizen, Life> lives = new HashMap<>();

  /// Nobody here has a relay.
  private record NoDialing(Network own) implements RelayDialing {
    @Override
    public void guest(Consumer<Network> made) {
      throw new AssertionError("no relay is ever asked");
    }

    @Override
    public void resolve(String host, Consumer<List<InetAddress>> found) {
      throw new AssertionError("no relay is ever looked for");
    }
  }

  private record Life(ThreadLoop loop, NettyNetwork network, LanLink link, Database database) {}

  @Override
  public void until(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        fail("never: " + what + unrest());
      }
      LockSupport.parkNanos(GLANCE.toNanos());
    }
  }

  @Override
  public <T> T get(CompletableFuture<T> future) {
    try {
      return future.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  Identity identity(String name) {
    return Identity.create(random, Instant.now());
  }

  @Override
  void start(Citizen citizen) {
    ThreadLoop loop = ThreadLoop.open("loop-of-" + citizen.name());
    NettyNetwork network = NettyNetwork.open(citizen.identity(), loop, random);
    LanLink link =
        new LanLink(network, new SilentDiscovery(loop, background), loop, random, LanOptions.of(0));
    Database database = open("sockets" + number + citizen.name());
    Ledger ledger = new Ledger(database, loop);
    RelayLink relays = new RelayLink(citizen.identity(), new NoDialing(network), loop, random);
    try {
      Messenger engine =
          EngineDoor.open(
              account(citizen), database, ledger, new Links(link, relays), loop, random);
      loop.execute(() -> citizen.wakesUp(engine));
    } catch (StoreException e) {
      throw new AssertionError(e);
    }
    Life life = new Life(loop, network, link, database);
    until("awake", citizen::isUp);
    lives.values().forEach(other -> link.keepTrying(at(other)));
    lives.put(citizen, life);
  }

  @Override
  void stop(Citizen citizen) {
    citizen.messenger().close();
    end(citizen);
  }

  @Override
  void crash(Citizen citizen) {
    end(citizen);
  }

  @Override
  int waiting(Citizen citizen) {
    Life life = life(citizen);
    CompletableFuture<Integer> count = new CompletableFuture<>();
    life.loop()
        .execute(() ->
            count.complete(Peek.outbox(life.database()) + Peek.owedReceipts(life.database())));
    return get(count);
  }

  @Override
  public void close() {
    for (Citizen citizen : citizens()) {
      if (citizen.isUp()) {
        stop(citizen);
      }
      try {
        MemoryDatabase.drop("sockets" + number + citizen.name());
      } catch (StoreException e) {
        throw new AssertionError(e);
      }
    }
    background.close();
  }

  private void end(Citizen citizen) {
    citizen.fallsAsleep();
    Life life = life(citizen);
    lives.remove(citizen);
    life.loop().close();
    life.network().close();
    life.database().abort();
  }

  private Life life(Citizen citizen) {
    Life life = lives.get(citizen);
    if (life == null) {
      throw new AssertionError(citizen + " is away");
    }
    return life;
  }

  private static Endpoint at(Life life) {
    return new Endpoint(InetAddress.getLoopbackAddress(), life.link().port());
  }
}
