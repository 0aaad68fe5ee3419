package app.maru.messaging.town;

import app.maru.crypto.DeviceId;
import app.maru.crypto.PersonId;
import app.maru.p2p.Peer;
import app.maru.p2p.memory.MemoryHost;
import app.maru.p2p.memory.MemoryLan;
import app.maru.p2p.memory.VirtualLoop;
import app.maru.p2p.memory.VirtualTime;
import app.maru.p2p.relay.RelayAddress;
import app.maru.p2p.relay.RelayInvitation;
import app.maru.relay.RelayServer;
import app.maru.relay.account.AccountOptions;
import app.maru.relay.account.AccountStore;
import app.maru.relay.account.Accounts;
import app.maru.relay.account.AccountsException;
import app.maru.relay.account.EntryPolicy;
import app.maru.relay.account.Quota;
import app.maru.relay.account.SqlAccounts;
import app.maru.relay.limit.RelayRates;
import app.maru.relay.mailbox.MailException;
import app.maru.relay.mailbox.MailLimits;
import app.maru.relay.mailbox.MailLog;
import app.maru.relay.mailbox.MailThreads;
import app.maru.relay.mailbox.Mailboxes;
import app.maru.relay.memory.MemoryDisk;
import app.maru.relay.session.SessionOptions;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// The town's relay: the real one, on a disk that loses what was not forced when the power fails.
public final class TownRelay {
  private static final int PORT = 27_181;
  private static final MailLimits MAIL = new MailLimits(128 << 10, 1L << 30, 64 << 20);
  private static final AccountOptions ACCOUNTS =
      new AccountOptions(EntryPolicy.OPEN, new Quota(1L << 30, 10_000), 1000);
  private static final AtomicLong RELAYS = new AtomicLong();

  private final VirtualTime time;
  private final MemoryHost host;
  private final Random random;
  private final Duration diskMoment;
  private final boolean hasty;
  private final Peer self;
  private final AccountStore store = AccountStore.inMemory("townrelay" + RELAYS.incrementAndGet());
  private MemoryDisk disk = new MemoryDisk();
  private VirtualLoop loop;
  private DiskMoments threads;
  private SqlAccounts accounts;
  private RelayServer server;
  private boolean up;
  private Duration keeps = SessionOptions.KEEPS;
  private boolean tokensFail;
  private int tokensOffered;
  private int searches;
  private boolean announced;

  /// A relay at work.
  ///
  /// @param diskMoment how long everything takes that its disk does
  /// @param hasty whether it promises to keep mail before it does
  TownRelay(VirtualTime time, MemoryLan lan, long seed, Duration diskMoment, boolean hasty) {
    this.time = time;
    this.random = new Random(seed);
    this.diskMoment = diskMoment;
    this.hasty = hasty;
    byte[] key = new byte[PersonId.SIZE];
    random.nextBytes(key);
    byte[] device = new byte[DeviceId.SIZE];
    random.nextBytes(device);
    this.self = new Peer(PersonId.of(key), DeviceId.of(device));
    this.loop = time.loop();
    this.host = lan.host(loop);
    lan.everywhere(host);
    threads = new DiskMoments(time, diskMoment);
    accounts = accounts();
    server = server();
    up = true;
  }

  /// The link its operator hands out.
  public RelayInvitation invitation() {
    return new RelayInvitation(
        new RelayAddress(host.address().getHostAddress(), PORT, self.person()),
        RelayInvitation.NONE);
  }

  /// Its operator has it keep mail for so long from the next start on.
  public void keepsFor(Duration next) {
    keeps = next;
  }

  /// Where it runs.
  public MemoryHost host() {
    return host;
  }

  /// From now on it can be heard on everybody's LAN.
  public void announcesItself() {
    announced = true;
  }

  /// Its computer gets another address, and those who are there hear it there.
  public void moves(List<Citizen> all) {
    RelayAddress before = invitation().relay();
    host.move();
    for (Citizen citizen : all) {
      if (citizen.isUp()) {
        citizen.messenger().relaySilent(before);
        isHeardBy(citizen);
      }
    }
  }

  void isHeardBy(Citizen citizen) {
    if (announced) {
      citizen.messenger().relayHeard(invitation().relay());
    }
  }

  /// How many envelopes wait.
  public int waiting() {
    return server.mail().now().waiting();
  }

  /// What it has of the prekeys of a citizen's device.
  public int oneTimePrekeysOf(Citizen citizen) {
    return accounts.stock(citizen.peer().device()).oneTime();
  }

  /// From now on its disk keeps no token, or does again.
  public void tokensFail(boolean now) {
    tokensFail = now;
  }

  /// How often it was told a token.
  public int tokensOffered() {
    return tokensOffered;
  }

  /// How often it was asked for somebody's devices.
  public int searches() {
    return searches;
  }

  /// Whether a citizen's device has a mailbox there.
  public boolean hasMailboxOf(Citizen citizen) {
    return accounts.hasMailbox(citizen.peer().device());
  }

  /// Whether it runs.
  public boolean isUp() {
    return up;
  }

  /// The program is killed; the system finishes what it had handed over.
  public void crashes() {
    host.crash();
    goes();
    disk = disk.afterKill();
  }

  /// The power fails: what was not forced is lost, or torn.
  public void losesPower() {
    host.powerFails();
    goes();
    MemoryDisk.Cut[] cuts = MemoryDisk.Cut.values();
    disk = disk.afterPowerFailure(cuts[random.nextInt(cuts.length)], random);
  }

  /// It is started again.
  public void comesBack() {
    loop = time.loop();
    host.boot(loop);
    threads = new DiskMoments(time, diskMoment);
    accounts = accounts();
    server = server();
    up = true;
  }

  /// Whether these bytes stand anywhere on its disk.
  public boolean keeps(String text) {
    byte[] needle = text.getBytes(StandardCharsets.UTF_8);
    try {
      for (String name : disk.names()) {
        if (MemoryTown.contains(disk.contents(name), needle)) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /// Threads in virtual time: whatever they are given takes a moment.
  private static final class DiskMoments implements MailThreads {
    private final VirtualTime time;
    private final Duration moment;
    private boolean dead;

    DiskMoments(VirtualTime time, Duration moment) {
      this.time = time;
      this.moment = moment;
    }

    @Override
    public Executor writer() {
      return this::later;
    }

    @Override
    public Executor background() {
      return this::later;
    }

    @Override
    public void close() {
      dead = true;
    }

    private void later(Runnable task) {
      time.after(
          moment,
          () -> {
            if (!dead) {
              task.run();
            }
          });
    }
  }

  /// It is not needed any more.
  void close() {
    if (up) {
      host.crash();
      goes();
    }
    try {
      store.drop();
    } catch (AccountsException e) {
      throw new AssertionError(e);
    }
  }

  private void goes() {
    threads.close();
    accounts.abort();
    up = false;
  }

  private SqlAccounts accounts() {
    DiskMoments its = threads;
    try {
      return SqlAccounts.open(store, ACCOUNTS, loop, its.background());
    } catch (AccountsException e) {
      throw new AssertionError(e);
    }
  }

  /// The accounts, but that tokens may be refused as by a disk that fails.
  private Accounts watched(SqlAccounts real) {
    Class<?>[] face = {Accounts.class};
    return (Accounts)
        Proxy.newProxyInstance(
            Accounts.class.getClassLoader(),
            face,
            (_, method, arguments) -> {
              boolean token = method.getName().equals("setToken");
              tokensOffered += token ? 1 : 0;
              searches += method.getName().equals("devicesOf") ? 1 : 0;
              if (token && tokensFail) {
                Consumer<Boolean> done = answer(arguments[3]);
                loop.execute(() -> done.accept(false));
                return null;
              }
              return method.invoke(real, arguments);
            });
  }

  @SuppressWarnings("unchecked")
  private static Consumer<Boolean> answer(Object argument) {
    return (Consumer<Boolean>) argument;
  }

  private SessionOptions options() {
    SessionOptions usual = SessionOptions.usual("town");
    return new SessionOptions(
        keeps,
        usual.version(),
        usual.maxConnections(),
        usual.maxPerAddress(),
        usual.firstContacts());
  }

  private RelayServer server() {
    try {
      MailLog log =
          MailLog.open(loop, disk, threads, new SplittableRandom(random.nextLong()), MAIL);
      Mailboxes mail = hasty ? new HastyMailboxes(log) : log;
      RelayServer made =
          new RelayServer(
              host.network(self), loop, mail, watched(accounts), RelayRates.USUAL, options());
      made.listen(PORT);
      return made;
    } catch (IOException | MailException e) {
      throw new AssertionError(e);
    }
  }
}
