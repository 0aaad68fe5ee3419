package app.maru.relay.session;

import static app.maru.relay.session.RelayTown.TOKEN;
import static app.maru.relay.session.RelayTown.enter;
import static org.assertj.core.api.Assertions.assertThat;

import app.maru.crypto.Identity;
import app.maru.p2p.net.ThreadLoop;
import app.maru.p2p.wire.Envelope;
import app.maru.p2p.wire.Frame.Accepted;
import app.maru.p2p.wire.Frame.Put;
import app.maru.p2p.wire.Limits;
import app.maru.p2p.wire.RelayFrame.Deposit;
import app.maru.p2p.wire.RelayFrame.Entered;
import app.maru.relay.mailbox.Letters;
import app.maru.relay.session.RealRelay.Line;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A device that reads nothing for a while, on real sockets: what it costs the relay, and what it
/// gets in the end.
final class SlowReaderTest {
  private static final Identity BOB = RealRelay.identity();
  private static final Identity ALICE = RealRelay.identity();

  /// More than the sockets and both ends hold.
  private static final int LETTERS = (24 << 20) / Limits.MAX_BODY_BYTES;

  private static final int AT_ONCE = (2 << 20) / Limits.MAX_BODY_BYTES;

  /// A window, with what frames have around them, and what little is said to others.
  private static final long MOST_UNSENT =
      Limits.RELAY_WINDOW_BYTES + 200L * Limits.WAITING_FRAME_BYTES;

  @TempDir private Path folder;
  private RealRelay relay;

  @BeforeEach
  void start() throws Exception {
    ThreadLoop loop = ThreadLoop.open("test-relay");
    relay =
        new RealRelay(folder, loop, new OpenAccounts(loop), SessionOptions.usual("slow readers"));
    relay.knows(BOB);
    relay.knows(ALICE);
  }

  @AfterEach
  void stop() throws Exception {
    relay.stop();
  }

  @Test
  void costs_a_megabyte_and_gets_everything_when_it_reads() throws Exception {
    Line slow = relay.connect(BOB);
    slow.says(enter()).hears(Entered.class);
    slow.stalls();
    Line guest = relay.connect(RealRelay.identity());
    for (int from = 0; from < LETTERS; from += AT_ONCE) {
      for (int i = from; i < from + AT_ONCE; i++) {
        guest.says(new Deposit(TOKEN, Letters.letter(BOB.device(), i, Limits.MAX_BODY_BYTES)));
      }
      for (int i = from; i < from + AT_ONCE; i++) {
        assertThat(guest.hears(Accepted.class)).isNotNull();
        assertThat(relay.unsentBytes()).isLessThanOrEqualTo(MOST_UNSENT);
      }
    }
    relay.mailGoesOnTo(ALICE.device());
    slow.goesOn();
    for (int i = 0; i < LETTERS; i++) {
      Envelope letter = slow.hears(Put.class).envelope();
      assertThat(Letters.number(letter)).isEqualTo(i);
      slow.says(new Accepted(letter.id()));
    }
  }
}
