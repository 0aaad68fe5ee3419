package app.maru.relay.session;

import static app.maru.relay.session.RelayTown.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import app.maru.crypto.Bytes;
import app.maru.crypto.Identity;
import app.maru.crypto.prekey.PrekeyBundle;
import app.maru.crypto.prekey.SignedPrekey;
import app.maru.p2p.net.ThreadLoop;
import app.maru.p2p.wire.RelayFrame.Denied;
import app.maru.p2p.wire.RelayFrame.Devices;
import app.maru.p2p.wire.RelayFrame.Enter;
import app.maru.p2p.wire.RelayFrame.Entered;
import app.maru.p2p.wire.RelayFrame.FindDevices;
import app.maru.p2p.wire.RelayFrame.Publish;
import app.maru.p2p.wire.RelayFrame.SetToken;
import app.maru.p2p.wire.RelayFrame.Stock;
import app.maru.p2p.wire.RelayFrame.TokenSet;
import app.maru.relay.account.AccountOptions;
import app.maru.relay.account.AccountStore;
import app.maru.relay.account.EntryPolicy;
import app.maru.relay.account.Quota;
import app.maru.relay.account.SqlAccounts;
import app.maru.relay.session.RealRelay.Line;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Floods of what costs a relay much, on real sockets and real accounts: an honest device comes,
/// publishes and gets its mail meanwhile.
final class FloodsTest {
  private static final Identity BOB = RealRelay.identity();
  private static final Identity ALICE = RealRelay.identity();
  private static final Identity EVE = RealRelay.identity();
  private static final int ROOM = 12;

  @TempDir private Path folder;
  private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
  private SqlAccounts accounts;
  private RealRelay relay;

  @BeforeEach
  void start() throws Exception {
    ThreadLoop loop = ThreadLoop.open("test-relay");
    AccountOptions open = new AccountOptions(EntryPolicy.OPEN, new Quota(1L << 30, 10_000), 100);
    accounts = SqlAccounts.open(AccountStore.in(folder), open, loop, background);
    relay =
        new RealRelay(
            folder,
            loop,
            accounts,
            new SessionOptions(Duration.ofDays(14), "floods", ROOM, ROOM, 64));
    relay.knows(BOB, enter(BOB));
  }

  @AfterEach
  void stop() throws Exception {
    relay.stop();
    accounts.close();
    background.shutdown();
  }

  private static Enter enter(Identity device) {
    return new Enter(
        Bytes.of(device.certificate().encode()),
        Bytes.of(device.deviceList().encode()),
        Bytes.of(new byte[0]));
  }

  private static Bytes bundle(Identity device) {
    SignedPrekey signed = SignedPrekey.create(device, 1, RealRelay.RANDOM, Instant.now());
    return Bytes.of(PrekeyBundle.of(device, signed, Optional.empty()).encode());
  }

  /// Somebody new enters, publishes and can be written to.
  private void allGoesOn() throws Exception {
    Line alice = relay.connect(ALICE);
    alice.says(enter(ALICE)).hears(Entered.class);
    alice.says(new Publish(bundle(ALICE))).hears(Stock.class);
    alice.says(new SetToken(TOKEN)).hears(TokenSet.class);
    alice.close();
    relay.mailGoesOnTo(ALICE.device());
    relay.mailGoesOnTo(BOB.device());
  }

  @Test
  void a_flood_of_entering_makes_only_itself_wait() throws Exception {
    Line eve = relay.connect(EVE);
    Enter wrong =
        new Enter(enter(EVE).certificate(), enter(BOB).deviceList(), Bytes.of(new byte[0]));
    for (int i = 0; i < 100; i++) {
      eve.says(wrong);
      eve.hears(Denied.class);
    }
    allGoesOn();
  }

  @Test
  void a_flood_of_publishing_makes_only_itself_wait() throws Exception {
    Line eve = relay.connect(EVE);
    eve.says(enter(EVE)).hears(Entered.class);
    Publish rubbish = new Publish(Bytes.of(new byte[32_000]));
    for (int i = 0; i < 100; i++) {
      eve.says(rubbish);
    }
    allGoesOn();
    for (int i = 0; i < 100; i++) {
      eve.hears(Denied.class);
    }
  }

  @Test
  void guests_that_take_all_connections_give_way() throws Exception {
    List<Line> flood = new ArrayList<>();
    for (int i = 0; i < ROOM; i++) {
      Line guest = relay.connect(RealRelay.identity());
      flood.add(guest.says(new FindDevices(BOB.person())));
      guest.hears(Devices.class);
    }
    Line bob = relay.connect(BOB);
    bob.says(enter(BOB)).hears(Entered.class);
    assertThat(relay.on(() -> relay.server.connections().ended().gaveWay())).isEqualTo(1);
    assertThat(relay.on(() -> relay.server.connections().now().connections())).isEqualTo(ROOM);
    flood.getLast().close();
    assertThat(bob.says(new SetToken(TOKEN)).hears(TokenSet.class).token()).isEqualTo(TOKEN);
  }
}
