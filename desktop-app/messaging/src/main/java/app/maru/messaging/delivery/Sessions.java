package app.maru.messaging.delivery;

import app.maru.crypto.Bytes;
import app.maru.crypto.DecodingException;
import app.maru.crypto.DecryptionException;
import app.maru.crypto.Identity;
import app.maru.crypto.SecretBytes;
import app.maru.crypto.prekey.PrekeyBundle;
import app.maru.crypto.session.Introduction;
import app.maru.crypto.session.Opened;
import app.maru.crypto.session.Sealed;
import app.maru.crypto.session.SessionBook;
import app.maru.messaging.store.Books;
import app.maru.messaging.store.StoreException;
import app.maru.p2p.Peer;
import app.maru.p2p.net.Loop;
import app.maru.p2p.wire.Envelope;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// The books of sessions, kept decoded while in use and written once a batch.
///
/// Every method that changes a book is called within a work; if that work or its batch does not
/// happen the book is what it was. On the loop.
final class Sessions {
  /// Books kept decoded: more than people one talks with in an hour; about 5 kB each.
  private static final int MAX_CACHED = 256;

  private final Identity me;
  private final SecretBytes key;
  private final Books table;
  private final Ledger ledger;
  private final Loop loop;
  private final SecureRandom random;
  private final Map<Peer, State> cache = new LinkedHashMap<>(16, 0.75f, true);
  private final Set<Peer> dirty = new HashSet<>();

  private record State(SessionBook book, boolean renew) {}

  Sessions(
      Identity me, SecretBytes key, Books table, Ledger ledger, Loop loop, SecureRandom random) {
    this.me = me;
    this.key = key;
    this.table = table;
    this.ledger = ledger;
    this.loop = loop;
    this.random = random;
    ledger.beforeFlush(this::write);
  }

  /// Whether something can be sealed for the device now, without asking it for prekeys.
  boolean canSeal(Peer peer) throws StoreException {
    State state = of(peer);
    return !state.renew() && state.book().canSeal(loop.now());
  }

  /// Advances the session and builds the envelope that carries `content`, once and for all.
  Envelope seal(Peer peer, byte[] content) throws StoreException {
    Sealed sealed = of(peer).book().seal(me, content, loop.now(), random);
    put(peer, new State(sealed.next(), false));
    return new Envelope(peer.device(), Bytes.of(sealed.body()));
  }

  /// Whether a body was sealed for one of my sessions with the device.
  boolean recognises(Peer peer, byte[] body) throws StoreException {
    return of(peer).book().recognises(body);
  }

  /// Opens a body of one of my sessions with the device.
  Opened open(Peer peer, byte[] body) throws StoreException, DecryptionException {
    State state = of(peer);
    Opened opened = state.book().open(me, body, loop.now());
    put(peer, new State(opened.next(), state.renew()));
    return opened;
  }

  /// Takes a session the other device began.
  Opened adopt(Peer peer, Introduction introduction) throws StoreException, DecryptionException {
    Opened opened = of(peer).book().adopt(introduction, loop.now());
    put(peer, new State(opened.next(), false));
    return opened;
  }

  /// Begins a new session with what the device itself handed over.
  void initiate(Peer peer, PrekeyBundle bundle) throws StoreException, DecodingException {
    put(peer, new State(of(peer).book().initiate(me, bundle.live(), loop.now(), random), false));
  }

  /// Nothing is sealed for the device any more until a new session is begun.
  void renew(Peer peer) throws StoreException {
    put(peer, new State(of(peer).book(), true));
  }

  private State of(Peer peer) throws StoreException {
    State known = cache.get(peer);
    if (known != null) {
      return known;
    }
    State state = read(peer);
    cache.put(peer, state);
    return state;
  }

  private State read(Peer peer) throws StoreException {
    Books.Row row = table.find(peer).orElse(null);
    if (row == null) {
      return new State(SessionBook.empty(peer.person(), peer.device()), false);
    }
    try {
      return new State(
          SessionBook.decode(peer.person(), peer.device(), row.book(), key), row.renew());
    } catch (DecodingException e) {
      throw new IllegalStateException("a book I wrote can't be read", e);
    }
  }

  private void put(Peer peer, State next) {
    State before = cache.put(peer, next);
    boolean wasDirty = !dirty.add(peer);
    ledger.ifUndone(() -> {
      if (before == null) {
        cache.remove(peer);
      } else {
        cache.put(peer, before);
      }
      if (!wasDirty) {
        dirty.remove(peer);
      }
    });
  }

  private void write() throws StoreException {
    for (Peer peer : dirty) {
      State state = cache.get(peer);
      if (state == null) {
        throw new IllegalStateException("a changed book was forgotten");
      }
      table.put(peer, new Books.Row(state.book().encode(key, random), state.renew()));
    }
    dirty.clear();
    Iterator<Peer> eldest = cache.keySet().iterator();
    while (cache.size() > MAX_CACHED && eldest.hasNext()) {
      eldest.next();
      eldest.remove();
    }
  }
}
