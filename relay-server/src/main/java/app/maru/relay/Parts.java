package app.maru.relay;

import app.maru.crypto.Identity;
import app.maru.p2p.files.PrivateFiles;
import app.maru.p2p.lan.RelayAdvertiser;
import app.maru.p2p.net.NettyNetwork;
import app.maru.p2p.net.NetworkOptions;
import app.maru.p2p.net.ThreadLoop;
import app.maru.p2p.relay.RelayAddress;
import app.maru.p2p.relay.RelayInvitation;
import app.maru.relay.StartException.Reason;
import app.maru.relay.account.AccountStore;
import app.maru.relay.account.AccountsException;
import app.maru.relay.account.Operator;
import app.maru.relay.account.Restoration;
import app.maru.relay.account.SqlAccounts;
import app.maru.relay.admin.AdminParts;
import app.maru.relay.admin.AdminServer;
import app.maru.relay.mailbox.DiskThreads;
import app.maru.relay.mailbox.FolderDisk;
import app.maru.relay.mailbox.MailException;
import app.maru.relay.mailbox.MailLimits;
import app.maru.relay.mailbox.MailLog;
import app.maru.relay.metrics.Figures;
import app.maru.relay.metrics.RelayMetrics;
import app.maru.relay.session.SessionOptions;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/// Puts the parts of a relay together in their order, and takes them apart in reverse, also when
/// only some came to be. Made and closed on any thread, but never on the loop.
final class Parts implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Parts.class);

  /// Nobody guesses it.
  private static final int TOKEN_BYTES = 32;

  /// A loop or a disk that does not answer within this is not going to.
  private static final long PATIENCE_SECONDS = 60;

  /// What still runs when all else is closed has nothing left to do.
  private static final long LAST_TASKS_SECONDS = 5;

  private final SecureRandom random = new SecureRandom();
  private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
  private final Deque<AutoCloseable> opened = new ArrayDeque<>();
  private final RelayConfig config;
  private final ThreadLoop loop;
  private final Identity identity;
  private final int port;

  private Parts(RelayConfig config) throws StartException {
    this.config = config;
    boolean done = false;
    try {
      DataFolder folder = keep(DataFolder.open(config.data()));
      // What ends there still cleans up, in a folder that nobody else has taken.
      opened.push(this::endBackground);
      identity = keep(folder.identity(random, Clock.systemUTC().instant()));
      loop = keep(ThreadLoop.openCarrying("maru-relay"));
      SqlAccounts accounts = accounts(folder);
      MailLog mail = mail(folder);
      NettyNetwork network = network();
      RelayServer server = server(network, accounts, mail);
      port = listen(server);
      Operator operator = accounts.operator(random);
      admin(folder, operator, mail, () -> figures(server, accounts));
      keepLastGood(folder, operator);
      if (config.discovery()) {
        announce();
      }
      done = true;
    } finally {
      if (!done) {
        close();
      }
    }
  }

  /// Opens a relay that takes connections.
  static Parts open(RelayConfig config) throws StartException {
    return new Parts(config);
  }

  private SqlAccounts accounts(DataFolder folder) throws StartException {
    try {
      SqlAccounts accounts = keep(openAccounts(folder));
      PrivateFiles.hide(AccountStore.file(folder.path()));
      PrivateFiles.hide(AccountStore.journal(folder.path()));
      FolderDisk.on(folder.path()).forceNames();
      return accounts;
    } catch (IOException e) {
      throw new StartException(folder.diskFault(e), e);
    } catch (AccountsException e) {
      throw new StartException(reason(e, folder), e);
    }
  }

  /// After a power failure the tables may not open, or be gone, and nobody is there to help: then
  /// their last good copy takes their place.
  private SqlAccounts openAccounts(DataFolder folder) throws IOException, AccountsException {
    Restoration restoration = Restoration.in(folder.path());
    restoration.finish();
    if (!Files.exists(folder.lastGood())) {
      return openAccounts(AccountStore.in(folder.path()));
    }
    try {
      return openAccounts(AccountStore.again(folder.path()));
    } catch (AccountsException e) {
      if (e.reason() != AccountsException.Reason.DAMAGED) {
        throw e;
      }
      LOG.error(
          "the accounts are damaged: their copy of {} takes their place, and what has changed since"
              + " is forgotten, blocked persons and invites too",
          Files.getLastModifiedTime(folder.lastGood()));
      restoration.restore(folder.lastGood());
      return openAccounts(AccountStore.again(folder.path()));
    }
  }

  private SqlAccounts openAccounts(AccountStore store) throws AccountsException {
    return SqlAccounts.open(store, config.accounts(), loop, background);
  }

  private static Reason reason(AccountsException e, DataFolder folder) {
    return switch (e.reason()) {
      case ALREADY_OPEN -> Reason.IN_USE;
      case DAMAGED -> Reason.ACCOUNTS_DAMAGED;
      case NEWER_VERSION -> Reason.NEWER;
      case DISK_FULL -> Reason.DISK_FULL;
      case CLOSED, IO -> folder.diskFault(e);
    };
  }

  private MailLog mail(DataFolder folder) throws StartException {
    MailLimits limits = MailLimits.upTo(config.totalBytes(), Runtime.getRuntime().maxMemory());
    if (!limits.hasRoomForAll()) {
      LOG.warn(
          "memory is enough for {} envelopes: if they are small, that is less than total-bytes; a"
              + " larger heap of Java's has room for more",
          limits.totalCount());
    }
    try {
      PrivateFiles.createFolder(folder.mail());
      return keep(
          MailLog.open(
              loop, FolderDisk.on(folder.mail()), keep(new DiskThreads()), random, limits));
    } catch (MailException e) {
      boolean newer = e.reason() == MailException.Reason.VERSION;
      throw new StartException(newer ? Reason.NEWER : folder.diskFault(e), e);
    } catch (IOException e) {
      throw new StartException(folder.diskFault(e), e);
    }
  }

  private NettyNetwork network() throws StartException {
    NetworkOptions options =
        NetworkOptions.relay(Runtime.getRuntime().availableProcessors(), config.strangers());
    NettyNetwork network = onLoop(() -> NettyNetwork.open(identity, loop, random, options));
    opened.push(() ->
        onLoop(() -> {
          network.close();
          return true;
        }));
    return network;
  }

  private RelayServer server(NettyNetwork network, SqlAccounts accounts, MailLog mail)
      throws StartException {
    SessionOptions usual = SessionOptions.usual(Version.text());
    SessionOptions options =
        new SessionOptions(
            config.keeps(),
            usual.version(),
            config.maxConnections(),
            config.maxPerAddress(),
            usual.firstContacts());
    return onLoop(() -> new RelayServer(network, loop, mail, accounts, config.rates(), options));
  }

  private int listen(RelayServer server) throws StartException {
    try {
      int taken = onLoop(() -> server.listen(config.port()));
      opened.push(() -> stop(server));
      return taken;
    } catch (StartException e) {
      throw e.getCause() instanceof IOException io
          ? new StartException(ClosedPort.reason(io, config.port()), io)
          : e;
    }
  }

  private void announce() throws StartException {
    RelayAdvertiser advertiser =
        onLoop(() -> RelayAdvertiser.open(loop, background, random, identity.person(), port));
    opened.push(() ->
        onLoop(() -> {
          advertiser.close();
          return true;
        }));
  }

  private Figures figures(RelayServer server, SqlAccounts accounts) {
    try {
      return onLoop(() ->
          new Figures(
              server.connections(),
              server.mail(),
              accounts.mailboxes(),
              accounts.oneTimePrekeys(),
              server.strangersRefused()));
    } catch (StartException e) {
      throw new IllegalStateException(e);
    }
  }

  private void admin(DataFolder folder, Operator operator, MailLog mail, Supplier<Figures> figures)
      throws StartException {
    RelayMetrics metrics = keep(new RelayMetrics(figures));
    String token = token();
    AdminParts parts =
        new AdminParts(
            folder.path(),
            loop,
            operator,
            mail,
            this::link,
            () -> figures.get().lines(),
            metrics::scrape);
    try {
      AdminServer admin = keep(AdminServer.open(config.adminPort(), token, parts, background));
      PrivateFiles.write(folder.adminToken(), token.getBytes(StandardCharsets.US_ASCII));
      PrivateFiles.write(
          folder.adminPort(), String.valueOf(admin.port()).getBytes(StandardCharsets.US_ASCII));
      opened.push(() -> Files.deleteIfExists(folder.adminPort()));
    } catch (BindException e) {
      throw new StartException(ClosedPort.adminReason(e, config.adminPort()), e);
    } catch (IOException e) {
      throw new StartException(folder.diskFault(e), e);
    }
  }

  private String token() {
    byte[] bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /// A day of changes to accounts is what an operator can be asked to lose to a dying disk.
  private void keepLastGood(DataFolder folder, Operator operator) {
    background.execute(() -> {
      try {
        folder.keepLastGood(operator::copyTo, Clock.systemUTC().instant(), folder::freeBytes);
      } catch (AccountsException e) {
        boolean stopping = e.reason() == AccountsException.Reason.CLOSED;
        LOG.atLevel(stopping ? Level.DEBUG : Level.WARN)
            .log("no copy of the accounts was made: {}", e.sentence());
      } catch (IOException e) {
        LOG.warn("no copy of the accounts was made: {}", e.getClass().getSimpleName());
      }
    });
    loop.schedule(DataFolder.COPY_EVERY, () -> keepLastGood(folder, operator));
  }

  private void stop(RelayServer server) throws InterruptedException {
    CountDownLatch stopped = new CountDownLatch(1);
    loop.execute(() -> server.stop(stopped::countDown));
    if (!stopped.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      LOG.warn("the relay did not end in good order");
    }
  }

  /// Whoever still asks something at the end waits for nobody any more.
  private void endBackground() throws InterruptedException {
    background.shutdown();
    if (!background.awaitTermination(LAST_TASKS_SECONDS, TimeUnit.SECONDS)) {
      background.shutdownNow();
    }
  }

  private <T extends AutoCloseable> T keep(T part) {
    opened.push(part);
    return part;
  }

  private <T> T onLoop(Callable<T> task) throws StartException {
    CompletableFuture<T> result = new CompletableFuture<>();
    loop.execute(() -> {
      try {
        result.complete(task.call());
      } catch (Exception e) {
        result.completeExceptionally(e);
      }
    });
    try {
      return result.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new IllegalStateException("the loop does not answer", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException io) {
        throw new StartException(Reason.NETWORK, io);
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// What others need to add this relay.
  RelayInvitation link() {
    String host = config.host().or(OwnAddress::now).orElseGet(Parts::nobodysAddress);
    return new RelayInvitation(
        new RelayAddress(host, port, identity.person()), RelayInvitation.NONE);
  }

  private static String nobodysAddress() {
    LOG.warn(
        "this computer has no address that others can reach, so that its link is of no use to them:"
            + " name one with --host");
    return InetAddress.getLoopbackAddress().getHostAddress();
  }

  /// Stops gracefully: what was accepted is on the disk. Idempotent; blocks.
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
