package app.maru.p2p.lab;

import app.maru.crypto.Bytes;
import app.maru.p2p.lan.Advert;
import app.maru.p2p.lan.Discovery;
import app.maru.p2p.lan.DiscoveryEvent;
import app.maru.p2p.lan.DiscoveryOptions;
import app.maru.p2p.lan.LanDiscovery;
import app.maru.p2p.net.Endpoint;
import app.maru.p2p.net.ThreadLoop;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/// A program for a host of the lab: a discovery that writes down what it hears.
///
/// Arguments: instance in hex, TCP port, UDP port, `mdns` or `fast`. Says `ready`, `found INSTANCE
/// SOURCE ENDPOINTS`, `lost INSTANCE`, `network ADDRESSES`, `problem TROUBLE`. Understands
/// `refresh`.
public final class DiscoveryHost {
  private DiscoveryHost() {}

  /// Runs until its input ends.
  public static void main(String[] args) throws IOException {
    Advert advert = new Advert(Bytes.ofHex(args[0]), Integer.parseInt(args[1]));
    DiscoveryOptions options =
        new DiscoveryOptions(Set.of(), false, args[3].equals("mdns"), Integer.parseInt(args[2]));
    ThreadLoop loop = ThreadLoop.open("host-loop");
    Discovery discovery =
        new LanDiscovery(
            loop, Executors.newVirtualThreadPerTaskExecutor(), new SecureRandom(), options);
    loop.execute(() -> discovery.open(advert, event -> say(line(event))));
    say("ready");
    try (BufferedReader input =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      for (String line = input.readLine(); line != null; line = input.readLine()) {
        if (line.equals("refresh")) {
          loop.execute(discovery::refresh);
        }
      }
    }
    System.exit(0);
  }

  private static String line(DiscoveryEvent event) {
    return switch (event) {
      case DiscoveryEvent.Found found ->
          "found %s %s %s"
              .formatted(
                  found.instance().hex(),
                  found.source(),
                  found.endpoints().stream()
                      .map(DiscoveryHost::endpoint)
                      .collect(Collectors.joining(" ")));
      case DiscoveryEvent.Lost lost -> "lost " + lost.instance().hex();
      case DiscoveryEvent.NetworkChanged changed ->
          "network " + changed.usable().stream().map(a -> a.getHostAddress()).toList();
      case DiscoveryEvent.Problem problem -> "problem " + problem.trouble();
    };
  }

  private static String endpoint(Endpoint endpoint) {
    return endpoint.address().getHostAddress() + ":" + endpoint.port();
  }

  private static synchronized void say(String line) {
    System.out.println(line);
  }
}
