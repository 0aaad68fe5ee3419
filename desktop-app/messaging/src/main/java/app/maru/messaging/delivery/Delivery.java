package app.maru.messaging.delivery;

import app.maru.crypto.Bytes;
import app.maru.crypto.DeviceId;
import app.maru.crypto.Identity;
import app.maru.crypto.PersonId;
import app.maru.crypto.SecretBytes;
import app.maru.crypto.session.Notice;
import app.maru.messaging.MessageId;
import app.maru.messaging.content.Content;
import app.maru.messaging.store.Books;
import app.maru.messaging.store.Database;
import app.maru.messaging.store.Devices;
import app.maru.messaging.store.OutboxRows;
import app.maru.messaging.store.PrekeyRows;
import app.maru.messaging.store.Seen;
import app.maru.messaging.store.Settings;
import app.maru.messaging.store.StoreException;
import app.maru.p2p.Path;
import app.maru.p2p.Peer;
import app.maru.p2p.net.Loop;
import app.maru.p2p.relay.RelayAddress;
import app.maru.p2p.wire.Envelope;
import app.maru.p2p.wire.Frame;
import app.maru.p2p.wire.RelayFrame;
import app.maru.p2p.wire.RelayFrame.Stock;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Everything between what people say and the frames of a link. On the loop.
public final class Delivery {
  /// A peer is asked for a repetition at most once in this time.
  public static final Duration RETRY_REQUEST_EVERY = Duration.ofHours(1);

  private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

  private final Parts parts;
  private final Devices devices;
  private final Outbox outbox;
  private final Inbox inbox;
  private final Supply supply;
  private final Rations rations = new Rations();

  /// What delivery is made of.
  public record Setup(
      Identity me,
      SecretBytes sessionKey,
      SecretBytes prekeyKey,
      Database database,
      Ledger ledger,
      Links links,
      Loop loop,
      SecureRandom random) {}

  /// Learns that somebody else has custody of a message of mine.
  @FunctionalInterface
  public interface Custody {
    /// Within the work that removes it from the outbox.
    ///
    /// @param device for which of the person's devices
    void taken(MessageId message, Peer device, Path path) throws StoreException;
  }

  /// Delivery between the links and a reader.
  public Delivery(Setup setup, Reader reader, Custody custody, Consumer<Notice> notices) {
    Loop loop = setup.loop();
    SecureRandom random = setup.random();
    Database database = setup.database();
    Sessions sessions =
        new Sessions(
            setup.me(), setup.sessionKey(), new Books(database), setup.ledger(), loop, random);
    PrekeyShelf prekeys =
        new PrekeyShelf(
            setup.me(),
            setup.prekeyKey(),
            new PrekeyRows(database),
            new Settings(database),
            loop,
            random);
    parts = new Parts(setup.me(), setup.ledger(), setup.links(), sessions, prekeys, loop);
    supply = new Supply(parts);
    devices = new Devices(database);
    outbox = new Outbox(parts, new OutboxRows(database), devices, custody);
    inbox = new Inbox(parts, outbox, new Seen(database), reader, notices);
  }

  /// Whether no more may be queued for a person now. Within a work.
  public boolean full(PersonId person) throws StoreException {
    return outbox.full(person);
  }

  /// Queues a content for all devices of a person. Within a work.
  public void post(PersonId to, Content content, Optional<MessageId> message)
      throws StoreException {
    outbox.post(to, content, message);
  }

  /// Queues a content for all devices of a person that says all that earlier ones of its kind said:
  /// those that still wait are not sent. Within a work.
  public void postNewest(PersonId to, Content content) throws StoreException {
    outbox.postNewest(to, content);
  }

  /// Says something that is not kept to those devices of a person that are linked now. Within a
  /// work.
  public void whisper(PersonId to, Content content) throws StoreException {
    outbox.whisper(to, content);
  }

  /// Drops everything that waits for a person. Within a work.
  ///
  /// @return the messages of mine among it
  public List<MessageId> drop(PersonId person) throws StoreException {
    return outbox.drop(person);
  }

  /// A message is not to be sent any more, as far as it was not. Within a work.
  public void withdraw(PersonId person, MessageId message) throws StoreException {
    outbox.withdraw(person, message);
  }

  /// The devices of a person that are known here.
  public List<DeviceId> devices(PersonId person) throws StoreException {
    return devices.of(person).stream().map(Peer::device).toList();
  }

  /// A way leads to a device now.
  public void up(Peer peer) {
    outbox.up(peer);
  }

  /// A way to a device is gone.
  public void down(Peer peer, Path path) {
    if (path == Path.DIRECT) {
      inbox.down(peer);
    }
    outbox.down(peer);
  }

  /// A relay of mine hands over an envelope.
  public void delivered(RelayAddress relay, Envelope envelope) {
    inbox.take(new Hop.Relay(relay), envelope);
  }

  /// A relay of mine says what it has of my prekeys.
  public void stocked(RelayAddress relay, Stock stock) throws StoreException {
    supply.stocked(relay, stock);
  }

  /// A relay of mine is not connected any more.
  public void gone(RelayAddress relay) {
    supply.gone(relay);
  }

  /// Those for whom anything waits and to whom no way leads.
  public List<PersonId> stranded() throws StoreException {
    return outbox.stranded();
  }

  /// What waits for a person is sealed anew in the session used now. Within a work.
  public void sealAnew(PersonId person) throws StoreException {
    outbox.sealAnew(person);
  }

  /// A frame of custody came; others say nothing here.
  public void arrived(Peer peer, Frame frame, Path path) throws StoreException {
    switch (frame) {
      case Frame.Put put -> inbox.take(new Hop.Device(peer), put.envelope());
      case Frame.Accepted accepted -> outbox.accepted(peer, accepted.id(), path);
      case Frame.Refused refused -> outbox.refused(peer, refused, path);
      case Frame.PrekeyRequest request -> serve(peer);
      case Frame.PrekeyReply reply -> outbox.prekeys(peer, reply, path);
      case Frame.Ping ping -> {}
      case Frame.Pong pong -> {}
      case Frame.Select select -> {}
      case Frame.Card card -> {}
      case Frame.Transient(var envelope) -> inbox.overhear(peer, envelope);
      case Frame.Bye bye -> {}
      case RelayFrame relay -> {}
    }
  }

  /// The database is an older copy of itself: what was sealed since must not be sealed again with
  /// the same keys, and what was heard since must be said again. Within a work, before anything
  /// else.
  ///
  /// @param contacts who is asked for it
  public void restored(List<PersonId> contacts) throws StoreException {
    parts.sessions().renewAll();
    parts.prekeys().restored();
    for (PersonId contact : contacts) {
      inbox.askForAll(contact);
    }
  }

  /// Makes and destroys prekeys and forgets old envelopes as time goes by. Within a work.
  ///
  /// @return whether there is more to forget
  public boolean tidy() throws StoreException {
    parts.prekeys().turnOver();
    supply.lookAgain();
    return inbox.purge();
  }

  /// Nothing is sent any more.
  public void close() {
    outbox.close();
  }

  private void serve(Peer peer) throws StoreException {
    long now = parts.loop().nanoTime();
    if (!rations.bundle(peer, now)) {
      LOG.debug("{} asks for prekeys too often", peer.device());
      return;
    }
    boolean oneTime = rations.oneTime(peer, now);
    parts
        .ledger()
        .write(() -> {
          Bytes bundle = Bytes.of(parts.prekeys().mint(oneTime).encode());
          parts
              .ledger()
              .thenSend(() -> parts.links().send(peer, new Frame.PrekeyReply(bundle), Path.DIRECT));
          return peer;
        });
  }
}
