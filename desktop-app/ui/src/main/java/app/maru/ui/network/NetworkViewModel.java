package app.maru.ui.network;

import app.maru.messaging.client.NetworkReport;
import app.maru.p2p.lan.LanCause;
import app.maru.p2p.lan.NicReport;
import app.maru.ui.model.NetworkModel;
import app.maru.ui.text.Causes;
import app.maru.ui.text.Faults;
import app.maru.ui.text.Texts;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// The last test of the network in words.
public final class NetworkViewModel {
  /// What can be done with one click.
  public enum Remedy {
    /// Look for people again.
    LOOK,
    /// Type an address.
    ADD,
    /// Have mail kept by a relay.
    RELAY,
    /// Open the firewall.
    FIREWALL
  }

  /// One interface.
  ///
  /// @param name as the system calls it, with its addresses
  /// @param what was heard there, or why nobody is looked for
  /// @param used whether people are looked for there
  public record Line(String name, String what, boolean used) {}

  private final NetworkModel network;
  private final Texts texts;
  private final Causes causes;
  private final String system;
  private final Predicate<String> tools;

  /// @param system this computer's, as Java calls it
  /// @param tools whether a program is there
  public NetworkViewModel(
      NetworkModel network, Texts texts, String system, Predicate<String> tools) {
    this.network = network;
    this.texts = texts;
    this.causes = new Causes(texts);
    this.system = system;
    this.tools = tools;
  }

  private Optional<NetworkReport> report() {
    return network.report().get();
  }

  /// What the test says, the most likely first; what is known without one before it.
  public List<LanCause> found() {
    return network.looking().get()
        ? report().map(NetworkReport::causes).orElse(List.of())
        : List.of(LanCause.OFF);
  }

  /// What it is, in one sentence.
  public String what(LanCause cause) {
    return causes.what(cause);
  }

  /// What to do about it.
  public String advice(LanCause cause) {
    return cause == LanCause.OFF && network.isSettled()
        ? texts.get("policy.settled")
        : causes.advice(cause);
  }

  /// What helps, for the most likely cause.
  public List<Remedy> remedies() {
    return found().stream()
        .findFirst()
        .map(cause ->
            switch (cause) {
              case OFF ->
                  network.isSettled() ? List.of(Remedy.ADD) : List.of(Remedy.LOOK, Remedy.ADD);
              case FOUND, NO_INTERFACE, CANT_LISTEN -> List.<Remedy>of();
              case NOT_HEARD_BACK, CANT_SEND -> List.of(Remedy.FIREWALL, Remedy.ADD);
              case UNREACHABLE -> List.of(Remedy.RELAY, Remedy.FIREWALL);
              case ONLY_TUNNEL, PORT_TAKEN, SILENCE, ALONE, TUNNEL ->
                  List.of(Remedy.ADD, Remedy.RELAY);
            })
        .orElse(List.of());
  }

  /// The command that opens the firewall, if this system has one.
  public Optional<String> command() {
    return remedies().contains(Remedy.FIREWALL)
        ? report().flatMap(known -> Firewall.command(system, tools, known.lan().port()))
        : Optional.empty();
  }

  /// The interfaces, those that are used first; loopback leads to nobody.
  public List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    report()
        .ifPresent(known ->
            known.lan().interfaces().stream()
                .filter(nic -> nic.use() != NicReport.Use.LOOPBACK)
                .map(this::line)
                .forEach(lines::add));
    lines.sort((one, other) -> Boolean.compare(other.used(), one.used()));
    return lines;
  }

  private Line line(NicReport nic) {
    String addresses =
        nic.addresses().stream().map(InetAddress::getHostAddress).collect(Collectors.joining(", "));
    return new Line(
        addresses.isEmpty() ? nic.name() : nic.name() + " · " + addresses,
        what(nic),
        nic.use() == NicReport.Use.USED);
  }

  private String what(NicReport nic) {
    return switch (nic.use()) {
      case USED -> heard(nic.announcements(), nic.mdns());
      case DOWN -> texts.get("network.down");
      case TUNNEL -> texts.get("network.tunnel");
      case TUNNEL_FOR_ALL -> texts.get("network.tunnel-for-all");
      case INNER -> texts.get("network.inner");
      case LOOPBACK, NO_LAN -> texts.get("network.no-lan");
      case LEFT_OUT -> texts.get("network.left-out");
    };
  }

  private String heard(NicReport.Traffic said, NicReport.Traffic mdns) {
    String announced =
        said.open()
            ? texts.get(
                "network.announced", said.sent(), said.echoes(), said.questions() + said.answers())
            : texts.get("network.not-open");
    String asked =
        mdns.open()
            ? texts.get("network.mdns", mdns.questions(), mdns.answers())
            : texts.get("network.mdns-not-open");
    return announced + "\n" + asked;
  }

  /// How many others were heard and are linked.
  public String others() {
    return report()
        .map(known ->
            texts.get(
                "network.others",
                known.lan().heard(),
                known.lan().linked(),
                known.lan().unreachable()))
        .orElse("");
  }

  /// All of it, to be sent to somebody who knows about networks: no names, no keys.
  public String text() {
    return report().map(this::text).orElse("");
  }

  private String text(NetworkReport known) {
    StringBuilder all = new StringBuilder(texts.get("network.title")).append('\n');
    for (LanCause cause : known.causes()) {
      all.append(what(cause)).append(" [").append(cause).append("]\n");
    }
    all.append(texts.get("network.port", Integer.toString(known.lan().port()))).append('\n');
    for (Line line : lines()) {
      all.append("- ").append(line.name()).append('\n');
      line.what().lines().forEach(words -> all.append("  ").append(words).append('\n'));
    }
    all.append(others()).append('\n');
    Faults faults = new Faults(texts);
    known
        .relays()
        .forEach(
            state -> all.append(texts.get("network.relay", faults.of(state).what())).append('\n'));
    return all.toString();
  }

  /// The network.
  public NetworkModel network() {
    return network;
  }

  /// The words of this screen.
  public Texts texts() {
    return texts;
  }
}
