package app.maru.messaging.delivery;

import static java.util.stream.Collectors.toSet;

import app.maru.crypto.DeviceCertificate;
import app.maru.crypto.PersonId;
import app.maru.messaging.MessageId;
import app.maru.messaging.content.Content;
import app.maru.messaging.content.ContentCodec;
import app.maru.messaging.store.Devices;
import app.maru.messaging.store.OutboxRows;
import app.maru.messaging.store.StoreException;
import app.maru.p2p.Path;
import app.maru.p2p.Peer;
import app.maru.p2p.wire.Envelope;
import app.maru.p2p.wire.EnvelopeId;
import app.maru.p2p.wire.Frame;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What I say, in my custody until the other end accepts it.
///
/// One work advances the session and queues the finished envelope; only then is it sent (commit,
/// then send), and the same bytes again until accepted. What can't be sealed yet waits as content.
/// On the loop.
final class Outbox {
  /// Devices of one person that are written to; a person with more is up to something.
  static final int MAX_DEVICES = 8;

  /// Contents that may wait for one person: weeks of talk, about 50 MB.
  static final int MAX_WAITING = 10_000;

  /// When to look again after a batch was lost.
  private static final Duration AFTER_LOSS = Duration.ofSeconds(1);

  private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

  private final Parts parts;
  private final OutboxRows table;
  private final Devices devices;
  private final Delivery.Custody custody;
  private final Map<Peer, PeerQueue> queues = new HashMap<>();
  private final Map<PersonId, Integer> waiting = new HashMap<>();

  Outbox(Parts parts, OutboxRows table, Devices devices, Delivery.Custody custody) {
    this.parts = parts;
    this.table = table;
    this.devices = devices;
    this.custody = custody;
    parts
        .ledger()
        .onLoss(reason -> {
          waiting.clear();
          parts.loop().schedule(AFTER_LOSS, this::resendAll);
        });
  }

  /// Whether no more may be queued for a person now. Within a work.
  boolean full(PersonId person) throws StoreException {
    return waiting(person) >= MAX_WAITING;
  }

  /// Queues a content for all devices of a person. Within a work.
  void post(PersonId to, Content content, Optional<MessageId> message) throws StoreException {
    byte[] bytes = ContentCodec.encode(content);
    List<Peer> known = devicesOf(to);
    if (known.isEmpty()) {
      table.add(to, Optional.empty(), bytes, message, Optional.empty());
      count(to, 1);
    }
    for (Peer device : known) {
      post(device, bytes, message);
    }
  }

  /// Queues a content for all devices of a person that says all that earlier ones of its kind said:
  /// those that still wait are not sent. Within a work.
  void postNewest(PersonId to, Content content) throws StoreException {
    int removed = table.removeLike(to, ContentCodec.kind(content));
    if (removed > 0) {
      count(to, -removed);
    }
    post(to, content, Optional.empty());
  }

  /// Says something to those devices of a person that are linked now and know me; to the others
  /// never. Within a work.
  void whisper(PersonId to, Content content) throws StoreException {
    byte[] bytes = ContentCodec.encode(content);
    for (Peer device : List.copyOf(queues.keySet())) {
      if (device.person().equals(to)
          && parts.links().reaches(device, Path.DIRECT)
          && parts.sessions().canSeal(device)) {
        Envelope envelope = parts.sessions().seal(device, bytes);
        parts
            .ledger()
            .thenSend(() -> parts.links().send(device, new Frame.Transient(envelope), Path.DIRECT));
      }
    }
  }

  /// Queues a content for one device only. Within a work.
  void post(Peer to, Content content) throws StoreException {
    post(to, ContentCodec.encode(content), Optional.empty());
  }

  private void post(Peer to, byte[] content, Optional<MessageId> message) throws StoreException {
    Optional<Envelope> sealed =
        parts.sessions().canSeal(to)
            ? Optional.of(parts.sessions().seal(to, content))
            : Optional.empty();
    table.add(to.person(), Optional.of(to.device()), content, message, sealed);
    count(to.person(), 1);
    wake(to);
  }

  /// Remembers a device by what it showed of itself. Within a work.
  void met(Peer device, DeviceCertificate certificate) throws StoreException {
    if (hasRoom(device)) {
      devices.put(device, certificate.hash());
    }
  }

  /// Throws away all that is sealed for a device; it is sealed anew in a new session. Within a
  /// work.
  void startOver(Peer device) throws StoreException {
    parts.sessions().renew(device);
    table.unseal(device);
    PeerQueue queue = queues.get(device);
    if (queue != null) {
      queue.restart();
    }
    wake(device);
  }

  /// Drops everything that waits for a person. Within a work.
  ///
  /// @return the messages of mine among it
  List<MessageId> drop(PersonId person) throws StoreException {
    List<MessageId> messages = table.messages(person);
    table.removeAll(person);
    waiting.remove(person);
    parts.ledger().ifUndone(() -> waiting.remove(person));
    return messages;
  }

  /// A message is not to be sent any more, as far as it was not. Within a work.
  void withdraw(PersonId person, MessageId message) throws StoreException {
    int removed = table.remove(person, message);
    if (removed > 0) {
      count(person, -removed);
    }
  }

  /// A device can be reached now, or one way more.
  void up(Peer device) {
    queues.computeIfAbsent(device, peer -> new PeerQueue(peer, this, parts, table)).newWay();
    greet(device);
  }

  /// What waits is sealed anew in the session that is used now: what was sealed before it can't be
  /// opened any more. Within a work.
  void sealAnew(PersonId person) throws StoreException {
    for (Peer device : devicesOf(person)) {
      table.unseal(device);
      PeerQueue queue = queues.get(device);
      if (queue != null) {
        queue.restart();
      }
      wake(device);
    }
  }

  /// Those for whom anything waits and to whom no way leads.
  List<PersonId> stranded() throws StoreException {
    Set<PersonId> reached = queues.keySet().stream().map(Peer::person).collect(toSet());
    return table.persons().stream().filter(person -> !reached.contains(person)).toList();
  }

  private void greet(Peer device) {
    if (!queues.containsKey(device)) {
      return;
    }
    try {
      parts.ledger().write(() -> bind(device));
    } catch (StoreException e) {
      LOG.warn("what waits for {} can't be read: {}", device.device(), e.reason());
      parts.loop().schedule(AFTER_LOSS, () -> greet(device));
    }
  }

  private Peer bind(Peer device) throws StoreException {
    if (waiting(device.person()) > 0 && hasRoom(device)) {
      devices.add(device);
      table.bind(device);
    }
    wake(device);
    return device;
  }

  /// A way to a device is gone; if there is another, what is unaccepted goes there.
  void down(Peer device) {
    PeerQueue queue = queues.get(device);
    if (queue == null) {
      return;
    }
    if (parts.links().reaches(device)) {
      queue.newWay();
      queue.wake();
    } else {
      queues.remove(device);
      queue.close();
    }
  }

  /// The other end has custody now.
  void accepted(Peer from, EnvelopeId envelope, Path path) throws StoreException {
    parts
        .ledger()
        .write(() -> {
          Optional<OutboxRows.Accepted> row = table.find(from, envelope);
          if (row.isPresent()) {
            table.remove(row.get().seq());
            count(from.person(), -1);
            if (row.get().message().isPresent()) {
              custody.taken(row.get().message().get(), from, path);
            }
          }
          return envelope;
        });
    PeerQueue queue = queues.get(from);
    if (queue != null) {
      queue.accepted(envelope, path);
      wake(from);
    }
  }

  /// The other end does not take it.
  void refused(Peer from, Frame.Refused refused, Path path) {
    PeerQueue queue = queues.get(from);
    if (queue != null) {
      queue.refused(refused, path);
    }
  }

  /// The bundle the other end was asked for.
  void prekeys(Peer from, Frame.PrekeyReply reply, Path path) throws StoreException {
    PeerQueue queue = queues.get(from);
    if (queue != null) {
      queue.prekeys(reply.bundle(), path);
    }
  }

  /// Sends what is new for a device, after the commit.
  void wake(Peer device) {
    PeerQueue queue = queues.get(device);
    if (queue != null) {
      queue.wake();
    }
  }

  void close() {
    queues.values().forEach(PeerQueue::close);
    queues.clear();
  }

  /// After a lost batch nobody knows what was sent: everything again, from the first.
  private void resendAll() {
    LOG.info("sending again after a lost batch");
    for (PeerQueue queue : queues.values()) {
      queue.restart();
      queue.wake();
    }
  }

  /// The devices that get what is said to a person: those known and those linked. Within a work.
  List<Peer> devicesOf(PersonId person) throws StoreException {
    List<Peer> known = new ArrayList<>(devices.of(person));
    for (Peer up : queues.keySet()) {
      if (up.person().equals(person) && !known.contains(up) && known.size() < MAX_DEVICES) {
        devices.add(up);
        known.add(up);
      }
    }
    return known;
  }

  /// Whether a device is known or one more of its person may be. Within a work.
  boolean hasRoom(Peer device) throws StoreException {
    List<Peer> known = devices.of(device.person());
    return known.contains(device) || known.size() < MAX_DEVICES;
  }

  private int waiting(PersonId person) throws StoreException {
    Integer known = waiting.get(person);
    if (known == null) {
      known = table.count(person);
      waiting.put(person, known);
    }
    return known;
  }

  private void count(PersonId person, int change) {
    if (waiting.computeIfPresent(person, (same, n) -> n + change) != null) {
      parts.ledger().ifUndone(() -> waiting.remove(person));
    }
  }
}
