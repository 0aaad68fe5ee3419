package app.maru.p2p.lab;

import app.maru.crypto.Identity;
import app.maru.p2p.LinkEvent;
import app.maru.p2p.lan.DiscoveryOptions;
import app.maru.p2p.lan.LanDiscovery;
import app.maru.p2p.lan.LanLink;
import app.maru.p2p.lan.LanOptions;
import app.maru.p2p.net.NettyNetwork;
import app.maru.p2p.net.ThreadLoop;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.concurrent.Executors;

/// A program for a host of the lab: the real link with a new identity, which writes down who is up.
///
/// Says `ready DEVICE`, `up DEVICE`, `down DEVICE`, `problem WHICH`. Understands `refresh`.
public final class LinkHost {
  private LinkHost() {}

  /// Runs until its input ends.
  public static void main(String[] args) throws IOException {
    SecureRandom random = new SecureRandom();
    ThreadLoop loop = ThreadLoop.open("host-loop");
    Identity identity = Identity.create(random, loop.now());
    LanDiscovery discovery =
        new LanDiscovery(
            loop, Executors.newVirtualThreadPerTaskExecutor(), random, DiscoveryOptions.STANDARD);
    LanLink link =
        new LanLink(
            NettyNetwork.open(identity, loop, random), discovery, loop, random, LanOptions.usual());
    loop.execute(() -> link.open(event -> say(line(event))));
    say("ready " + identity.device());
    try (BufferedReader input =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      for (String line = input.readLine(); line != null; line = input.readLine()) {
        if (line.equals("refresh")) {
          loop.execute(link::refresh);
        }
      }
    }
    System.exit(0);
  }

  private static String line(LinkEvent event) {
    return switch (event) {
      case LinkEvent.Up up -> "up " + up.peer().device();
      case LinkEvent.Down down -> "down " + down.peer().device();
      case LinkEvent.Reached reached -> "reached " + reached.peer().device();
      case LinkEvent.Arrived arrived -> "arrived " + arrived.frame().getClass().getSimpleName();
      case LinkEvent.NetworkChanged changed -> "network changed";
      case LinkEvent.Problem problem -> "problem " + problem.problem();
    };
  }

  private static synchronized void say(String line) {
    System.out.println(line);
  }
}
