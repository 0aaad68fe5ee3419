package app.maru.crypto.session;

import app.maru.crypto.Bytes;
import app.maru.crypto.DecodingException;
import app.maru.crypto.DecryptionException;
import app.maru.crypto.DecryptionException.Reason;
import app.maru.crypto.DeviceCertificate;
import app.maru.crypto.DeviceId;
import app.maru.crypto.Identity;
import app.maru.crypto.PersonId;
import app.maru.crypto.SecretBytes;
import app.maru.crypto.prekey.PrekeyBundle;
import app.maru.crypto.prekey.SignedPrekeyRecord;
import app.maru.crypto.primitive.WeakKeyException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// All sessions with one remote device: at most one active and three superseded.
///
/// Immutable: every operation returns the next book, a failed one changes nothing. Commit the next
/// book before a sealed body leaves or a received one is accepted.
public final class SessionBook {
  /// Largest content in bytes: fills the largest body together with everything a first message
  /// carries.
  public static final int MAX_CONTENT = 48 * 1024;

  /// Most sessions that only receive: resets in quick succession, with mail still under way.
  static final int MAX_SUPERSEDED = 3;

  /// Most given-up sessions of the other end that are remembered.
  static final int MAX_GIVEN_UP = 8;

  private final PersonId person;
  private final DeviceId device;
  private final Optional<ListView> theirList;
  private final Optional<Session> active;
  private final List<Session> superseded;
  private final List<Bytes> givenUp;

  SessionBook(
      PersonId person,
      DeviceId device,
      Optional<ListView> theirList,
      Optional<Session> active,
      List<Session> superseded,
      List<Bytes> givenUp) {
    this.person = person;
    this.device = device;
    this.theirList = theirList;
    this.active = active;
    this.superseded = superseded;
    this.givenUp = givenUp;
  }

  /// A book without sessions.
  public static SessionBook empty(PersonId person, DeviceId device) {
    return new SessionBook(
        person, device, Optional.empty(), Optional.empty(), List.of(), List.of());
  }

  /// Opens what [#encode] wrote for this device under the same key.
  public static SessionBook decode(
      PersonId person, DeviceId device, byte[] encoded, SecretBytes key) throws DecodingException {
    return BookCodec.open(person, device, encoded, key);
  }

  /// The book encrypted under `key` (32 bytes, the vault subkey "maru1/sessions"), bound to the
  /// remote person and device.
  public byte[] encode(SecretBytes key, SecureRandom random) {
    return BookCodec.seal(this, key, random);
  }

  /// The person at the other end.
  public PersonId person() {
    return person;
  }

  /// The device at the other end.
  public DeviceId device() {
    return device;
  }

  Optional<ListView> theirList() {
    return theirList;
  }

  Optional<Session> active() {
    return active;
  }

  List<Session> superseded() {
    return superseded;
  }

  List<Bytes> givenUp() {
    return givenUp;
  }

  /// Whether [#seal] will work; if not, get a bundle and [#initiate].
  public boolean canSeal(Instant now) {
    return active.isPresent() && active.get().canSeal(now);
  }

  /// Whether the other device was heard on the active session.
  public boolean confirmed() {
    return active.isPresent() && active.get().confirmed();
  }

  /// Begins a new session with the owner of `bundle`; the former active one is superseded.
  ///
  /// @throws DecodingException with `WRONG_OWNER` if the bundle is another device's, `SELF` if it
  ///   is mine, `EXPIRED` if its time has passed, `DEVICE_LIST_CONFLICT` if it shows an older or
  ///   another device list than this book knows
  public SessionBook initiate(Identity me, PrekeyBundle bundle, Instant now, SecureRandom random)
      throws DecodingException {
    DeviceCertificate owner = bundle.certificate();
    if (owner.device().equals(me.device())) {
      throw new DecodingException(DecodingException.Reason.SELF);
    }
    if (!owner.person().equals(person) || !owner.device().equals(device)) {
      throw new DecodingException(DecodingException.Reason.WRONG_OWNER);
    }
    if (!bundle.usableAt(now)) {
      throw new DecodingException(DecodingException.Reason.EXPIRED);
    }
    ListView shown = ListView.of(bundle.deviceList());
    if (theirList.isPresent() && !shown.mayFollow(theirList.get())) {
      throw new DecodingException(DecodingException.Reason.DEVICE_LIST_CONFLICT);
    }
    try {
      Handshake.Initiated made = Handshake.initiate(me, bundle, random);
      SignedPrekeyRecord signed = bundle.signed();
      Ratchet ratchet =
          Ratchet.initiator(
              made.secrets().sessionId(),
              made.secrets().rootKey(),
              signed.dhKey(),
              signed.kemKey());
      Session begun = Session.initiated(made, ratchet, now);
      return with(Optional.of(shown), begun, active, now, givenUp);
    } catch (WeakKeyException _) {
      throw new DecodingException(DecodingException.Reason.WEAK_KEY);
    }
  }

  /// The active session only receives from now on: before anything is sealed again a new one must
  /// begin, here or there. For sessions that may have sealed more than is known here.
  public SessionBook giveUp(Instant now) {
    if (active.isEmpty()) {
      return this;
    }
    List<Session> others =
        Stream.concat(Stream.of(active.get().supersededAt(now)), superseded.stream())
            .filter(session -> !session.isOverAt(now))
            .limit(MAX_SUPERSEDED)
            .toList();
    return new SessionBook(person, device, theirList, Optional.empty(), others, givenUp);
  }

  /// Seals `content` on the active session.
  ///
  /// @throws IllegalArgumentException if `content` is longer than [#MAX_CONTENT]
  /// @throws IllegalStateException if there is no usable session ([#canSeal])
  public Sealed seal(Identity me, byte[] content, Instant now, SecureRandom random) {
    if (content.length > MAX_CONTENT) {
      throw new IllegalArgumentException(content.length + " bytes of content");
    }
    if (!canSeal(now)) {
      throw new IllegalStateException("no session to seal with");
    }
    Session session = active.orElseThrow();
    Optional<Plaintext.Credentials> credentials =
        session.confirmed()
            ? Optional.empty()
            : Optional.of(
                new Plaintext.Credentials(me.certificate().encode(), me.deviceList().encode()));
    Plaintext plaintext =
        new Plaintext(
            ListView.of(me.deviceList()),
            theirList.orElseThrow(),
            unansweredRivals(),
            credentials,
            content);
    Session.Result result = session.seal(plaintext, device, random);
    SessionBook next =
        new SessionBook(person, device, theirList, Optional.of(result.next()), superseded, givenUp);
    return new Sealed(next, result.bytes());
  }

  /// Sessions I began and gave up before the other end was heard: it may meet them later and must
  /// not take them for a reset.
  private List<Bytes> unansweredRivals() {
    return superseded.stream()
        .filter(session -> !session.confirmed())
        .map(Session::shortId)
        .toList();
  }

  /// Whether the body was sealed for one of these sessions; cheap, no false alarms in practice.
  public boolean recognises(byte[] body) {
    try {
      Body parsed = Body.parse(body);
      return sessions().anyMatch(session -> session.recognises(parsed));
    } catch (DecryptionException _) {
      return false;
    }
  }

  /// What tells bodies of these sessions from others.
  public SealMarks marks() {
    return new SealMarks(sessions().map(session -> session.opening().tags()).toList());
  }

  private Stream<Session> sessions() {
    return Stream.concat(active.stream(), superseded.stream());
  }

  /// Opens a body of one of these sessions.
  public Opened open(Identity me, byte[] body, Instant now) throws DecryptionException {
    Body parsed = Body.parse(body);
    Session session =
        sessions()
            .filter(candidate -> !candidate.isOverAt(now) && candidate.recognises(parsed))
            .findFirst()
            .orElseThrow(() -> new DecryptionException(Reason.NOT_MINE));
    Session.Received received = session.open(parsed, me.device(), now);
    Plaintext plaintext = received.plaintext();
    boolean theirsIsNewer = theirList.orElseThrow().isOlderThan(plaintext.ownList());
    boolean mineIsNewer = ListView.of(me.deviceList()).isOlderThan(plaintext.theirList());
    Notice notice = Notice.NONE;
    if (session.isLateAt(now) && confirmed()) {
      notice = Notice.OLD_SESSION;
    } else if (theirsIsNewer || mineIsNewer) {
      notice = Notice.NEW_DEVICE_LIST;
    }
    return new Opened(
        replace(received.next(), plaintext.rivals(), now), plaintext.content(), notice);
  }

  private SessionBook replace(Session next, List<Bytes> rivals, Instant now) {
    return new SessionBook(
        person,
        device,
        theirList,
        active.map(session -> session.id().equals(next.id()) ? next : session),
        superseded.stream()
            .map(session -> session.id().equals(next.id()) ? next : session)
            .filter(session -> !session.isOverAt(now))
            .toList(),
        remember(rivals));
  }

  private List<Bytes> remember(List<Bytes> rivals) {
    if (givenUp.containsAll(rivals)) {
      return givenUp;
    }
    List<Bytes> all = new ArrayList<>(givenUp);
    rivals.stream().filter(rival -> !all.contains(rival)).forEach(all::add);
    return List.copyOf(all.subList(Math.max(0, all.size() - MAX_GIVEN_UP), all.size()));
  }

  /// Takes a session that the other device began. Which of two simultaneous ones is used for
  /// sending is decided by the smaller session id, so both ends agree.
  ///
  /// @throws IllegalArgumentException if the introduction comes from another device, or this book
  ///   already has its session ([#recognises] comes first)
  /// @throws DecryptionException with `DEVICE_LIST_CONFLICT` if it shows another device list of the
  ///   epoch this book knows
  public Opened adopt(Introduction introduction, Instant now) throws DecryptionException {
    DeviceCertificate sender = introduction.sender();
    if (!sender.person().equals(person) || !sender.device().equals(device)) {
      throw new IllegalArgumentException("an introduction of another device");
    }
    Session theirs = introduction.session();
    if (sessions().anyMatch(session -> session.id().equals(theirs.id()))) {
      throw new IllegalArgumentException("a session of this book");
    }
    ListView shown = ListView.of(introduction.senderDevices());
    boolean newer = theirList.isEmpty() || theirList.get().isOlderThan(shown);
    Optional<ListView> list = newer ? Optional.of(shown) : theirList;
    List<Bytes> known = remember(introduction.rivals());
    Optional<Session> mine = active;
    if (mine.isPresent() && keeps(mine.get(), theirs)) {
      SessionBook next = with(list, mine.get(), Optional.of(theirs), now, known);
      return new Opened(next, introduction.content(), introduction.notice());
    }
    boolean reset = mine.isPresent() && mine.get().confirmed();
    SessionBook next = with(list, theirs, mine, now, known);
    return new Opened(
        next, introduction.content(), reset ? Notice.SESSION_RESET : introduction.notice());
  }

  /// Whether my active session stays active although the other device began another.
  private boolean keeps(Session mine, Session theirs) {
    return mine.confirmed()
        ? givenUp.contains(theirs.shortId())
        : mine.id().compareTo(theirs.id()) < 0;
  }

  private SessionBook with(
      Optional<ListView> list,
      Session sending,
      Optional<Session> receiving,
      Instant now,
      List<Bytes> known) {
    List<Session> others =
        Stream.concat(
                receiving.map(session -> session.supersededAt(now)).stream(), superseded.stream())
            .filter(session -> !session.isOverAt(now))
            .limit(MAX_SUPERSEDED)
            .toList();
    return new SessionBook(person, device, list, Optional.of(sending), others, known);
  }

  /// The ids only.
  @Override
  public String toString() {
    return "SessionBook[" + person + "/" + device + "]";
  }
}
