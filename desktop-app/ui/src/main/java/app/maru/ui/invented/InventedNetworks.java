package app.maru.ui.invented;

import app.maru.messaging.RelayState;
import app.maru.messaging.client.NetworkReport;
import app.maru.p2p.lan.LanCause;
import app.maru.p2p.lan.LanReport;
import app.maru.p2p.lan.NicReport;
import app.maru.p2p.lan.NicReport.Traffic;
import app.maru.p2p.lan.NicReport.Use;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// Networks with something wrong.
public final class InventedNetworks {
  private InventedNetworks() {}

  /// Somebody is linked.
  public static NetworkReport well() {
    LanReport lan = new LanReport(true, 27180, List.of(), 1, 0, 1);
    return new NetworkReport(lan, LanCause.of(lan), List.of());
  }

  /// An answer that five people are linked over a cable.
  public static CompletableFuture<NetworkReport> found() {
    List<NicReport> interfaces =
        List.of(
            new NicReport(
                "eth0",
                List.of(address("192.168.0.12")),
                Use.USED,
                new Traffic(true, 4, 4, 2, 18),
                new Traffic(true, 1, 1, 3, 6)));
    LanReport lan = new LanReport(true, 27180, interfaces, 5, 0, 5);
    return CompletableFuture.completedFuture(new NetworkReport(lan, LanCause.of(lan), List.of()));
  }

  /// A cable on which nobody else is heard, an idle Wi-Fi, and a network of containers.
  public static NetworkReport silent() {
    return of(
        new Traffic(true, 4, 4, 0, 0),
        new Traffic(true, 1, 1, 0, 0),
        nic("tun0", Use.TUNNEL_FOR_ALL, "10.8.0.2"));
  }

  /// A computer whose firewall lets nothing in.
  public static NetworkReport closed() {
    return of(new Traffic(true, 4, 0, 0, 0), new Traffic(true, 1, 0, 0, 0));
  }

  /// Others have printers only.
  public static NetworkReport alone() {
    return of(new Traffic(true, 4, 4, 0, 0), new Traffic(true, 1, 1, 12, 7));
  }

  private static NetworkReport of(Traffic announcements, Traffic mdns, NicReport... more) {
    List<NicReport> interfaces = new ArrayList<>(List.of(more));
    interfaces.add(nic("lo", Use.LOOPBACK, "127.0.0.1"));
    interfaces.add(
        new NicReport("eth0", List.of(address("192.168.0.12")), Use.USED, announcements, mdns));
    interfaces.add(nic("wlan0", Use.DOWN));
    interfaces.add(nic("docker0", Use.INNER, "172.17.0.1"));
    LanReport lan = new LanReport(true, 27180, interfaces, 0, 0, 0);
    return new NetworkReport(lan, LanCause.of(lan), List.of(RelayState.CONNECTED));
  }

  private static NicReport nic(String name, Use use, String... addresses) {
    return new NicReport(
        name,
        Arrays.stream(addresses).map(InventedNetworks::address).toList(),
        use,
        Traffic.NONE,
        Traffic.NONE);
  }

  private static InetAddress address(String literal) {
    try {
      return InetAddress.getByName(literal);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(literal, e);
    }
  }
}
