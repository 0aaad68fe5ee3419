package app.maru.relay.session;

import app.maru.crypto.DeviceId;
import app.maru.p2p.net.Loop.Timer;
import app.maru.p2p.wire.Envelope;
import app.maru.p2p.wire.EnvelopeId;
import app.maru.p2p.wire.Frame.Put;
import app.maru.p2p.wire.Frame.Refused;
import app.maru.p2p.wire.Limits;
import app.maru.relay.mailbox.Batch;
import app.maru.relay.mailbox.Waiting;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Hands a device its mail, oldest first, a window of it at a time. What comes while the device has
/// kept up goes out at once, before the disk has it. On the loop.
final class Delivery {
  /// What is taken at once: half a window, so that one half is read while the other is on its way,
  /// and nobody goes to the disk for a single envelope.
  private static final int AT_ONCE = Limits.RELAY_WINDOW / 2;

  /// A device that wants an envelope later does not want it at once.
  private static final Duration AGAIN_AT_LEAST = Duration.ofSeconds(1);

  /// A disk that could not be read may be in a while; and if not, that costs it little.
  static final Duration READ_AGAIN = Duration.ofMinutes(1);

  private final Sessions sessions;
  private final Visit visit;
  private final DeviceId device;
  private final Map<EnvelopeId, Sent> window = new HashMap<>();
  private long bytes;

  /// Of these, what the device wants later: it makes nobody else wait.
  private int putOff;

  private long putOffBytes;

  /// The place of the newest that was sent.
  private long cursor;

  private boolean started;
  private boolean behind;
  private boolean taking;

  /// Bytes asked of the disk and not answered: they are counted before they are there, as many may
  /// ask at the same time.
  private int asked;

  /// Some could not be read: when they are looked at again.
  private @Nullable Timer rereading;

  Delivery(Sessions sessions, Visit visit, DeviceId device) {
    this.sessions = sessions;
    this.visit = visit;
    this.device = device;
  }

  /// Idempotent.
  void start() {
    if (!started) {
      started = true;
      behind = true;
      goOn();
    }
  }

  /// Something new has come for the device.
  void arrived(long place, EnvelopeId id, Envelope envelope) {
    if (!started) {
      return;
    }
    if (behind || taking || !hasRoom(envelope.body().size())) {
      behind = true;
    } else {
      send(place, id, envelope);
    }
  }

  void accepted(EnvelopeId id) {
    if (settle(id)) {
      sessions.tally().delivered++;
      sessions.mailboxes().remove(device, id);
      goOn();
    } else {
      visit.vain();
    }
  }

  void refused(Refused refused) {
    Sent sent = window.get(refused.id());
    if (sent == null || sent.again != null) {
      visit.vain();
      return;
    }
    switch (refused.reason()) {
      case UNREADABLE, NOT_MINE -> {
        settle(refused.id());
        sessions.tally().unwanted++;
        sessions.mailboxes().remove(device, refused.id());
        goOn();
      }
      case TOO_MANY, FULL, UNAVAILABLE, NO_MAILBOX, NOT_WELCOME -> {
        Duration pause = refused.retryAfter();
        putOff++;
        putOffBytes += sent.size;
        sent.again =
            sessions
                .loop()
                .schedule(
                    pause.compareTo(AGAIN_AT_LEAST) < 0 ? AGAIN_AT_LEAST : pause,
                    () -> again(refused.id(), sent));
        goOn();
      }
    }
  }

  /// The device is gone; all that it has not accepted waits on.
  void end() {
    started = false;
    bytes = 0;
    putOff = 0;
    putOffBytes = 0;
    for (Sent sent : window.values()) {
      if (sent.again != null) {
        sent.again.cancel();
      }
    }
    window.clear();
    if (rereading != null) {
      rereading.cancel();
      rereading = null;
    }
  }

  private void goOn() {
    int left = sessions.windowBytes() - (int) bytes;
    boolean free = window.size() < Limits.RELAY_WINDOW && left > 0;
    boolean halfDone =
        window.size() - putOff <= Limits.RELAY_WINDOW - AT_ONCE
            && bytes - putOffBytes <= sessions.windowBytes() / 2;
    if (started && behind && !taking && free && halfDone) {
      taking = true;
      behind = false;
      int count = Math.min(AT_ONCE, Limits.RELAY_WINDOW - window.size());
      asked = Math.min(left, usualBytes(count));
      sessions.reserve(asked);
      sessions.mailboxes().take(device, cursor, count, asked, this::taken);
    }
  }

  /// What so many envelopes of this mailbox usually take.
  private int usualBytes(int count) {
    Waiting all = sessions.mailboxes().waiting(device);
    long usual = all.bytes() * count / Math.max(count, all.count());
    return Math.toIntExact(Math.min(Limits.RELAY_WINDOW_BYTES, Math.max(1, usual)));
  }

  private void taken(Batch batch) {
    taking = false;
    sessions.reserve(-asked);
    asked = 0;
    if (!started) {
      return;
    }
    for (Batch.Letter letter : batch.mail()) {
      if (!window.containsKey(letter.id())) {
        send(letter.place(), letter.id(), letter.envelope());
      }
    }
    cursor = Math.max(cursor, batch.upTo());
    noteGaps(batch);
    behind |= batch.more();
    goOn();
  }

  private void noteGaps(Batch batch) {
    if (batch.gaps() && rereading == null) {
      rereading = sessions.loop().schedule(READ_AGAIN, this::fromTheBeginning);
    }
  }

  /// All that is not accepted is looked at anew; what is on its way is not sent again.
  private void fromTheBeginning() {
    if (taking) {
      rereading = sessions.loop().schedule(AGAIN_AT_LEAST, this::fromTheBeginning);
      return;
    }
    rereading = null;
    cursor = 0;
    behind = true;
    goOn();
  }

  /// Sends again what was refused for a time, if it still waits.
  private void again(EnvelopeId id, Sent sent) {
    sessions
        .mailboxes()
        .take(
            device,
            sent.place - 1,
            1,
            1,
            batch -> {
              if (!started || window.get(id) != sent) {
                return;
              }
              wanted(sent);
              noteGaps(batch);
              if (batch.mail().isEmpty() || batch.mail().getFirst().place() != sent.place) {
                settle(id);
                goOn();
              } else {
                visit.send(new Put(batch.mail().getFirst().envelope()));
              }
            });
  }

  private void send(long place, EnvelopeId id, Envelope envelope) {
    int size = envelope.body().size();
    if (visit.send(new Put(envelope))) {
      window.put(id, new Sent(place, size));
      bytes += size;
    }
    cursor = place;
  }

  private boolean settle(EnvelopeId id) {
    Sent sent = window.remove(id);
    if (sent == null) {
      return false;
    }
    wanted(sent);
    bytes -= sent.size;
    return true;
  }

  /// It is put off no longer.
  private void wanted(Sent sent) {
    if (sent.again != null) {
      sent.again.cancel();
      sent.again = null;
      putOff--;
      putOffBytes -= sent.size;
    }
  }

  private boolean hasRoom(int size) {
    return window.size() < Limits.RELAY_WINDOW && bytes + size <= sessions.windowBytes();
  }

  private static final class Sent {
    private final long place;
    private final int size;
    private @Nullable Timer again;

    Sent(long place, int size) {
      this.place = place;
      this.size = size;
    }
  }
}
