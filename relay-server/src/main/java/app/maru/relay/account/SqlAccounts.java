package app.maru.relay.account;

import app.maru.crypto.Bytes;
import app.maru.crypto.DecodingException;
import app.maru.crypto.DeviceId;
import app.maru.crypto.PersonId;
import app.maru.crypto.prekey.OneTimePrekeyRecord;
import app.maru.crypto.prekey.PrekeyBundle;
import app.maru.p2p.Peer;
import app.maru.p2p.net.Loop;
import app.maru.p2p.wire.DeliveryToken;
import app.maru.p2p.wire.Limits;
import app.maru.p2p.wire.RelayFrame.DenialReason;
import app.maru.p2p.wire.RelayFrame.Enter;
import app.maru.p2p.wire.RelayFrame.Stock;
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
  /// When a person or the operator has to do something, asking more often does not help.
  private static final Duration ASK_A_PERSON = Limits.MAX_RETRY_AFTER;

  /// Room comes when others leave.
  private static final Duration WAIT_FOR_ROOM = Duration.ofMinutes(30);

  /// A disk that failed may work again when somebody has looked.
  private static final Duration WAIT_FOR_DISK = Duration.ofSeconds(30);

  /// How often what is over is dropped.
  private static final Duration TIDY_EVERY = Duration.ofHours(1);

  private final Loop loop;
  private final Executor background;
  private final Batches batches;
  private final Directory directory;
  private final Admission admission;
  private final AccountOptions options;
  private final AccountStore store;
  private final Attendance attendance;
  private Consumer<DeviceId> shutOut = device -> {};
  private Loop.Timer tidying;

  private SqlAccounts(
      AccountStore store,
      Session session,
      Directory directory,
      AccountOptions options,
      Loop loop,
      Executor background) {
    this.store = store;
    this.loop = loop;
    this.background = background;
    this.options = options;
    this.directory = directory;
    this.admission = new Admission(options);
    this.batches = new Batches(store, session, loop, background);
    this.attendance = new Attendance(batches, loop, directory, options.absentDays(), this::shutOut);
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
      return new SqlAccounts(store, session, Directory.read(session), options, loop, background);
    } catch (SQLException e) {
      store.abandon(session);
      throw AccountsException.of(e);
    }
  }

  @Override
  public void enter(Peer device, Enter enter, Consumer<Entry> answer) {
    if (directory.isBlocked(device.person())) {
      answer.accept(denied(DenialReason.BLOCKED));
    } else if (isKnown(device, enter)) {
      attendance.came(List.of(device.device()));
      answer.accept(new Entry.Welcome(stock(device.device())));
    } else {
      Instant now = loop.now();
      background.execute(() -> admit(Claim.verify(device, enter, now), now, answer));
    }
  }

  /// Nothing has changed since the last time: no signature needs to be looked at again.
  private boolean isKnown(Peer peer, Enter enter) {
    Directory.Device device = directory.device(peer.device());
    PersonRows.Known person = directory.person(peer.person());
    return device != null
        && person != null
        && device.row().person().equals(peer.person())
        && device.row().certificateHash().equals(Stocks.sha256(enter.certificate()))
        && person.listHash().equals(Stocks.sha256(enter.deviceList()));
  }

  private void admit(Optional<Claim> claim, Instant now, Consumer<Entry> answer) {
    if (claim.isEmpty()) {
      loop.execute(() -> answer.accept(denied(DenialReason.NOT_LISTED)));
      return;
    }
    batches.submit(
        session -> {
          Admission.Outcome outcome = admission.decide(session, claim.get(), now);
          return () -> answer.accept(entered(outcome));
        },
        () -> answer.accept(denied(DenialReason.UNAVAILABLE)));
  }

  private Entry entered(Admission.Outcome outcome) {
    return switch (outcome) {
      case Admission.Outcome.Denied(DenialReason reason) -> denied(reason);
      case Admission.Outcome.Admitted(
              PersonRows.Known person,
              DeviceRows.Known row,
              var revoked,
              var stale) -> {
        directory.put(row.person(), person);
        revoked.forEach(this::shutOut);
        stale.forEach(this::hasNoBundle);
        directory.put(new Directory.Device(row, stock(row.device())));
        attendance.came(List.of(row.device()));
        yield new Entry.Welcome(stock(row.device()));
      }
    };
  }

  private void hasNoBundle(DeviceId device) {
    directory.change(
        device, known -> known.withStock(new Stock(Stocks.NONE.bundle(), known.stock().oneTime())));
  }

  private static Entry denied(DenialReason reason) {
    return new Entry.Denied(
        reason,
        switch (reason) {
          case INVITE_NEEDED, CLOSED, NOT_LISTED, BLOCKED -> ASK_A_PERSON;
          case FULL -> WAIT_FOR_ROOM;
          case TOO_MANY, UNAVAILABLE -> WAIT_FOR_DISK;
        });
  }

  @Override
  public long workday() {
    return directory.workday();
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
    Directory.Device known = directory.device(device);
    return known == null ? Stocks.NONE : known.stock();
  }

  @Override
  public void setToken(DeviceId device, DeliveryToken token, Consumer<Boolean> done) {
    Optional<Bytes> hash =
        token.isPresent() ? Optional.of(Stocks.sha256(token.bytes())) : Optional.empty();
    batches.submit(
        session -> {
          boolean there = DeviceRows.setToken(session, device, hash);
          return () -> {
            directory.change(device, known -> known.withToken(hash));
            done.accept(there);
          };
        },
        () -> done.accept(false));
  }

  @Override
  public void publish(DeviceId device, Bytes bundle, Consumer<Optional<Stock>> done) {
    batches.submit(
        session -> {
          boolean fits = fits(session, device, bundle);
          if (fits) {
            PrekeyRows.putBundle(session, device, Stocks.bundleId(bundle), bundle);
          }
          return stocked(session, device, fits, done);
        },
        () -> done.accept(Optional.empty()));
  }

  /// A bundle with an older device list would bring revoked devices back to those who fetch it.
  private static boolean fits(Session session, DeviceId device, Bytes encoded) throws SQLException {
    Optional<DeviceRows.Known> row = DeviceRows.find(session, device);
    if (row.isEmpty()) {
      return false;
    }
    try {
      PrekeyBundle bundle = PrekeyBundle.decode(encoded.toArray());
      Optional<PersonRows.Known> person = PersonRows.find(session, row.get().person());
      return bundle.oneTime().isEmpty()
          && bundle.certificate().hash().equals(row.get().certificateHash())
          && person.isPresent()
          && bundle.deviceList().epoch() >= person.get().epoch();
    } catch (DecodingException e) {
      return false;
    }
  }

  @Override
  public void publishOneTime(DeviceId device, List<Bytes> prekeys, Consumer<Optional<Stock>> done) {
    Instant now = loop.now();
    batches.submit(
        session -> {
          Optional<Bytes> bundle = PrekeyRows.bundle(session, device);
          boolean genuine = bundle.isPresent() && areOf(bundle.get(), prekeys);
          if (genuine) {
            PrekeyRows.add(session, device, prekeys, now);
          }
          return stocked(session, device, genuine, done);
        },
        () -> done.accept(Optional.empty()));
  }

  private static boolean areOf(Bytes bundle, List<Bytes> prekeys) {
    try {
      PrekeyBundle owner = PrekeyBundle.decode(bundle.toArray());
      for (Bytes prekey : prekeys) {
        OneTimePrekeyRecord.decode(prekey.toArray(), owner.certificate());
      }
      return true;
    } catch (DecodingException e) {
      return false;
    }
  }

  private Runnable stocked(
      Session session, DeviceId device, boolean done, Consumer<Optional<Stock>> answer)
      throws SQLException {
    if (!done) {
      return () -> answer.accept(Optional.empty());
    }
    Stock stock = PrekeyRows.stock(session, device);
    return () -> {
      directory.change(device, known -> known.withStock(stock));
      answer.accept(Optional.of(stock));
    };
  }

  @Override
  public List<DeviceId> devicesOf(PersonId person) {
    return directory.isBlocked(person) ? List.of() : directory.devicesOf(person);
  }

  @Override
  public void fetchBundle(DeviceId device, Consumer<Optional<Bytes>> answer) {
    Instant now = loop.now();
    batches.submit(
        session -> {
          Optional<Bytes> bundle = PrekeyRows.bundle(session, device);
          if (bundle.isEmpty()) {
            return () -> answer.accept(Optional.empty());
          }
          Optional<Bytes> prekey = PrekeyRows.take(session, device, now);
          Bytes handedOut = prekey.isEmpty() ? bundle.get() : join(bundle.get(), prekey.get());
          Stock left = PrekeyRows.stock(session, device);
          return () -> {
            directory.change(device, known -> known.withStock(left));
            answer.accept(Optional.of(handedOut));
          };
        },
        () -> answer.accept(Optional.empty()));
  }

  private static Bytes join(Bytes bundle, Bytes prekey) {
    try {
      PrekeyBundle published = PrekeyBundle.decode(bundle.toArray());
      OneTimePrekeyRecord record =
          OneTimePrekeyRecord.decode(prekey.toArray(), published.certificate());
      return Bytes.of(published.withOneTime(record).encode());
    } catch (DecodingException e) {
      throw new IllegalStateException("what was verified before does not decode", e);
    }
  }

  @Override
  public void leave(DeviceId device, Consumer<Boolean> done) {
    batches.submit(
        session -> {
          DeviceRows.delete(session, device);
          return () -> {
            shutOut(device);
            done.accept(true);
          };
        },
        () -> done.accept(false));
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

  private void tidy() {
    Instant now = loop.now();
    Instant addedBefore = now.minus(Limits.ONE_TIME_PREKEY_OFFERED);
    Instant spentBefore = now.minus(Limits.ONE_TIME_PREKEY_OFFERED.multipliedBy(2));
    batches.submit(
        session -> {
          InviteRows.forget(session, now);
          List<DeviceId> poorer = PrekeyRows.withOlderThan(session, addedBefore);
          PrekeyRows.forget(session, addedBefore, spentBefore);
          Map<DeviceId, Stock> left = new HashMap<>();
          for (DeviceId device : poorer) {
            left.put(device, PrekeyRows.stock(session, device));
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
    return new Operator(this, store, batches, directory, loop, random);
  }

  /// Ends as the end of the process would: what is not on the disk is lost and nobody is told.
  public void abort() {
    tidying.cancel();
    batches.abort();
  }

  @Override
  public void close() {
    tidying.cancel();
    batches.close();
  }
}
