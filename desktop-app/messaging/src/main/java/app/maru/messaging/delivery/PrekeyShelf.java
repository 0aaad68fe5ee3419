package app.maru.messaging.delivery;

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
import app.maru.crypto.session.Introduction;
import app.maru.crypto.session.Introductions;
import app.maru.messaging.store.PrekeyRows;
import app.maru.messaging.store.Settings;
import app.maru.messaging.store.StoreException;
import app.maru.p2p.net.Loop;
import app.maru.p2p.wire.Limits;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// My prekeys: minted when a device at the other end of a link asks, each used once, gone in time.
///
/// Everything here but the constructor is called within a work. On the loop.
final class PrekeyShelf {
  /// Life of a one-time prekey handed out on a link: the first message made with it may find the
  /// link broken and come by way of a relay, whose refusal its sender would never learn.
  static final Duration ONE_TIME_FOR = OneTimePrekey.RETENTION;

  /// One-time prekeys out at the same time, about 100 bytes each; beyond, bundles go without one.
  static final int MAX_ONE_TIME = 4096;

  /// Life of a one-time prekey given to a relay: as long as relays hand them out, and as long as a
  /// first message made with it may be under way.
  static final Duration PUBLISHED_FOR =
      Limits.ONE_TIME_PREKEY_OFFERED.plus(OneTimePrekey.RETENTION);

  /// One-time prekeys out at relays: a full stock at each of eight, used up once and again.
  static final int MAX_PUBLISHED = 2000;

  private static final String COUNTER = "prekey";

  private final Identity me;
  private final SecretBytes key;
  private final PrekeyRows table;
  private final Settings settings;
  private final Loop loop;
  private final PrekeyClock clock;
  private final SecureRandom random;

  PrekeyShelf(
      Identity me,
      SecretBytes key,
      PrekeyRows table,
      Settings settings,
      Loop loop,
      SecureRandom random) {
    this.me = me;
    this.key = key;
    this.table = table;
    this.settings = settings;
    this.loop = loop;
    this.clock = new PrekeyClock(settings, loop);
    this.random = random;
  }

  /// A bundle for one device to begin one session with me.
  ///
  /// @param withOneTime whether it gets a fresh one-time prekey, if not too many are out
  PrekeyBundle mint(boolean withOneTime) throws StoreException {
    SignedPrekey signed = turnOver();
    if (!withOneTime || table.countOneTime(false) >= MAX_ONE_TIME) {
      return PrekeyBundle.of(me, signed, Optional.empty());
    }
    OneTimePrekey oneTime = mint(clock.dated().plus(ONE_TIME_FOR), false);
    return PrekeyBundle.of(me, signed, Optional.of(oneTime));
  }

  /// The bundle for relays to hand out while I am away.
  Bytes published() throws StoreException {
    return Bytes.of(PrekeyBundle.of(me, turnOver(), Optional.empty()).encode());
  }

  /// One-time prekeys for a relay to hand out: some, or none when very many are out.
  List<Bytes> mintForRelay(int count) throws StoreException {
    List<Bytes> records = new ArrayList<>();
    if (table.countOneTime(true) < MAX_PUBLISHED) {
      Instant until = clock.dated().plus(PUBLISHED_FOR);
      for (int i = 0; i < count; i++) {
        records.add(Bytes.of(mint(until, true).record().encode()));
      }
    }
    return records;
  }

  private OneTimePrekey mint(Instant until, boolean published) throws StoreException {
    OneTimePrekey oneTime = OneTimePrekey.create(me, settings.next(COUNTER), random);
    Bytes sealed = Bytes.of(oneTime.seal(me, key, random));
    oneTime.wipe();
    table.addOneTime(new PrekeyRows.Row(oneTime.id(), sealed), until, published);
    return oneTime;
  }

  /// Opens the first message of somebody's session and uses up its prekey.
  Introduction open(byte[] body) throws StoreException, DecryptionException {
    Introduction introduction;
    Lookup lookup = new Lookup();
    try {
      introduction = Introductions.respond(me, lookup, body, loop.now());
    } catch (LookupFailed e) {
      throw e.failure;
    } finally {
      lookup.opened.ifPresent(OneTimePrekey::wipe);
    }
    OptionalInt oneTime = introduction.usedOneTimePrekey();
    if (oneTime.isPresent()) {
      table.destroyOneTime(oneTime.getAsInt());
    }
    table.remember(introduction.replayKey(), introduction.usedSignedPrekey());
    return introduction;
  }

  /// Makes a new signed prekey if it is time, destroys what is too old, and says which is in use.
  ///
  /// A clock that was far ahead for a while made a prekey of the future: that is replaced as well,
  /// and none lives longer for it. One that is behind, or just jumped ahead, destroys nothing.
  SignedPrekey turnOver() throws StoreException {
    Instant believed = clock.believed();
    Instant now = clock.dated(believed);
    table.notBeyond(now, now.plus(PUBLISHED_FOR));
    table.destroyOneTime(believed);
    table.destroySigned(believed.minus(SignedPrekey.RETENTION));
    Optional<PrekeyRows.Row> inUse = table.signedInUse();
    if (inUse.isPresent()) {
      SignedPrekey signed = signed(inUse.get());
      Duration age = Duration.between(signed.created(), now).abs();
      if (age.compareTo(SignedPrekey.ROTATION) < 0) {
        return signed;
      }
    }
    SignedPrekey next = SignedPrekey.create(me, settings.next(COUNTER), random, now);
    table.rotate(new PrekeyRows.Row(next.id(), Bytes.of(next.seal(me, key, random))), now);
    return next;
  }

  /// The database went back in time: numbers of prekeys that it has forgotten are not given again.
  void restored() throws StoreException {
    settings.leap(COUNTER);
  }

  private SignedPrekey signed(PrekeyRows.Row row) {
    try {
      return SignedPrekey.open(me, row.id(), row.sealed().toArray(), key);
    } catch (DecodingException e) {
      throw new IllegalStateException("a prekey I wrote can't be read", e);
    }
  }

  private OneTimePrekey oneTime(PrekeyRows.Row row) {
    try {
      return OneTimePrekey.open(me, row.id(), row.sealed().toArray(), key);
    } catch (DecodingException e) {
      throw new IllegalStateException("a prekey I wrote can't be read", e);
    }
  }

  private final class Lookup implements PrekeyLookup {
    private Optional<OneTimePrekey> opened = Optional.empty();

    @Override
    public Optional<Prekeys> find(int signedId, OptionalInt oneTimeId) {
      try {
        Optional<PrekeyRows.Row> signed = table.signed(signedId);
        Optional<PrekeyRows.Row> oneTime =
            oneTimeId.isPresent() ? table.oneTime(oneTimeId.getAsInt()) : Optional.empty();
        if (signed.isEmpty() || (oneTimeId.isPresent() && oneTime.isEmpty())) {
          return Optional.empty();
        }
        opened = oneTime.map(PrekeyShelf.this::oneTime);
        return Optional.of(new Prekeys(signed(signed.get()), opened));
      } catch (StoreException e) {
        throw new LookupFailed(e);
      }
    }

    @Override
    public boolean replayed(Bytes replayKey) {
      try {
        return table.replayed(replayKey);
      } catch (StoreException e) {
        throw new LookupFailed(e);
      }
    }
  }

  /// Carries a failure of the store through a lookup that can't throw it.
  private static final class LookupFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient StoreException failure;

    LookupFailed(StoreException failure) {
      super(failure);
      this.failure = failure;
    }
  }
}
