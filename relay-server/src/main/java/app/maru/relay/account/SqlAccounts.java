package app.maru.relay.account;

import app.maru.crypto.Bytes;
import app.maru.crypto.DeviceId;
import app.maru.crypto.PersonId;
import app.maru.p2p.Peer;
import app.maru.p2p.net.Loop;
import app.maru.p2p.wire.DeliveryToken;
import app.maru.p2p.wire.RelayFrame.Enter;
import app.maru.p2p.wire.RelayFrame.Stock;
import app.maru.relay.limit.Origin;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// Accounts in a database. All but the prekeys is in memory too, and changes there when the disk
/// has it; signatures are verified and the disk is waited for in the background.
public final class SqlAccounts implements Accounts {
  /// How often what is over is dropped.
  private static final Duration TIDY_EVERY = Duration.ofHours(1);

  private final Loop loop;
  private final Batches batches;
  private final Directory directory;
  private final AccountOptions options;
  private final WholeTables tables;
  private final Load load = new Load();
  private final Attendance attendance;
  private final Entrance entrance;
  private final Publishing publishing;
  private Consumer<DeviceId> shutOut = device -> {};
  private Loop.Timer tidying;

  private SqlAccounts(
      AccountStore store,
      Session session,
      Directory directory,
      AccountOptions options,
      Loop loop,
      Executor background) {
    this.loop = loop;
    this.options = options;
    this.directory = directory;
    this.batches = new Batches(store, session, loop, background, this::catchUp);
    this.tables = new WholeTables(store, batches);
    Desk desk = new Desk(loop, directory, batches, new Turns(loop, background), load);
    this.attendance = new Attendance(batches, loop, directory, options, this::shutOut);
    this.entrance = new Entrance(desk, options, attendance, this::shutOut);
    this.publishing = new Publishing(desk);
    this.tidying = loop.schedule(Duration.ZERO, this::tidy);
  }

  /// Opens the accounts in a store. Blocks.
  ///
  /// @param background runs what blocks or takes long
  public static SqlAccounts open(
      AccountStore store, AccountOptions options, Loop loop, Executor background)
      throws AccountsException {
    Session session = store.connect();
    try {
      return new SqlAccounts(
          store, session, Directory.read(session, loop.now()), options, loop, background);
    } catch (SQLException e) {
      store.abandon(session);
      throw store.failure(e);
    }
  }

  @Override
  public void enter(Peer device, Enter enter, Origin from, Consumer<Entry> answer) {
    entrance.enter(device, enter, from, answer);
  }

  @Override
  public long workday() {
    return directory.workday();
  }

  @Override
  public boolean isWhole() {
    return directory.workday() > directory.wholeSince() + 1;
  }

  @Override
  public boolean hasMailbox(DeviceId device) {
    return directory.device(device) != null;
  }

  @Override
  public boolean opens(DeviceId device, DeliveryToken token) {
    Directory.Device known = directory.device(device);
    return known != null
        && token.isPresent()
        && known.row().tokenHash().isPresent()
        && MessageDigest.isEqual(
            known.row().tokenHash().get().toArray(), Stocks.sha256(token.bytes()).toArray());
  }

  @Override
  public Quota quota(DeviceId device) {
    Directory.Device known = directory.device(device);
    return known == null ? options.quota() : known.row().quota().orElse(options.quota());
  }

  @Override
  public Stock stock(DeviceId device) {
    return directory.stock(device);
  }

  @Override
  public void setToken(
      DeviceId device, DeliveryToken token, Origin from, Consumer<Boolean> answer) {
    Consumer<Boolean> told = load.takeOn(from.network(), 0, answer);
    if (told == null) {
      answer.accept(false);
      return;
    }
    Optional<Bytes> hash =
        token.isPresent() ? Optional.of(Stocks.sha256(token.bytes())) : Optional.empty();
    batches.submit(
        session -> {
          boolean there = DeviceRows.setToken(session, device, hash);
          return () -> {
            directory.change(device, known -> known.withToken(hash));
            told.accept(there);
          };
        },
        () -> told.accept(false));
  }

  @Override
  public void publish(
      DeviceId device, Bytes bundle, Origin from, Consumer<Optional<Stock>> answer) {
    publishing.publish(device, bundle, from, answer);
  }

  @Override
  public void publishOneTime(
      DeviceId device, List<Bytes> prekeys, Origin from, Consumer<Optional<Stock>> answer) {
    publishing.publishOneTime(device, prekeys, from, answer);
  }

  @Override
  public List<DeviceId> devicesOf(PersonId person) {
    return directory.isBlocked(person) ? List.of() : directory.devicesOf(person);
  }

  @Override
  public void fetchBundle(
      DeviceId device, boolean withOneTime, Origin from, Consumer<Fetched> answer) {
    publishing.fetch(device, withOneTime, from, answer);
  }

  @Override
  public void leave(DeviceId device, Origin from, Consumer<Boolean> answer) {
    Consumer<Boolean> told = load.takeOn(from.network(), 0, answer);
    if (told == null) {
      answer.accept(false);
      return;
    }
    batches.submit(
        session -> {
          DeviceRows.delete(session, device);
          return () -> {
            shutOut(device);
            told.accept(true);
          };
        },
        () -> told.accept(false));
  }

  @Override
  public void present(Collection<DeviceId> devices) {
    attendance.came(devices);
  }

  /// On the loop, once the disk has forgotten it.
  void shutOut(DeviceId device) {
    if (directory.remove(device)) {
      shutOut.accept(device);
    }
  }

  @Override
  public void onShutOut(Consumer<DeviceId> listener) {
    shutOut = listener;
  }

  /// A batch that was called lost may be on the disk: a device that it took the mailbox from must
  /// not go on as if it had one.
  private Runnable catchUp(Session session) throws SQLException {
    Directory found = Directory.read(session, loop.now());
    return () -> directory.become(found).forEach(device -> shutOut.accept(device));
  }

  /// What is over is not given out any more; but deleted it is only by a clock that is believed,
  /// for one wrong date would take all.
  private void tidy() {
    Instant now = loop.now();
    boolean believed = attendance.isBelieved();
    batches.submit(
        session -> {
          InviteRows.forgetUsed(session);
          Map<DeviceId, Stock> left = new HashMap<>();
          for (DeviceId device : PrekeyRows.withOld(session, now)) {
            left.put(device, PrekeyRows.stock(session, device, now));
          }
          if (believed) {
            InviteRows.forgetOver(session, now);
            PrekeyRows.forgetOld(session, now);
          }
          return () ->
              left.forEach(
                  (device, stock) -> directory.change(device, known -> known.withStock(stock)));
        },
        () -> {});
    attendance.tidy();
    tidying = loop.schedule(TIDY_EVERY, this::tidy);
  }

  /// How many mailboxes there are. From memory, on the loop.
  public int mailboxes() {
    return directory.size();
  }

  /// How many one-time prekeys all devices have here together. From memory, on the loop.
  public int oneTimePrekeys() {
    return directory.oneTimePrekeys();
  }

  /// What the operator may see and do.
  ///
  /// @param random makes invites
  public Operator operator(SecureRandom random) {
    return new Operator(this, tables, batches, directory, loop, random);
  }

  /// Ends as the end of the process would: what is not on the disk is lost and nobody is told.
  public void abort() {
    tidying.cancel();
    tables.close();
    batches.abort();
  }

  @Override
  public void close() {
    tidying.cancel();
    tables.close();
    batches.close();
  }
}
