package app.maru.p2p.lan;

import app.maru.p2p.lan.NicReport.Traffic;
import app.maru.p2p.lan.NicReport.Use;
import app.maru.p2p.net.Loop;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;

/// One test of all interfaces: says hello, asks in multicast DNS, and counts for a while what comes
/// back. On the loop; nobody is dialled whom nothing was heard of, no ports are tried.
final class LanProbe {
  private final Loop loop;
  private final Executor background;
  private final Function<NicAddress, Traffic> announced;
  private final Map<NicAddress, MdnsEar> ears = new LinkedHashMap<>();
  private final Map<NicAddress, Traffic> before = new LinkedHashMap<>();

  /// @param announced what was counted of the announcement on a foothold since it is used
  LanProbe(Loop loop, Executor background, Function<NicAddress, Traffic> announced) {
    this.loop = loop;
    this.background = background;
    this.announced = announced;
  }

  /// Begins to count.
  ///
  /// @param footholds those in use
  void begin(List<NicAddress> footholds) {
    for (NicAddress foothold : footholds) {
      if (!foothold.isLoopback()) {
        before.put(foothold, announced.apply(foothold));
        MdnsEar ear = new MdnsEar(foothold);
        ears.put(foothold, ear);
        background.execute(() -> {
          if (ear.open()) {
            background.execute(ear::hearAll);
            background.execute(ear::hearOwn);
          }
        });
      }
    }
  }

  /// Ends after a while and tells.
  ///
  /// @param system says which interfaces there are; may block
  void end(NicReader system, Consumer<List<NicReport>> answer) {
    loop.schedule(
        DiscoveryLimits.TEST_LASTS,
        () -> {
          Map<NicAddress, Traffic> said = new LinkedHashMap<>();
          before.forEach((foothold, then) -> {
            Traffic now = announced.apply(foothold);
            said.put(foothold, since(then, now));
          });
          ears.values().forEach(MdnsEar::close);
          background.execute(() -> {
            List<NicReport> reports =
                system.all().entrySet().stream()
                    .map(nic -> report(nic.getKey(), nic.getValue(), said))
                    .toList();
            loop.execute(() -> answer.accept(reports));
          });
        });
  }

  private NicReport report(NicFacts nic, Use use, Map<NicAddress, Traffic> said) {
    Traffic announcements = Traffic.NONE;
    Traffic mdns = Traffic.NONE;
    for (NicAddress address : nic.addresses()) {
      announcements = sum(announcements, said.getOrDefault(address, Traffic.NONE));
      MdnsEar ear = ears.get(address);
      mdns = ear == null ? mdns : sum(mdns, ear.heard());
    }
    return new NicReport(
        nic.name(),
        nic.addresses().stream().map(NicAddress::address).toList(),
        use,
        announcements,
        mdns);
  }

  private static Traffic since(Traffic then, Traffic now) {
    return new Traffic(
        now.open(),
        now.sent() - then.sent(),
        now.echoes() - then.echoes(),
        now.questions() - then.questions(),
        now.answers() - then.answers());
  }

  private static Traffic sum(Traffic one, Traffic other) {
    return new Traffic(
        one.open() || other.open(),
        one.sent() + other.sent(),
        one.echoes() + other.echoes(),
        one.questions() + other.questions(),
        one.answers() + other.answers());
  }
}
