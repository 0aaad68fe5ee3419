package app.maru.messaging.delivery;

import app.maru.crypto.PersonId;
import app.maru.p2p.Link;
import app.maru.p2p.LinkEvent;
import app.maru.p2p.Path;
import app.maru.p2p.Peer;
import app.maru.p2p.relay.RelayAddress;
import app.maru.p2p.relay.RelayEvent;
import app.maru.p2p.relay.RelayInvitation;
import app.maru.p2p.relay.RelayLink;
import app.maru.p2p.relay.RelayRoute;
import app.maru.p2p.wire.Frame;
import app.maru.p2p.wire.RelayFrame;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// All ways to reach devices: the LAN first, relays where it does not lead. On the loop.
public final class Links {
  private final Link lan;
  private final RelayLink relays;

  /// The LAN and relays.
  public Links(Link lan, RelayLink relays) {
    this.lan = lan;
    this.relays = relays;
  }

  /// Opens all of them.
  public void open(BiConsumer<LinkEvent, Path> events, Consumer<RelayEvent> news) {
    lan.open(event -> events.accept(event, Path.DIRECT));
    relays.listen(news);
    relays.open(event -> events.accept(event, Path.RELAY));
  }

  /// Whether any way leads to `peer` now.
  public boolean reaches(Peer peer) {
    return lan.reaches(peer) || reaches(peer, Path.RELAY);
  }

  /// Whether this way leads to `peer` now.
  public boolean reaches(Peer peer, Path path) {
    return switch (path) {
      case DIRECT -> lan.reaches(peer);
      case RELAY -> relays.reaches(peer);
    };
  }

  /// Whether mail can be left for a device of `person` at a relay.
  public boolean reachesByRelay(PersonId person) {
    return relays.reaches(person);
  }

  /// Sends one way.
  ///
  /// @return false if it does not lead there or is full
  public boolean send(Peer peer, Frame frame, Path path) {
    return switch (path) {
      case DIRECT -> lan.send(peer, frame);
      case RELAY -> relays.send(peer, frame);
    };
  }

  /// Answers who handed over an envelope.
  void answer(Hop hop, Frame frame) {
    switch (hop) {
      case Hop.Device(Peer peer) -> {
        var _ = lan.send(peer, frame);
      }
      case Hop.Relay(RelayAddress relay) -> relays.answer(relay, frame);
    }
  }

  /// Dials a device where it was reached before.
  public void remember(Peer peer, InetSocketAddress place) {
    lan.remember(peer, place);
  }

  /// Has a relay keep mail for me.
  public void use(RelayInvitation relay) {
    relays.use(relay);
  }

  /// A relay of mine is somewhere else now.
  public void move(RelayAddress from, RelayInvitation to) {
    relays.move(from, to);
  }

  /// Uses a relay no more and has it forget me as soon as it can be told; a `RelayEvent.Left`
  /// answers.
  public void leave(RelayAddress relay) {
    relays.leave(relay);
  }

  /// Tells a relay no more that it shall forget me.
  public void giveUp(RelayAddress relay) {
    relays.giveUp(relay);
  }

  /// Says something about my mailbox to one of my relays.
  ///
  /// @return false if it is not connected
  public boolean tell(RelayAddress relay, RelayFrame frame) {
    return relays.tell(relay, frame);
  }

  /// Where mail for a device can be left from now on.
  public void routes(Peer peer, List<RelayRoute> routes) {
    relays.routes(peer, routes);
  }

  /// Asks a relay for somebody's devices; a `RelayEvent.Found` answers.
  public void find(PersonId person, RelayAddress relay) {
    relays.find(person, relay);
  }

  /// A relay says on the LAN that it is there.
  public void heard(RelayAddress place) {
    relays.heard(place);
  }

  /// A relay is not heard there any more.
  public void silent(RelayAddress place) {
    relays.silent(place);
  }

  /// The network is another one now.
  public void refreshRelays() {
    relays.refresh();
  }

  /// Says goodbye, last to the LAN, whose network the relays' connections use.
  public void close() {
    relays.close();
    lan.close();
  }
}
