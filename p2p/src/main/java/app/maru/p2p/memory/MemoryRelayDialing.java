package app.maru.p2p.memory;

import app.maru.crypto.DeviceId;
import app.maru.crypto.PersonId;
import app.maru.p2p.Peer;
import app.maru.p2p.net.Network;
import app.maru.p2p.relay.RelayDialing;
import java.net.InetAddress;
import java.util.List;
import java.util.function.Consumer;

/// The twin of the real dialling: addresses are literal, and nobody needs no keys.
final class MemoryRelayDialing implements RelayDialing {
  private final MemoryLan lan;
  private final MemoryHost host;
  private final VirtualLoop loop;
  private final Network own;

  MemoryRelayDialing(MemoryLan lan, MemoryHost host, VirtualLoop loop, Network own) {
    this.lan = lan;
    this.host = host;
    this.loop = loop;
    this.own = own;
  }

  @Override
  public Network own() {
    return own;
  }

  @Override
  public void guest(Consumer<Network> made) {
    Peer nobody = new Peer(PersonId.of(random(PersonId.SIZE)), DeviceId.of(random(DeviceId.SIZE)));
    loop.execute(() -> made.accept(host.network(nobody)));
  }

  @Override
  public void resolve(String name, Consumer<List<InetAddress>> found) {
    List<InetAddress> address = List.of(InetAddress.ofLiteral(name));
    loop.execute(() -> found.accept(address));
  }

  private byte[] random(int size) {
    byte[] bytes = new byte[size];
    lan.random().nextBytes(bytes);
    return bytes;
  }
}
