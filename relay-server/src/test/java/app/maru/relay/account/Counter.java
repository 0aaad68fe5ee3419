package app.maru.relay.account;

import app.maru.crypto.Bytes;
import app.maru.crypto.DeviceId;
import app.maru.crypto.DeviceList;
import app.maru.crypto.Identity;
import app.maru.crypto.PersonId;
import app.maru.p2p.Peer;
import app.maru.p2p.memory.VirtualLoop;
import app.maru.p2p.memory.VirtualTime;
import app.maru.p2p.wire.DeliveryToken;
import app.maru.p2p.wire.RelayFrame.Enter;
import app.maru.p2p.wire.RelayFrame.Stock;
import app.maru.relay.limit.Gate;
import app.maru.relay.limit.Origin;
import app.maru.relay.limit.RelayRates;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// Accounts with somebody standing before them who waits for each answer, in virtual time.
final class Counter {
  static final Instant START = Instant.parse("2026-11-21T09:00:00Z");
  static final Bytes NO_INVITE = Bytes.of(new byte[0]);

  private final VirtualTime time;
  private final VirtualLoop loop;
  private final List<DeviceId> shutOut = new ArrayList<>();
  private final Origin here;
  private SqlAccounts accounts;

  Counter(AccountStore store, AccountOptions options) throws AccountsException {
    this(store, options, START);
  }

  Counter(AccountStore store, AccountOptions options, Instant now) throws AccountsException {
    time = new VirtualTime(now);
    loop = time.loop();
    here = new Gate(loop, RelayRates.USUAL).arrived(InetAddress.getLoopbackAddress());
    accounts = SqlAccounts.open(store, options, loop, Runnable::run);
    accounts.onShutOut(shutOut::add);
  }

  VirtualLoop loop() {
    return loop;
  }

  SqlAccounts accounts() {
    return accounts;
  }

  List<DeviceId> shutOut() {
    return shutOut;
  }

  Entry enter(Identity device) {
    return enter(device, device.deviceList(), NO_INVITE);
  }

  Entry enter(Identity device, DeviceList list, Bytes invite) {
    Enter enter =
        new Enter(Bytes.of(device.certificate().encode()), Bytes.of(list.encode()), invite);
    return enter(new Peer(device.person(), device.device()), enter);
  }

  Entry enter(Identity device, Origin from) {
    Bytes certificate = Bytes.of(device.certificate().encode());
    Enter enter = new Enter(certificate, Bytes.of(device.deviceList().encode()), NO_INVITE);
    Peer peer = new Peer(device.person(), device.device());
    return ask(answer -> accounts.enter(peer, enter, from, answer));
  }

  Entry enter(Peer peer, Enter enter) {
    return ask(answer -> accounts.enter(peer, enter, here, answer));
  }

  boolean setToken(DeviceId device, DeliveryToken token) {
    return ask(answer -> accounts.setToken(device, token, here, answer));
  }

  Optional<Stock> publish(DeviceId device, byte[] bundle) {
    return ask(answer -> accounts.publish(device, Bytes.of(bundle), here, answer));
  }

  Optional<Stock> publishOneTime(DeviceId device, List<Bytes> prekeys) {
    return ask(answer -> accounts.publishOneTime(device, prekeys, here, answer));
  }

  Optional<Bytes> fetchBundle(DeviceId device) {
    return found(fetch(device));
  }

  Fetched fetch(DeviceId device) {
    return ask(answer -> accounts.fetchBundle(device, true, here, answer));
  }

  /// The bundle, if there is one; it must not be unknown whether there is.
  static Optional<Bytes> found(Fetched fetched) {
    return switch (fetched) {
      case Fetched.Found(Bytes bundle) -> Optional.of(bundle);
      case Fetched.None() -> Optional.empty();
      case Fetched.Unavailable() -> throw new AssertionError("nobody knows");
    };
  }

  void leave(DeviceId device) {
    boolean _ = leaves(device);
  }

  boolean leaves(DeviceId device) {
    return ask(answer -> accounts.leave(device, here, answer));
  }

  void present(DeviceId device) {
    loop.execute(() -> accounts.present(List.of(device)));
    time.settle();
  }

  List<DeviceId> devicesOf(PersonId person) {
    return accounts.devicesOf(person);
  }

  <T> T wait(CompletableFuture<T> future) {
    time.settle();
    return future.getNow(null);
  }

  void runFor(Duration span) {
    time.runFor(span);
  }

  /// Somebody sets the clock, which is wrong by so much from now on.
  void setsClock(Duration error) {
    loop.clockError(error);
  }

  private <T> T ask(Consumer<Consumer<T>> question) {
    List<T> answers = new ArrayList<>();
    loop.execute(() -> question.accept(answers::add));
    time.settle();
    if (answers.size() != 1) {
      throw new AssertionError(answers.size() + " answers");
    }
    return answers.getFirst();
  }

  /// Power fails and comes back.
  void crash(AccountStore store, AccountOptions options) throws AccountsException {
    accounts.abort();
    accounts = SqlAccounts.open(store, options, loop, Runnable::run);
    accounts.onShutOut(shutOut::add);
  }

  /// Lets go, as when there is no power.
  void abort() {
    accounts.abort();
  }

  void close() {
    accounts.close();
  }
}
