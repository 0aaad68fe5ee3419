package app.maru.relay.account;

import app.maru.crypto.Bytes;
import app.maru.crypto.DeviceId;
import app.maru.crypto.Identity;
import app.maru.crypto.prekey.OneTimePrekey;
import app.maru.crypto.prekey.PrekeyBundle;
import app.maru.crypto.prekey.SignedPrekey;
import app.maru.p2p.Peer;
import app.maru.p2p.net.ThreadLoop;
import app.maru.p2p.wire.DeliveryToken;
import app.maru.p2p.wire.RelayFrame.Enter;
import app.maru.p2p.wire.RelayFrame.Stock;
import app.maru.relay.limit.Gate;
import app.maru.relay.limit.Origin;
import app.maru.relay.limit.RelayRates;
import java.io.PrintStream;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/// The process that [KillAccountsTest] kills: one device enters, sets token after token, publishes
/// prekeys and others fetch them; it says what was answered.
final class KilledAccounts {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BATCH = 10;
  private static final InetAddress HERE = InetAddress.getLoopbackAddress();

  private KilledAccounts() {}

  public static void main(String[] args) throws Exception {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.US_ASCII);
    ThreadLoop loop = ThreadLoop.open("accounts");
    SqlAccounts accounts =
        SqlAccounts.open(
            AccountStore.in(Path.of(args[0])),
            AccountsContract.OPEN,
            loop,
            Executors.newVirtualThreadPerTaskExecutor());
    Identity me = Identity.create(RANDOM, Instant.now());
    Enter enter =
        new Enter(
            Bytes.of(me.certificate().encode()),
            Bytes.of(me.deviceList().encode()),
            Counter.NO_INVITE);
    Origin here = new Gate(loop, RelayRates.USUAL.times(1000)).arrived(HERE);
    Peer self = new Peer(me.person(), me.device());
    Entry _ = ask(loop, answer -> accounts.enter(self, enter, here, answer));
    out.println("in " + me.device().hex());
    SignedPrekey signed = SignedPrekey.create(me, 1, RANDOM, Instant.now());
    Bytes bundle = Bytes.of(PrekeyBundle.of(me, signed, Optional.empty()).encode());
    Optional<Stock> _ = ask(loop, answer -> accounts.publish(me.device(), bundle, here, answer));
    for (int round = 1; ; round++) {
      work(loop, accounts, me, here, round, out);
    }
  }

  private static void work(
      ThreadLoop loop, SqlAccounts accounts, Identity me, Origin here, int round, PrintStream out)
      throws Exception {
    DeviceId device = me.device();
    boolean set = ask(loop, answer -> accounts.setToken(device, token(round), here, answer));
    if (set) {
      out.println("token " + round + ".");
    }
    List<Bytes> prekeys = new ArrayList<>();
    for (int i = 0; i < BATCH; i++) {
      int id = round * BATCH + i;
      prekeys.add(Bytes.of(OneTimePrekey.create(me, id, RANDOM).record().encode()));
    }
    Optional<Stock> _ = ask(loop, answer -> accounts.publishOneTime(device, prekeys, here, answer));
    for (int i = 0; i < BATCH; i++) {
      Fetched fetched = ask(loop, answer -> accounts.fetchBundle(device, true, here, answer));
      out.println("given " + prekeyOf(Counter.found(fetched)) + ".");
    }
  }

  static int prekeyOf(Optional<Bytes> bundle) throws Exception {
    return PrekeyBundle.decode(bundle.orElseThrow().toArray()).oneTime().map(r -> r.id()).orElse(0);
  }

  static DeliveryToken token(int number) {
    return new DeliveryToken(
        Bytes.of(ByteBuffer.allocate(DeliveryToken.SIZE).putInt(number).array()));
  }

  private static <T> T ask(ThreadLoop loop, Consumer<Consumer<T>> question) throws Exception {
    CompletableFuture<T> answer = new CompletableFuture<>();
    loop.execute(() -> question.accept(answer::complete));
    return answer.get();
  }
}
