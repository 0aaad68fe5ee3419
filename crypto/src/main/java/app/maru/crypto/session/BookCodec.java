package app.maru.crypto.session;

import app.maru.crypto.Bytes;
import app.maru.crypto.DecodingException;
import app.maru.crypto.DeviceId;
import app.maru.crypto.PersonId;
import app.maru.crypto.SecretBytes;
import app.maru.crypto.codec.Kind;
import app.maru.crypto.codec.MalformedException;
import app.maru.crypto.codec.Reader;
import app.maru.crypto.codec.Writer;
import app.maru.crypto.primitive.DhKeys;
import app.maru.crypto.primitive.Hashes;
import app.maru.crypto.primitive.KemKeys;
import app.maru.crypto.primitive.Octets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The form in which a book is kept: sealed, and bound to the remote person and device.
final class BookCodec {
  private static final byte[] LABEL = Octets.label("maru1/session-book");

  private BookCodec() {}

  static byte[] seal(SessionBook book, SecretBytes key, SecureRandom random) {
    byte[] record = write(book);
    try {
      return key.seal(name(book.person(), book.device()), record, random);
    } finally {
      Arrays.fill(record, (byte) 0);
    }
  }

  static SessionBook open(PersonId person, DeviceId device, byte[] sealed, SecretBytes key)
      throws DecodingException {
    byte[] record = key.open(name(person, device), sealed);
    try {
      return read(person, device, record);
    } catch (MalformedException e) {
      throw DecodingException.because(e);
    } finally {
      Arrays.fill(record, (byte) 0);
    }
  }

  private static byte[] name(PersonId person, DeviceId device) {
    return Octets.concat(LABEL, person.bytes().toArray(), device.bytes().toArray());
  }

  static byte[] write(SessionBook book) {
    Writer writer = Writer.of(Kind.SESSION_BOOK);
    flag(writer, book.theirList().isPresent());
    book.theirList().ifPresent(list -> list.write(writer));
    flag(writer, book.active().isPresent());
    book.active().ifPresent(session -> write(writer, session));
    writer.u8(book.superseded().size());
    book.superseded().forEach(session -> write(writer, session));
    writer.u8(book.givenUp().size());
    book.givenUp().forEach(id -> writer.raw(id.toArray()));
    return writer.bytes();
  }

  private static SessionBook read(PersonId person, DeviceId device, byte[] record)
      throws MalformedException {
    Reader reader = Reader.of(Kind.SESSION_BOOK, record);
    Optional<ListView> list = reader.flag() ? Optional.of(ListView.read(reader)) : Optional.empty();
    Optional<Session> active = reader.flag() ? Optional.of(readSession(reader)) : Optional.empty();
    List<Session> superseded = new ArrayList<>();
    for (int left = reader.u8(); left > 0; left--) {
      superseded.add(readSession(reader));
    }
    List<Bytes> givenUp = new ArrayList<>();
    for (int left = reader.u8(); left > 0; left--) {
      givenUp.add(Bytes.of(reader.raw(Plaintext.RIVAL_SIZE)));
    }
    reader.end();
    return new SessionBook(
        person, device, list, active, List.copyOf(superseded), List.copyOf(givenUp));
  }

  private static void write(Writer writer, Session session) {
    writer.raw(session.id().toArray());
    flag(writer, session.confirmed());
    writer.counted(session.prefix()).instant(session.created());
    flag(writer, session.superseded().isPresent());
    session.superseded().ifPresent(writer::instant);
    session.sealing().write(writer);
    session.opening().write(writer);
    write(writer, session.ratchet());
  }

  private static Session readSession(Reader reader) throws MalformedException {
    byte[] id = reader.raw(Hashes.SIZE);
    boolean confirmed = reader.flag();
    byte[] prefix = reader.counted(Body.INTRODUCTION_SIZE);
    Instant created = reader.instant();
    Optional<Instant> superseded = reader.flag() ? Optional.of(reader.instant()) : Optional.empty();
    SealKeys sealing = SealKeys.of(reader.raw(SealKeys.SIZE));
    SealKeys opening = SealKeys.of(reader.raw(SealKeys.SIZE));
    return new Session(
        Bytes.of(id),
        confirmed,
        prefix,
        created,
        superseded,
        sealing,
        opening,
        readRatchet(reader, id));
  }

  private static void write(Writer writer, Ratchet ratchet) {
    writer.raw(ratchet.rootKey());
    flag(writer, ratchet.own().isPresent());
    ratchet.own().ifPresent(own -> writer.raw(own.dh().secret()).raw(own.kem().seed()));
    flag(writer, ratchet.theirs().isPresent());
    ratchet.theirs().ifPresent(theirs -> writer.raw(theirs.dh().toArray()).raw(theirs.kem()));
    flag(writer, ratchet.sending().isPresent());
    ratchet
        .sending()
        .ifPresent(sending -> {
          write(writer, sending.chain());
          writer.raw(sending.ciphertext());
        });
    writer.u32(ratchet.previous());
    flag(writer, ratchet.receiving().isPresent());
    ratchet.receiving().ifPresent(chain -> write(writer, chain));
    ratchet.skipped().write(writer);
  }

  private static Ratchet readRatchet(Reader reader, byte[] id) throws MalformedException {
    byte[] rootKey = reader.raw(Hashes.SIZE);
    Optional<Ratchet.OwnKeys> own = Optional.empty();
    if (reader.flag()) {
      DhKeys dh = DhKeys.of(reader.raw(DhKeys.SIZE));
      own = Optional.of(new Ratchet.OwnKeys(dh, KemKeys.of(reader.raw(KemKeys.SEED_SIZE))));
    }
    Optional<Ratchet.TheirKeys> theirs = Optional.empty();
    if (reader.flag()) {
      Bytes dh = Bytes.of(reader.raw(DhKeys.SIZE));
      theirs = Optional.of(new Ratchet.TheirKeys(dh, reader.raw(KemKeys.PUBLIC_SIZE)));
    }
    Optional<Ratchet.Sending> sending = Optional.empty();
    if (reader.flag()) {
      Chain chain = readChain(reader);
      sending = Optional.of(new Ratchet.Sending(chain, reader.raw(KemKeys.CIPHERTEXT_SIZE)));
    }
    long previous = reader.u32();
    Optional<Chain> receiving = reader.flag() ? Optional.of(readChain(reader)) : Optional.empty();
    Bytes current = theirs.map(Ratchet.TheirKeys::dh).orElseGet(() -> Bytes.of(new byte[0]));
    SkippedKeys skipped = SkippedKeys.read(reader, current);
    return new Ratchet(id, rootKey, own, theirs, sending, previous, receiving, skipped);
  }

  private static void write(Writer writer, Chain chain) {
    writer.raw(chain.key()).u32(chain.next());
  }

  private static Chain readChain(Reader reader) throws MalformedException {
    return new Chain(reader.raw(Hashes.SIZE), reader.u32());
  }

  private static void flag(Writer writer, boolean value) {
    writer.u8(value ? 1 : 0);
  }
}
