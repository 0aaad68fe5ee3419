package app.maru.p2p.memory;

import app.maru.p2p.Peer;
import app.maru.p2p.lan.Discovery;
import app.maru.p2p.net.Network;
import app.maru.p2p.relay.RelayDialing;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One computer of a [MemoryLan], and what can happen to it.
public final class MemoryHost {
  private static final Duration NOTICE = Duration.ofMillis(750);

  private final MemoryLan lan;
  private final List<MemoryNetwork> networks = new ArrayList<>();
  private final List<MemoryDiscovery> discoveries = new ArrayList<>();
  private VirtualLoop loop;
  private InetAddress address;
  private boolean powered = true;
  private boolean plugged = true;
  private boolean firewalled;
  private boolean listening = true;

  MemoryHost(MemoryLan lan, VirtualLoop loop) {
    this.lan = lan;
    this.loop = loop;
    this.address = lan.newAddress();
  }

  /// The network of a program that runs here and proves to be `self`.
  public Network network(Peer self) {
    MemoryNetwork network = new MemoryNetwork(lan, this, loop, self);
    networks.add(network);
    return network;
  }

  /// The discovery of a program that runs here.
  public Discovery discovery() {
    MemoryDiscovery discovery = new MemoryDiscovery(lan, this, loop);
    discoveries.add(discovery);
    return discovery;
  }

  /// How a program that runs here dials relays.
  ///
  /// @param own the network of that program
  public RelayDialing relayDialing(Network own) {
    return new MemoryRelayDialing(lan, this, loop, own);
  }

  /// Where others dial.
  public InetAddress address() {
    return address;
  }

  /// The programs die at once; the system tells the other ends.
  public void crash() {
    loop.kill();
    networks.forEach(network -> network.die(true));
    forget();
  }

  /// The computer loses power: nobody is told anything.
  public void powerFails() {
    loop.kill();
    networks.forEach(network -> network.die(false));
    forget();
    powered = false;
  }

  /// The computer is there again, with a new loop, for new programs.
  public void boot(VirtualLoop next) {
    loop = next;
    powered = true;
  }

  /// The computer gets another address; connections of the old one are dead, but nobody is told.
  public void move() {
    address = lan.newAddress();
    networks.forEach(MemoryNetwork::cutAll);
    later();
  }

  /// Somebody sets the clock, which is wrong by so much from now on.
  public void setsClock(Duration error) {
    loop.clockError(error);
  }

  /// The computer has slept for so long, during which no timer went on, and notices that.
  public void sleepsFor(Duration time) {
    setsClock(Duration.between(lan.time().now(), loop.now()).plus(time));
    later();
  }

  /// The cable is pulled; only this computer notices.
  public void unplug() {
    plugged = false;
    later();
  }

  /// The cable is back.
  public void plug() {
    plugged = true;
    later();
  }

  /// A firewall lets nobody in any more, or again everybody.
  public void firewall(boolean on) {
    firewalled = on;
  }

  /// The system lets nobody listen from now on.
  public void forbidListening() {
    listening = false;
  }

  boolean mayListen() {
    return listening;
  }

  boolean plugged() {
    return plugged && powered;
  }

  boolean firewalled() {
    return firewalled;
  }

  Optional<MemoryNetwork> listeningOn(int port) {
    return networks.stream().filter(network -> network.listensOn(port)).findFirst();
  }

  List<MemoryNetwork> networks() {
    return networks;
  }

  List<MemoryDiscovery> discoveries() {
    return discoveries;
  }

  private void later() {
    lan.time().after(NOTICE, () -> discoveries.forEach(MemoryDiscovery::networkChanged));
  }

  private void forget() {
    networks.clear();
    discoveries.clear();
  }
}
