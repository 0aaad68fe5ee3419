package app.maru.messaging.town;

import app.maru.crypto.Bytes;
import app.maru.crypto.DecodingException;
import app.maru.crypto.Identity;
import app.maru.crypto.prekey.PrekeyBundle;
import app.maru.crypto.session.Sealed;
import app.maru.crypto.session.SessionBook;
import app.maru.p2p.LinkEvent;
import app.maru.p2p.Peer;
import app.maru.p2p.lan.LanLink;
import app.maru.p2p.wire.Envelope;
import app.maru.p2p.wire.Frame;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Somebody with a real link and real keys but a program of their own, who says whatever they like.
final class Stranger {
  private final LanLink link;
  private final Instant now;
  private final SeededRandom random;
  private final List<Frame> heard = new ArrayList<>();

  Stranger(LanLink link, Instant now, long seed) {
    this.random = new SeededRandom(seed);
    this.link = link;
    this.now = now;
    link.open(event -> {
      if (event instanceof LinkEvent.Arrived arrived) {
        heard.add(arrived.frame());
      }
    });
  }

  /// Sends a frame as it is.
  void sends(Citizen to, Frame frame) {
    if (!link.send(to.peer(), frame)) {
      throw new AssertionError("not linked with " + to);
    }
  }

  boolean isLinkedWith(Citizen citizen) {
    return link.reaches(citizen.peer());
  }

  /// What came back.
  List<Frame> heard() {
    return heard;
  }

  /// What was refused.
  List<Frame.Refused> refusals() {
    return heard.stream()
        .filter(Frame.Refused.class::isInstance)
        .map(Frame.Refused.class::cast)
        .toList();
  }

  /// The last bundle that came back.
  PrekeyBundle bundle() {
    Bytes last =
        heard.stream()
            .filter(Frame.PrekeyReply.class::isInstance)
            .map(frame -> ((Frame.PrekeyReply) frame).bundle())
            .reduce((earlier, later) -> later)
            .orElseThrow(() -> new AssertionError("no bundle came"));
    try {
      return PrekeyBundle.decode(last.toArray());
    } catch (DecodingException e) {
      throw new AssertionError(e);
    }
  }

  /// A session of `me` with the owner of the last bundle.
  SessionBook begin(Identity me, Citizen with) {
    Peer peer = with.peer();
    try {
      return SessionBook.empty(peer.person(), peer.device())
          .initiate(me, bundle().live(), now, random);
    } catch (DecodingException e) {
      throw new AssertionError(e);
    }
  }

  /// Seals any bytes and hands them over.
  SessionBook says(Identity me, SessionBook book, Citizen to, byte[] content) {
    Sealed sealed = book.seal(me, content, now, random);
    sends(to, new Frame.Put(new Envelope(to.peer().device(), Bytes.of(sealed.body()))));
    return sealed.next();
  }
}
