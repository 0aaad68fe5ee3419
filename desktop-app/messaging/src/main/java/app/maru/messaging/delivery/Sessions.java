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
import java.util.Optional;
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
  private final Map<Peer, SessionBook> cache = new LinkedHashMap<>(16, 0.75f, true);
  private final Set<Peer> dirty = new HashSet<>();
  private final Authors authors = new Authors();

  Sessions(
      Identity me, SecretBytes key, Books table, Ledger ledger, Loop loop, SecureRandom random) {
    this.me = me;
    this.key = key;
    this.table = table;
    this.ledger = ledger;
    this.loop = loop;
    this.random = random;
    ledger.beforeFlush(this::write);
    ledger.onLoss(reason -> forget());
  }

  /// Whether something can be sealed for the device now, without asking it for prekeys.
  boolean canSeal(Peer peer) throws StoreException {
    return of(peer).canSeal(loop.now());
  }

  /// Advances the session and builds the envelope that carries `content`, once and for all.
  Envelope seal(Peer peer, byte[] content) throws StoreException {
    Sealed sealed = of(peer).seal(me, content, loop.now(), random);
    put(peer, sealed.next());
    return new Envelope(peer.device(), Bytes.of(sealed.body()));
  }

  /// Whether a body was sealed for one of my sessions with the device.
  boolean recognises(Peer peer, byte[] body) throws StoreException {
    return of(peer).recognises(body);
  }

  /// Whose session a body was sealed for that names nobody; empty if for none of mine.
  Optional<Peer> author(byte[] body) throws StoreException {
    if (!authors.isKnown()) {
      for (Peer peer : table.peers()) {
        SessionBook cached = cache.get(peer);
        authors.put(peer, (cached == null ? read(peer) : cached).marks());
      }
      authors.known();
    }
    return authors.find(body);
  }

  /// Opens a body of one of my sessions with the device.
  Opened open(Peer peer, byte[] body) throws StoreException, DecryptionException {
    Opened opened = of(peer).open(me, body, loop.now());
    put(peer, opened.next());
    return opened;
  }

  /// Takes a session the other device began.
  Opened adopt(Peer peer, Introduction introduction) throws StoreException, DecryptionException {
    Opened opened = of(peer).adopt(introduction, loop.now());
    put(peer, opened.next());
    return opened;
  }

  /// Begins a new session with a bundle of the device.
  void initiate(Peer peer, PrekeyBundle bundle) throws StoreException, DecodingException {
    put(peer, of(peer).initiate(me, bundle, loop.now(), random));
  }

  /// Nothing is sealed for the device any more until a new session is begun.
  void renew(Peer peer) throws StoreException {
    put(peer, of(peer).giveUp(loop.now()));
  }

  /// The same for all devices.
  void renewAll() throws StoreException {
    for (Peer peer : table.peers()) {
      renew(peer);
    }
  }

  private SessionBook of(Peer peer) throws StoreException {
    SessionBook known = cache.get(peer);
    if (known != null) {
      return known;
    }
    SessionBook book = read(peer);
    cache.put(peer, book);
    return book;
  }

  private SessionBook read(Peer peer) throws StoreException {
    Optional<byte[]> row = table.find(peer);
    if (row.isEmpty()) {
      return SessionBook.empty(peer.person(), peer.device());
    }
    try {
      return SessionBook.decode(peer.person(), peer.device(), row.get(), key);
    } catch (DecodingException e) {
      throw new IllegalStateException("a book I wrote can't be read", e);
    }
  }

  private void put(Peer peer, SessionBook next) {
    SessionBook before = cache.put(peer, next);
    boolean wasDirty = !dirty.add(peer);
    authors.put(peer, next.marks());
    ledger.ifUndone(() -> {
      if (before == null) {
        cache.remove(peer);
        authors.forget();
      } else {
        cache.put(peer, before);
        authors.put(peer, before.marks());
      }
      if (!wasDirty) {
        dirty.remove(peer);
      }
    });
  }

  private void write() throws StoreException {
    for (Peer peer : dirty) {
      SessionBook book = cache.get(peer);
      if (book == null) {
        throw new IllegalStateException("a changed book was forgotten");
      }
      table.put(peer, book.encode(key, random));
    }
    dirty.clear();
    Iterator<Peer> eldest = cache.keySet().iterator();
    while (cache.size() > MAX_CACHED && eldest.hasNext()) {
      eldest.next();
      eldest.remove();
    }
  }

  /// A batch was lost, or so it seems: only the disk knows how far the sessions are.
  private void forget() {
    cache.clear();
    dirty.clear();
    authors.forget();
  }
}
