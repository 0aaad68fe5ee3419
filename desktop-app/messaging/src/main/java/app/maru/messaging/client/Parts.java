package app.maru.messaging.client;

import app.maru.crypto.vault.Vault;
import app.maru.crypto.vault.VaultCost;
import app.maru.messaging.MessengerEvent;
import app.maru.messaging.client.ClientException.Reason;
import app.maru.messaging.delivery.Links;
import app.maru.messaging.engine.Account;
import app.maru.messaging.engine.Messenger;
import app.maru.messaging.engine.MessengerOptions;
import app.maru.messaging.profile.ProfileException;
import app.maru.messaging.profile.ProfileFolder;
import app.maru.messaging.store.Database;
import app.maru.messaging.store.StoreException;
import app.maru.p2p.lan.DiscoveryOptions;
import app.maru.p2p.lan.LanDiscovery;
import app.maru.p2p.lan.LanLink;
import app.maru.p2p.lan.LanOptions;
import app.maru.p2p.lan.RelayFinder;
import app.maru.p2p.lan.SilentDiscovery;
import app.maru.p2p.lan.SwitchedDiscovery;
import app.maru.p2p.net.Loop;
import app.maru.p2p.net.NettyNetwork;
import app.maru.p2p.net.ThreadLoop;
import app.maru.p2p.relay.NettyRelayDialing;
import app.maru.p2p.relay.RelayAddress;
import app.maru.p2p.relay.RelayLink;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Puts the parts of a client together in their order, and takes them apart in reverse, also when
/// only some came to be. Made and closed on any thread, but never on the loop.
final class Parts implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Parts.class);

  private final SecureRandom random = new SecureRandom();
  private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
  private final Deque<AutoCloseable> opened = new ArrayDeque<>();
  private final ProfileFolder profile;
  private final ThreadLoop loop;
  private final NettyNetwork network;
  private final SwitchedDiscovery discovery;
  private final LanLink link;
  private final RelayLink relays;
  private final Messenger messenger;
  private volatile boolean discovers;
  private Optional<RelayFinder> finder = Optional.empty();

  private Parts(ClientOptions options, Consumer<MessengerEvent> observer)
      throws ProfileException, StoreException, ClientException {
    boolean done = false;
    try {
      opened.push(background::shutdown);
      profile = keep(profile(options));
      loop = keep(ThreadLoop.open("maru-loop"));
      Database database = database();
      opened.push(() -> onLoop(database::close));
      network = NettyNetwork.open(profile.identity(), loop, random);
      discovery =
          new SwitchedDiscovery(
              () -> new LanDiscovery(loop, background, random, DiscoveryOptions.STANDARD),
              () -> new SilentDiscovery(loop, background),
              options.discovery());
      discovers = options.discovery();
      link = link(options);
      // The messenger closes it too, if there ever is one.
      opened.push(() -> onLoop(link::close));
      relays =
          new RelayLink(
              profile.identity(),
              new NettyRelayDialing(network, loop, background, random),
              loop,
              random);
      messenger = keep(messenger(options, database, observer));
      opened.push(() -> onLoop(() -> findRelays(false)));
      onLoop(() -> findRelays(options.discovery()));
      done = true;
    } finally {
      if (!done) {
        close();
      }
    }
  }

  static Parts open(ClientOptions options, Consumer<MessengerEvent> observer)
      throws ClientException {
    try {
      return new Parts(options, observer);
    } catch (ProfileException e) {
      throw new ClientException(reason(e.reason()), e);
    } catch (StoreException e) {
      throw new ClientException(reason(e.reason()), e);
    }
  }

  static void restoreLastGood(Path folder, Optional<char[]> passphrase) throws ClientException {
    try (ProfileFolder profile = ProfileFolder.open(folder, passphrase, new SecureRandom())) {
      profile.restoreLastGood();
    } catch (ProfileException e) {
      throw new ClientException(reason(e.reason()), e);
    } catch (StoreException e) {
      throw new ClientException(reason(e.reason()), e);
    }
  }

  static boolean exists(Path profile) {
    return ProfileFolder.exists(profile);
  }

  /// A profile that can't be read has no passphrase to ask for: opening it says what is wrong.
  static boolean needsPassphrase(Path profile) {
    try {
      return ProfileFolder.exists(profile) && ProfileFolder.needsPassphrase(profile);
    } catch (ProfileException e) {
      return false;
    }
  }

  private static Reason reason(ProfileException.Reason reason) {
    return switch (reason) {
      case ALREADY_OPEN, EXISTS -> Reason.PROFILE_OPEN;
      case WRONG_PASSPHRASE -> Reason.WRONG_PASSPHRASE;
      case PASSPHRASE_NEEDED -> Reason.PASSPHRASE_NEEDED;
      case DAMAGED -> Reason.DAMAGED;
      case NEWER_VERSION -> Reason.NEWER;
      case DISK_FULL -> Reason.DISK_FULL;
      case NOT_THERE, NOT_EMPTY, UNSAFE_FOLDER, BAD_NAME, IO -> Reason.IO;
    };
  }

  private static Reason reason(StoreException.Reason reason) {
    return switch (reason) {
      case ALREADY_OPEN -> Reason.PROFILE_OPEN;
      case DAMAGED, WRONG_KEY -> Reason.DAMAGED;
      case NEWER_VERSION -> Reason.NEWER;
      case DISK_FULL -> Reason.DISK_FULL;
      case IO -> Reason.IO;
    };
  }

  private <T extends AutoCloseable> T keep(T part) {
    opened.push(part);
    return part;
  }

  private ProfileFolder profile(ClientOptions options) throws ProfileException, ClientException {
    if (ProfileFolder.exists(options.profile())) {
      return ProfileFolder.open(options.profile(), options.passphrase(), random);
    }
    if (options.name().isEmpty()) {
      throw new ClientException(Reason.NAME_NEEDED);
    }
    VaultCost cost =
        options.passphrase().isPresent() ? Vault.calibrate(System::nanoTime) : VaultCost.STANDARD;
    return ProfileFolder.create(
        options.profile(), options.passphrase(), cost, random, Clock.systemUTC().instant());
  }

  /// Of damage with a good copy at hand the copy's age is told.
  private Database database() throws StoreException, ClientException {
    try {
      return onLoop(profile::openDatabase);
    } catch (StoreException e) {
      Optional<Instant> copy = profile.lastGood();
      if (reason(e.reason()) != Reason.DAMAGED || copy.isEmpty()) {
        throw e;
      }
      throw ClientException.damaged(copy.get(), e);
    }
  }

  private LanLink link(ClientOptions options) {
    return new LanLink(
        network,
        discovery,
        loop,
        random,
        options.port().isPresent() ? LanOptions.of(options.port().getAsInt()) : LanOptions.usual());
  }

  /// Looks for people and relays on the LAN from now on, or doesn't.
  void discover(boolean wanted) {
    discovers = wanted;
    loop.execute(() -> {
      if (discovery.look(wanted)) {
        findRelays(wanted);
      }
    });
  }

  boolean discovers() {
    return discovers;
  }

  private void findRelays(boolean wanted) {
    finder.ifPresent(RelayFinder::close);
    finder = wanted ? Optional.of(relayFinder()) : Optional.empty();
  }

  private RelayFinder relayFinder() {
    return RelayFinder.open(
        loop,
        background,
        random,
        DiscoveryOptions.STANDARD,
        new RelayFinder.Listener() {
          @Override
          public void found(RelayAddress relay) {
            messenger.relayHeard(relay);
          }

          @Override
          public void lost(RelayAddress relay) {
            messenger.relaySilent(relay);
          }
        });
  }

  /// The messenger is opened and observed in one task of the loop: nothing happens in between.
  private Messenger messenger(
      ClientOptions options, Database database, Consumer<MessengerEvent> observer)
      throws StoreException {
    Account account =
        new Account(
            profile.identity(),
            keep(profile.sessionKey()),
            keep(profile.prekeyKey()),
            options.name().orElse(""));
    return onLoop(() -> {
      Messenger made =
          Messenger.open(
              account,
              database,
              new Links(link, relays),
              loop,
              random,
              new MessengerOptions(options.autoAccept()));
      made.observe(observer);
      return made;
    });
  }

  /// Something to do on the loop.
  @FunctionalInterface
  private interface Task<T> {
    T run() throws StoreException;
  }

  private void onLoop(Closing closing) throws StoreException {
    boolean _ =
        onLoop(() -> {
          closing.close();
          return true;
        });
  }

  /// Something to close on the loop.
  @FunctionalInterface
  private interface Closing {
    void close() throws StoreException;
  }

  private <T> T onLoop(Task<T> task) throws StoreException {
    CompletableFuture<T> result = new CompletableFuture<>();
    loop.execute(() -> {
      try {
        result.complete(task.run());
      } catch (StoreException | RuntimeException e) {
        result.completeExceptionally(e);
      }
    });
    try {
      return result.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof StoreException store) {
        throw store;
      }
      throw e;
    }
  }

  Messenger messenger() {
    return messenger;
  }

  LanLink link() {
    return link;
  }

  RelayLink relays() {
    return relays;
  }

  Loop loop() {
    return loop;
  }

  Executor background() {
    return background;
  }

  void changePassphrase(Optional<char[]> now, Optional<char[]> wanted) throws ClientException {
    try {
      profile.changePassphrase(now, wanted);
    } catch (ProfileException e) {
      throw new ClientException(reason(e.reason()), e);
    }
  }

  boolean hasPassphrase() {
    return profile.hasPassphrase();
  }

  @Override
  public void close() {
    synchronized (opened) {
      while (!opened.isEmpty()) {
        try {
          opened.pop().close();
        } catch (Exception e) {
          LOG.warn("a part did not close well: {}", e.getClass().getSimpleName());
        }
      }
    }
  }
}
