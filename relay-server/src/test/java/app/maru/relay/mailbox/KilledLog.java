package app.maru.relay.mailbox;

import app.maru.crypto.DeviceId;
import app.maru.p2p.net.ThreadLoop;
import app.maru.p2p.wire.Envelope;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SplittableRandom;

/// The process that [KillTest] kills: keeps mail for ever and says what is kept. On its own loop.
final class KilledLog {
  static final DeviceId OWNER = Letters.device(1);
  private static final int AT_ONCE = 40;
  private static final int MOST_WAITING = 300;

  private final ThreadLoop loop = ThreadLoop.open("killed");
  private final MailLog log;
  private final PrintStream out;
  private final Deque<Integer> waiting = new ArrayDeque<>();
  private int next;
  private int unanswered;

  private KilledLog(Path folder, long seed, int first, PrintStream out) throws Exception {
    this.out = out;
    this.next = first;
    this.log = open(folder, seed, loop);
  }

  static MailLog open(Path folder, long seed, ThreadLoop loop) throws Exception {
    return MailLog.open(
        loop,
        FolderDisk.on(folder),
        new DiskThreads(),
        new SplittableRandom(seed),
        new MailLimits(256 << 10, 1L << 30, 64 << 20, Duration.ZERO));
  }

  public static void main(String[] args) throws Exception {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.US_ASCII);
    KilledLog killed =
        new KilledLog(Path.of(args[0]), Long.parseLong(args[1]), Integer.parseInt(args[2]), out);
    out.println("open");
    killed.loop.execute(killed::goOn);
    Thread.currentThread().join();
  }

  private void goOn() {
    while (unanswered < AT_ONCE) {
      put(next++);
    }
  }

  private void put(int number) {
    unanswered++;
    Envelope letter = Letters.letter(OWNER, number);
    log.put(
        letter,
        letter.id(),
        Letters.ROOMY,
        kept -> {
          unanswered--;
          out.println((kept ? "kept " : "failed ") + number);
          waiting.add(number);
          if (waiting.size() > MOST_WAITING) {
            int oldest = waiting.remove();
            out.println("removed " + oldest);
            log.remove(OWNER, Letters.letter(OWNER, oldest).id());
          }
          goOn();
        });
  }
}
