package app.maru.p2p.lan;

import app.maru.p2p.lan.NicReport.Traffic;
import app.maru.p2p.lan.NicReport.Use;
import java.util.ArrayList;
import java.util.List;

/// Why nobody is found on the LAN, as far as one computer can tell.
public enum LanCause {
  /// Somebody is: all is well.
  FOUND,
  /// Nobody is looked for, as the person wished.
  OFF,
  /// There is no network.
  NO_INTERFACE,
  /// There is none but a tunnel.
  ONLY_TUNNEL,
  /// Nothing can be listened on: others can't connect.
  CANT_LISTEN,
  /// Another program holds the port of the announcement for itself.
  PORT_TAKEN,
  /// The system takes nothing that is said to all.
  CANT_SEND,
  /// What is said to all does not even come back to this computer: it lets nothing in.
  NOT_HEARD_BACK,
  /// Others are heard, and don't answer when they are dialled.
  UNREACHABLE,
  /// No other computer was heard at all: there is none, or the network keeps them apart.
  SILENCE,
  /// Other computers are heard, but nobody with this program.
  ALONE,
  /// A tunnel takes everything; it may keep the LAN away, too.
  TUNNEL;

  /// What a report means, the most likely first; never nothing.
  public static List<LanCause> of(LanReport report) {
    List<LanCause> causes = new ArrayList<>();
    causes.add(first(report));
    if (!causes.contains(ONLY_TUNNEL) && report.has(Use.TUNNEL_FOR_ALL)) {
      causes.add(TUNNEL);
    }
    return List.copyOf(causes);
  }

  private static LanCause first(LanReport report) {
    if (!report.looking()) {
      return OFF;
    }
    if (report.linked() > 0) {
      return FOUND;
    }
    List<NicReport> used = report.used();
    if (used.isEmpty()) {
      boolean tunnel = report.has(Use.TUNNEL_FOR_ALL) || report.has(Use.TUNNEL);
      return tunnel ? ONLY_TUNNEL : NO_INTERFACE;
    }
    if (report.port() == 0) {
      return CANT_LISTEN;
    }
    if (report.heard() > 0 && report.unreachable() > 0) {
      return UNREACHABLE;
    }
    List<Traffic> said = used.stream().map(NicReport::announcements).toList();
    if (said.stream().noneMatch(Traffic::open)) {
      return PORT_TAKEN;
    }
    if (said.stream().allMatch(traffic -> traffic.sent() == 0)) {
      return CANT_SEND;
    }
    if (said.stream().allMatch(traffic -> traffic.echoes() == 0)) {
      return NOT_HEARD_BACK;
    }
    boolean others =
        used.stream()
            .anyMatch(nic -> nic.mdns().heardOthers() || nic.announcements().heardOthers());
    return others ? ALONE : SILENCE;
  }
}
