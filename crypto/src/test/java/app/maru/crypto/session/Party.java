package app.maru.crypto.session;

import app.maru.crypto.Bytes;
import app.maru.crypto.DecodingException;
import app.maru.crypto.DecryptionException;
import app.maru.crypto.Identity;
import app.maru.crypto.SecretBytes;
import app.maru.crypto.prekey.OneTimePrekey;
import app.maru.crypto.prekey.PrekeyBundle;
import app.maru.crypto.prekey.PrekeyLookup;
import app.maru.crypto.prekey.Prekeys;
import app.maru.crypto.prekey.SignedPrekey;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// A device that talks to one other, the way an engine would use this module.
final class Party implements PrekeyLookup {
  static final Instant START = Instant.parse("2026-11-21T09:00:00Z");

  final Identity identity;
  final SecureRandom random;
  final Map<Integer, SignedPrekey> signedPrekeys = new HashMap<>();
  final Map<Integer, OneTimePrekey> oneTimePrekeys = new HashMap<>();
  final Set<Bytes> replayKeys = new HashSet<>();
  SessionBook book;
  Instant now = START;
  Notice lastNotice = Notice.NONE;
  private int nextId = 1;

  Party(SecureRandom random) {
    this.random = random;
    this.identity = Identity.create(random, START);
    this.book = SessionBook.empty(identity.person(), identity.device());
  }

  /// Two devices that know of each other.
  static Party[] pair(SecureRandom random) {
    Party one = new Party(random);
    Party other = new Party(random);
    one.meets(other);
    other.meets(one);
    return new Party[] {one, other};
  }

  void meets(Party other) {
    book = SessionBook.empty(other.identity.person(), other.identity.device());
  }

  /// A bundle with fresh prekeys.
  PrekeyBundle bundle(boolean withOneTime) {
    SignedPrekey signed = SignedPrekey.create(identity, nextId, random, now);
    signedPrekeys.put(nextId++, signed);
    Optional<OneTimePrekey> oneTime = Optional.empty();
    if (withOneTime) {
      oneTime = Optional.of(OneTimePrekey.create(identity, nextId, random));
      oneTimePrekeys.put(nextId++, oneTime.get());
    }
    return PrekeyBundle.of(identity, signed, oneTime);
  }

  void initiates(Party other) {
    initiates(other, true);
  }

  void initiates(Party other, boolean withOneTime) {
    try {
      byte[] published = other.bundle(withOneTime).encode();
      book = book.initiate(identity, PrekeyBundle.decode(published), now, random);
    } catch (DecodingException e) {
      throw new AssertionError(e);
    }
  }

  byte[] says(String text) {
    return says(text.getBytes(StandardCharsets.UTF_8));
  }

  byte[] says(byte[] content) {
    Sealed sealed = book.seal(identity, content, now, random);
    book = sealed.next();
    return sealed.body();
  }

  String hears(byte[] body) throws DecryptionException {
    return new String(receives(body), StandardCharsets.UTF_8);
  }

  byte[] receives(byte[] body) throws DecryptionException {
    if (book.recognises(body) || !Introductions.isIntroduction(body)) {
      Opened opened = book.open(identity, body, now);
      lastNotice = opened.notice();
      book = opened.next();
      return opened.content();
    }
    Introduction introduction = Introductions.respond(identity, this, body, now);
    Opened opened = book.adopt(introduction, now);
    lastNotice = opened.notice();
    book = opened.next();
    introduction.usedOneTimePrekey().ifPresent(oneTimePrekeys::remove);
    replayKeys.add(introduction.replayKey());
    return opened.content();
  }

  /// Writes the book down and reads it again.
  void restarts() {
    SecretBytes key = SecretBytes.random(32, random);
    try {
      book = SessionBook.decode(book.person(), book.device(), book.encode(key, random), key);
    } catch (DecodingException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public Optional<Prekeys> find(int signedPrekey, OptionalInt oneTimePrekey) {
    SignedPrekey signed = signedPrekeys.get(signedPrekey);
    if (signed == null) {
      return Optional.empty();
    }
    if (oneTimePrekey.isEmpty()) {
      return Optional.of(new Prekeys(signed, Optional.empty()));
    }
    return Optional.ofNullable(oneTimePrekeys.get(oneTimePrekey.getAsInt()))
        .map(oneTime -> new Prekeys(signed, Optional.of(oneTime)));
  }

  @Override
  public boolean replayed(Bytes replayKey) {
    return replayKeys.contains(replayKey);
  }
}
