package app.maru.crypto.session;

import app.maru.crypto.Bytes;
import app.maru.crypto.DecryptionException;
import app.maru.crypto.DecryptionException.Reason;
import app.maru.crypto.codec.MalformedException;
import app.maru.crypto.codec.Reader;
import app.maru.crypto.primitive.DhKeys;
import app.maru.crypto.primitive.Hashes;
import app.maru.crypto.primitive.Hkdf;
import app.maru.crypto.primitive.KemKeys;
import app.maru.crypto.primitive.Octets;
import app.maru.crypto.primitive.WeakKeyException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// The double ratchet with a key encapsulation in every step: each message has a key of its own,
/// and each change of direction heals what was stolen before.
///
/// Immutable; arrays are shared between one state and the next and never written to.
///
/// @param sessionId part of every message's authenticated data
/// @param rootKey feeds the next step
/// @param own the keys of my last step, until the other end has answered it: then they have done
///   their work and are forgotten
/// @param theirs the keys of the other end's last step
/// @param sending my chain and what its header repeats; empty while a step of mine is due
/// @param previous how many messages my chain before had
/// @param receiving the other end's chain; empty before its first message
/// @param skipped keys of overtaken messages
@SuppressWarnings("ArrayRecordComponent") // never compared
record Ratchet(
    byte[] sessionId,
    byte[] rootKey,
    Optional<OwnKeys> own,
    Optional<TheirKeys> theirs,
    Optional<Sending> sending,
    long previous,
    Optional<Chain> receiving,
    SkippedKeys skipped) {
  /// Most messages one may run ahead of those received: computing the keys between takes
  /// milliseconds, and no honest peer loses more in a row.
  static final int MAX_JUMP = 10_000;

  /// Bytes a ratchet message is longer than its plaintext.
  static final int OVERHEAD = Header.SIZE + MessageKey.OVERHEAD;

  private static final byte[] STEP_LABEL = Octets.label("maru1/rk");

  /// My keys of a step.
  record OwnKeys(DhKeys dh, KemKeys kem) {}

  /// The other end's public keys of a step.
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record TheirKeys(Bytes dh, byte[] kem) {}

  /// My chain, and the encapsulation of the step that began it.
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Sending(Chain chain, byte[] ciphertext) {}

  /// A message and the state after it.
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Result(Ratchet next, byte[] bytes) {}

  /// The state of the one who begins: the other end's signed prekey is its first step.
  static Ratchet initiator(byte[] sessionId, byte[] rootKey, byte[] theirDh, byte[] theirKem) {
    return new Ratchet(
        sessionId,
        rootKey,
        Optional.empty(),
        Optional.of(new TheirKeys(Bytes.of(theirDh), theirKem)),
        Optional.empty(),
        0,
        Optional.empty(),
        SkippedKeys.none());
  }

  /// The state of the one who answers.
  static Ratchet responder(byte[] sessionId, byte[] rootKey, DhKeys dh, KemKeys kem) {
    return new Ratchet(
        sessionId,
        rootKey,
        Optional.of(new OwnKeys(dh, kem)),
        Optional.empty(),
        Optional.empty(),
        0,
        Optional.empty(),
        SkippedKeys.none());
  }

  /// Whether one more message can be numbered.
  boolean canEncrypt() {
    return theirs.isPresent() && sending.map(s -> s.chain().next()).orElse(0L) <= Chain.MAX_NUMBER;
  }

  Result encrypt(byte[] plaintext, SecureRandom random) {
    if (sending.isEmpty()) {
      return sendStep(random).encrypt(plaintext, random);
    }
    Sending current = sending.get();
    OwnKeys keys = own.orElseThrow();
    Chain chain = current.chain();
    Header header =
        new Header(
            chain.next(),
            previous,
            keys.dh().publicKey(),
            keys.kem().publicKey(),
            current.ciphertext());
    byte[] secret = chain.messageKey();
    byte[] message = MessageKey.encrypt(secret, sessionId, header.encode(), plaintext, random);
    Arrays.fill(secret, (byte) 0);
    Sending after = new Sending(chain.advance(), current.ciphertext());
    return new Result(
        new Ratchet(
            sessionId, rootKey, own, theirs, Optional.of(after), previous, receiving, skipped),
        message);
  }

  private Ratchet sendStep(SecureRandom random) {
    TheirKeys to = theirs.orElseThrow();
    OwnKeys fresh = new OwnKeys(DhKeys.generate(random), KemKeys.generate(random));
    try {
      KemKeys.Encapsulation encapsulation = KemKeys.encapsulate(to.kem(), random);
      byte[] theirDh = to.dh().toArray();
      byte[] info =
          stepInfo(
              fresh.dh().publicKey(), theirDh, fresh.kem().publicKey(), encapsulation.ciphertext());
      byte[][] keys = step(fresh.dh().agree(theirDh), encapsulation.secret(), info);
      Sending begun = new Sending(new Chain(keys[1], 0), encapsulation.ciphertext());
      return new Ratchet(
          sessionId,
          keys[0],
          Optional.of(fresh),
          theirs,
          Optional.of(begun),
          previous,
          receiving,
          skipped);
    } catch (WeakKeyException e) {
      throw new IllegalStateException("keys are checked when they arrive", e);
    }
  }

  /// Decrypts a message that came in this session's seal.
  Result decrypt(byte[] message, Instant now) throws DecryptionException {
    Reader reader = new Reader(message);
    try {
      Header header = Header.read(reader);
      if (header.number() > Chain.MAX_NUMBER) {
        throw new DecryptionException(Reason.BROKEN_SESSION);
      }
      Bytes from = Bytes.of(header.dhKey());
      boolean current = receiving.isPresent() && theirs.orElseThrow().dh().equals(from);
      Ratchet fresh = unexpiredAt(now);
      if (current && header.number() >= receiving.get().next()) {
        return fresh.decryptNext(header, message, reader, now);
      }
      if (current || skipped.knows(from)) {
        return fresh.decryptSkipped(from, header, message, reader);
      }
      return fresh.receiveStep(header, now).decryptNext(header, message, reader, now);
    } catch (MalformedException _) {
      throw new DecryptionException(Reason.BROKEN_SESSION);
    }
  }

  private Ratchet unexpiredAt(Instant now) {
    return with(receiving, skipped.unexpiredAt(now));
  }

  private Ratchet with(Optional<Chain> chain, SkippedKeys keys) {
    return new Ratchet(sessionId, rootKey, own, theirs, sending, previous, chain, keys);
  }

  private Result decryptSkipped(Bytes from, Header header, byte[] message, Reader rest)
      throws DecryptionException, MalformedException {
    SkippedKeys.Entry entry =
        skipped
            .find(from, header.number())
            .orElseThrow(() -> new DecryptionException(Reason.DUPLICATE));
    byte[] plaintext = decrypted(entry.key(), message, rest);
    return new Result(with(receiving, skipped.without(entry)), plaintext);
  }

  private Result decryptNext(Header header, byte[] message, Reader rest, Instant now)
      throws DecryptionException, MalformedException {
    Ratchet at = skipTo(header.number(), now);
    Chain chain = at.receiving.orElseThrow();
    byte[] secret = chain.messageKey();
    byte[] plaintext = decrypted(secret, message, rest);
    Arrays.fill(secret, (byte) 0);
    return new Result(at.with(Optional.of(chain.advance()), at.skipped), plaintext);
  }

  private byte[] decrypted(byte[] secret, byte[] message, Reader rest)
      throws DecryptionException, MalformedException {
    byte[] header = Arrays.copyOf(message, Header.SIZE);
    byte[] plaintext = MessageKey.decrypt(secret, sessionId, header, rest);
    if (plaintext == null) {
      throw new DecryptionException(Reason.BROKEN_SESSION);
    }
    return plaintext;
  }

  /// Moves the receiving chain to `number`, keeping the keys it passes.
  private Ratchet skipTo(long number, Instant now) throws DecryptionException {
    Chain chain = receiving.orElseThrow();
    if (number <= chain.next()) {
      return this;
    }
    if (number - chain.next() > MAX_JUMP) {
      throw new DecryptionException(Reason.TOO_FAR);
    }
    Bytes from = theirs.orElseThrow().dh();
    Instant expiry = now.plus(SkippedKeys.LIFETIME);
    Deque<SkippedKeys.Entry> passed = new ArrayDeque<>();
    while (chain.next() < number) {
      passed.add(new SkippedKeys.Entry(from, chain.next(), chain.messageKey(), expiry));
      if (passed.size() > SkippedKeys.MAX) {
        passed.removeFirst();
      }
      chain = chain.advance();
    }
    return with(Optional.of(chain), skipped.with(List.copyOf(passed)));
  }

  private Ratchet receiveStep(Header header, Instant now) throws DecryptionException {
    OwnKeys mine = own.orElseThrow(() -> new DecryptionException(Reason.BROKEN_SESSION));
    long missed = receiving.map(chain -> Math.max(0, header.previous() - chain.next())).orElse(0L);
    if (missed + header.number() > MAX_JUMP) {
      throw new DecryptionException(Reason.TOO_FAR);
    }
    if (!KemKeys.acceptable(header.kemKey())) {
      throw new DecryptionException(Reason.BROKEN_SESSION);
    }
    Ratchet ended = receiving.isPresent() ? skipTo(header.previous(), now) : this;
    SkippedKeys kept =
        receiving.isPresent() ? ended.skipped.ended(theirs.orElseThrow().dh()) : ended.skipped;
    try {
      byte[] info =
          stepInfo(header.dhKey(), mine.dh().publicKey(), header.kemKey(), header.ciphertext());
      byte[] shared = mine.dh().agree(header.dhKey());
      byte[][] keys = step(shared, mine.kem().decapsulate(header.ciphertext()), info);
      return new Ratchet(
          sessionId,
          keys[0],
          Optional.empty(),
          Optional.of(new TheirKeys(Bytes.of(header.dhKey()), header.kemKey())),
          Optional.empty(),
          sending.map(s -> s.chain().next()).orElse(previous),
          Optional.of(new Chain(keys[1], 0)),
          kept);
    } catch (WeakKeyException _) {
      throw new DecryptionException(Reason.BROKEN_SESSION);
    }
  }

  /// The next root key and the key of the chain that begins; wipes its secrets.
  private byte[][] step(byte[] shared, byte[] encapsulated, byte[] info) {
    byte[] secret = Octets.concat(shared, encapsulated);
    byte[] keys = Hkdf.derive(rootKey, secret, info, 2 * Hashes.SIZE);
    Arrays.fill(shared, (byte) 0);
    Arrays.fill(encapsulated, (byte) 0);
    Arrays.fill(secret, (byte) 0);
    return new byte[][] {
      Arrays.copyOf(keys, Hashes.SIZE), Arrays.copyOfRange(keys, Hashes.SIZE, keys.length)
    };
  }

  private static byte[] stepInfo(
      byte[] senderDh, byte[] receiverDh, byte[] senderKem, byte[] ciphertext) {
    return Octets.concat(STEP_LABEL, Hashes.sha256(senderDh, receiverDh, senderKem, ciphertext));
  }

  /// Nothing secret.
  @Override
  public String toString() {
    return "Ratchet";
  }
}
