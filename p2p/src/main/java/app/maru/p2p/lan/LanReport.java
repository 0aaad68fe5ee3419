package app.maru.p2p.lan;

import java.util.List;

/// What a test of the network found: facts; what they mean says [LanCause].
///
/// @param looking whether people are looked for at all
/// @param port where connections are taken; 0 if nowhere
/// @param interfaces all of this computer
/// @param heard runs of this program on other computers, or of other people on this one
/// @param unreachable how many of those were dialled and did not answer
/// @param linked devices that are linked now
public record LanReport(
    boolean looking, int port, List<NicReport> interfaces, int heard, int unreachable, int linked) {

  /// Keeps a copy of the list.
  public LanReport {
    interfaces = List.copyOf(interfaces);
  }

  /// Those on which people are looked for.
  public List<NicReport> used() {
    return interfaces.stream().filter(nic -> nic.use() == NicReport.Use.USED).toList();
  }

  /// Whether there is an interface like that.
  boolean has(NicReport.Use use) {
    return interfaces.stream().anyMatch(nic -> nic.use() == use);
  }
}
