package app.maru.p2p.relay;

import app.maru.p2p.net.Network;
import java.net.InetAddress;
import java.util.List;
import java.util.function.Consumer;

/// What it takes to dial relays. Called on the loop; answers come on the loop, later.
public interface RelayDialing {

  /// Proves my device. Belongs to somebody else, who closes it.
  Network own();

  /// Makes a network that proves somebody who exists for one connection only, and that shares
  /// nothing a relay can see with [#own] or with another of its kind. Whoever gets it closes it.
  void guest(Consumer<Network> made);

  /// Looks a host up; the list is empty if there is none of that name now.
  void resolve(String host, Consumer<List<InetAddress>> found);
}
