package app.maru.ui.network;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/// The command that lets others of the LAN reach this program through a system's firewall.
final class Firewall {
  /// Where announcements are heard.
  private static final int ANNOUNCE_PORT = 27_180;

  private Firewall() {}

  /// What to type, or nothing where the system asks the person itself.
  ///
  /// @param system as Java calls it
  /// @param tools whether a program is there
  /// @param port where connections are taken
  static Optional<String> command(String system, Predicate<String> tools, int port) {
    String name = system.toLowerCase(Locale.ROOT);
    if (name.startsWith("windows")) {
      return Optional.of(
          ("netsh advfirewall firewall add rule name=\"Maru\" dir=in action=allow protocol=TCP"
                  + " localport=%d remoteip=localsubnet && netsh advfirewall firewall add rule"
                  + " name=\"Maru\" dir=in action=allow protocol=UDP localport=%d,5353"
                  + " remoteip=localsubnet")
              .formatted(port, ANNOUNCE_PORT));
    }
    if (!name.startsWith("linux")) {
      return Optional.empty();
    }
    if (tools.test("/usr/sbin/ufw")) {
      return Optional.of(
          "sudo ufw allow %d/tcp && sudo ufw allow %d/udp && sudo ufw allow 5353/udp"
              .formatted(port, ANNOUNCE_PORT));
    }
    if (tools.test("/usr/bin/firewall-cmd")) {
      return Optional.of(
          "sudo firewall-cmd --permanent --add-port=%d/tcp --add-port=%d/udp --add-service=mdns"
                  .formatted(port, ANNOUNCE_PORT)
              + " && sudo firewall-cmd --reload");
    }
    return Optional.of(
        "sudo nft add rule inet filter input tcp dport %d accept && sudo nft add rule inet filter"
                .formatted(port)
            + " input udp dport { %d, 5353 } accept".formatted(ANNOUNCE_PORT));
  }
}
