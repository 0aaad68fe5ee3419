package app.maru.messaging.town;

import app.maru.p2p.Link;
import app.maru.p2p.LinkEvent;
import app.maru.p2p.Path;
import app.maru.p2p.Peer;
import app.maru.p2p.wire.Frame;
import java.net.InetSocketAddress;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// A link whose frames are overheard on their way out.
final class TappedLink implements Link {
  private final Link link;
  private final BiConsumer<Peer, Frame> tap;

  TappedLink(Link link, BiConsumer<Peer, Frame> tap) {
    this.link = link;
    this.tap = tap;
  }

  @Override
  public Path path() {
    return link.path();
  }

  @Override
  public void open(Consumer<LinkEvent> listener) {
    link.open(listener);
  }

  @Override
  public boolean reaches(Peer peer) {
    return link.reaches(peer);
  }

  @Override
  public boolean send(Peer peer, Frame frame) {
    boolean sent = link.send(peer, frame);
    if (sent) {
      tap.accept(peer, frame);
    }
    return sent;
  }

  @Override
  public void remember(Peer peer, InetSocketAddress place) {
    link.remember(peer, place);
  }

  @Override
  public void close() {
    link.close();
  }
}
