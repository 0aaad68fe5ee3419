package app.maru.p2p.lab;

import app.maru.crypto.Bytes;
import app.maru.crypto.PersonId;
import app.maru.p2p.lan.DiscoveryOptions;
import app.maru.p2p.lan.RelayAdvertiser;
import app.maru.p2p.lan.RelayFinder;
import app.maru.p2p.net.ThreadLoop;
import app.maru.p2p.relay.RelayAddress;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A program for a host of the lab: `announce KEY PORT` is a relay that announces itself, `find`
/// says `found` and `lost` with place and key. A line on its input ends it in good order.
public final class RelayHost {
  private RelayHost() {}

  /// Runs until its input ends or says something.
  public static void main(String[] args) throws IOException {
    ThreadLoop loop = ThreadLoop.open("host-loop");
    ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
    SecureRandom random = new SecureRandom();
    AutoCloseable[] open = new AutoCloseable[1];
    loop.execute(() -> {
      if (args[0].equals("announce")) {
        PersonId key = new PersonId(Bytes.ofHex(args[1]));
        int port = Integer.parseInt(args[2]);
        open[0] = RelayAdvertiser.open(loop, background, random, key, port);
      } else {
        open[0] =
            RelayFinder.open(loop, background, random, DiscoveryOptions.STANDARD, new Speaker());
      }
      say("ready");
    });
    int _ = System.in.read();
    loop.execute(() -> close(open[0]));
    loop.close();
    background.close();
    System.exit(0);
  }

  private static void close(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception e) {
      say("failed " + e);
    }
  }

  private static final class Speaker implements RelayFinder.Listener {
    @Override
    public void found(RelayAddress relay) {
      say("found " + relay.place() + " " + relay.key().hex());
    }

    @Override
    public void lost(RelayAddress relay) {
      say("lost " + relay.place());
    }
  }

  private static synchronized void say(String line) {
    System.out.println(line);
  }
}
