package app.maru.relay.session;

import app.maru.crypto.Bytes;
import app.maru.crypto.DeviceId;
import app.maru.crypto.PersonId;
import app.maru.p2p.Peer;
import app.maru.p2p.net.Loop;
import app.maru.p2p.wire.DeliveryToken;
import app.maru.p2p.wire.RelayFrame.DenialReason;
import app.maru.p2p.wire.RelayFrame.Enter;
import app.maru.p2p.wire.RelayFrame.Stock;
import app.maru.relay.account.Accounts;
import app.maru.relay.account.Entry;
import app.maru.relay.account.Fetched;
import app.maru.relay.account.Quota;
import app.maru.relay.limit.Origin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Accounts in memory that take everybody but the blocked and believe every word.
public final class OpenAccounts implements Accounts {
  private static final Bytes NOTHING = Bytes.of(new byte[0]);

  private final Loop loop;
  private final Map<DeviceId, Account> accounts = new HashMap<>();
  private final List<PersonId> blocked = new ArrayList<>();
  private final Set<DeviceId> present = new HashSet<>();
  private boolean broken;
  private long lastDay;
  private long workday;
  private boolean whole = true;
  private Quota quota = new Quota(1L << 30, 10_000);
  private Consumer<DeviceId> shutOut = device -> {};

  /// No accounts.
  public OpenAccounts(Loop loop) {
    this.loop = loop;
  }

  /// What a mailbox may hold from now on.
  public void quota(long bytes, int count) {
    quota = new Quota(bytes, count);
  }

  /// From now on the disk fails, or works again.
  void broken(boolean now) {
    broken = now;
  }

  /// A device has so many one-time prekeys.
  void stocks(DeviceId device, int oneTime) {
    Account account = Objects.requireNonNull(accounts.get(device));
    account.prekeys.clear();
    account.prekeys.addAll(Collections.nCopies(oneTime, NOTHING));
  }

  /// Who was called present.
  Set<DeviceId> present() {
    return present;
  }

  /// The same accounts for the next life of the relay.
  OpenAccounts movedTo(Loop next) {
    OpenAccounts moved = new OpenAccounts(next);
    moved.accounts.putAll(accounts);
    moved.blocked.addAll(blocked);
    moved.quota = quota;
    moved.whole = whole;
    moved.lastDay = lastDay;
    moved.workday = workday;
    return moved;
  }

  void block(PersonId person) {
    blocked.add(person);
    List<DeviceId> devices = devicesOf(person);
    accounts.keySet().removeAll(devices);
    devices.forEach(shutOut);
  }

  /// Devices are missing from now on, for a while.
  void missesSome() {
    whole = false;
  }

  /// Those who were missing have come.
  void isWholeAgain() {
    whole = true;
  }

  @Override
  public boolean isWhole() {
    return whole;
  }

  @Override
  public long workday() {
    long day = Duration.ofMillis(loop.now().toEpochMilli()).toDays();
    if (day != lastDay) {
      lastDay = day;
      workday++;
    }
    return workday;
  }

  @Override
  public void enter(Peer device, Enter enter, Origin from, Consumer<Entry> answer) {
    loop.execute(() -> {
      if (blocked.contains(device.person())) {
        answer.accept(new Entry.Denied(DenialReason.BLOCKED, Duration.ofDays(30)));
      } else {
        accounts.computeIfAbsent(device.device(), id -> new Account(device.person()));
        answer.accept(new Entry.Welcome(stock(device.device())));
      }
    });
  }

  @Override
  public boolean hasMailbox(DeviceId device) {
    return accounts.containsKey(device);
  }

  @Override
  public boolean opens(DeviceId device, DeliveryToken token) {
    Account account = accounts.get(device);
    return account != null && token.isPresent() && account.token.equals(token);
  }

  @Override
  public Quota quota(DeviceId device) {
    return quota;
  }

  @Override
  public Stock stock(DeviceId device) {
    Account account = accounts.get(device);
    Bytes id = Bytes.of(new byte[Stock.BUNDLE_ID_BYTES]);
    return new Stock(id, account == null ? 0 : account.prekeys.size());
  }

  @Override
  public void setToken(DeviceId device, DeliveryToken token, Origin from, Consumer<Boolean> done) {
    if (broken) {
      loop.execute(() -> done.accept(false));
      return;
    }
    Account account = accounts.get(device);
    if (account != null) {
      account.token = token;
    }
    loop.execute(() -> done.accept(account != null));
  }

  @Override
  public void publish(DeviceId device, Bytes bundle, Origin from, Consumer<Optional<Stock>> done) {
    if (broken) {
      loop.execute(() -> done.accept(Optional.empty()));
      return;
    }
    Objects.requireNonNull(accounts.get(device)).bundle = bundle;
    loop.execute(() -> done.accept(Optional.of(stock(device))));
  }

  @Override
  public void publishOneTime(
      DeviceId device, List<Bytes> prekeys, Origin from, Consumer<Optional<Stock>> done) {
    Objects.requireNonNull(accounts.get(device)).prekeys.addAll(prekeys);
    loop.execute(() -> done.accept(Optional.of(stock(device))));
  }

  @Override
  public List<DeviceId> devicesOf(PersonId person) {
    return accounts.entrySet().stream()
        .filter(entry -> entry.getValue().person.equals(person))
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  @Override
  public void fetchBundle(
      DeviceId device, boolean withOneTime, Origin from, Consumer<Fetched> answer) {
    if (broken) {
      loop.execute(() -> answer.accept(new Fetched.Unavailable()));
      return;
    }
    Account account = accounts.get(device);
    if (withOneTime && account != null && !account.prekeys.isEmpty()) {
      account.prekeys.removeFirst();
    }
    Optional<Bytes> bundle =
        account == null || account.bundle.equals(NOTHING)
            ? Optional.empty()
            : Optional.of(account.bundle);
    loop.execute(() -> answer.accept(Fetched.of(bundle)));
  }

  @Override
  public void leave(DeviceId device, Origin from, Consumer<Boolean> done) {
    if (broken) {
      loop.execute(() -> done.accept(false));
      return;
    }
    accounts.remove(device);
    shutOut.accept(device);
    loop.execute(() -> done.accept(true));
  }

  @Override
  public void present(Collection<DeviceId> devices) {
    present.addAll(devices);
  }

  @Override
  public void onShutOut(Consumer<DeviceId> listener) {
    shutOut = listener;
  }

  @Override
  public void close() {}

  private static final class Account {
    private final PersonId person;
    private final List<Bytes> prekeys = new ArrayList<>();
    private DeliveryToken token = DeliveryToken.NONE;
    private Bytes bundle = NOTHING;

    Account(PersonId person) {
      this.person = person;
    }
  }
}
