package app.maru.relay.mailbox;

import app.maru.crypto.DeviceId;
import app.maru.p2p.net.Subnet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What waits for one device, oldest first. On the loop.
final class Mailbox {
  private final DeviceId owner;
  private final Map<EnvelopeKey, Entry> entries = new HashMap<>();
  private @Nullable Entry oldest;
  private @Nullable Entry newest;
  private long bytes;
  private int firstContacts;

  /// Of the envelopes that came without a token, how many of each network.
  private @Nullable Map<Subnet, Integer> strangers;

  private @Nullable Crowd crowd;

  Mailbox(DeviceId owner) {
    this.owner = owner;
  }

  DeviceId owner() {
    return owner;
  }

  boolean isEmpty() {
    return entries.isEmpty();
  }

  int count() {
    return entries.size();
  }

  long bytes() {
    return bytes;
  }

  int firstContacts() {
    return firstContacts;
  }

  int firstContacts(Subnet from) {
    return strangers == null ? 0 : strangers.getOrDefault(from, 0);
  }

  /// Notes that an envelope without a token came from there.
  void firstContact(Entry entry, Subnet from) {
    if (strangers == null) {
      strangers = new HashMap<>();
    }
    entry.from = from;
    strangers.merge(from, 1, Integer::sum);
  }

  /// Whether more than half of it is taken.
  boolean isCrowded(Room room) {
    return bytes > room.bytes() / 2 || entries.size() > room.count() / 2;
  }

  /// Whether its network may put this too.
  boolean allows(int size, Room room) {
    return crowd == null
        || !isCrowded(room)
        || crowd.allows(room.from(), size, room.count(), room.bytes());
  }

  /// Notes that this was put.
  void crowds(Entry entry, Room room) {
    if (isCrowded(room)) {
      if (crowd == null) {
        crowd = new Crowd();
      }
      entry.from = crowd.add(room.from(), entry.size);
      entry.inCrowdOfBox = true;
    }
  }

  @Nullable Entry find(EnvelopeKey key) {
    return entries.get(key);
  }

  @Nullable Entry oldest() {
    return oldest;
  }

  /// The oldest with a higher place. Few stand before it: a device's window.
  @Nullable Entry after(long place) {
    Entry entry = oldest;
    while (entry != null && entry.place <= place) {
      entry = entry.next;
    }
    return entry;
  }

  /// Adds the newest.
  void add(Entry entry) {
    entry.previous = newest;
    if (newest == null) {
      oldest = entry;
    } else {
      newest.next = entry;
    }
    newest = entry;
    count(entry);
  }

  /// Adds one that is older than all others, as far as whoever adds it knows.
  void addOldest(Entry entry) {
    entry.next = oldest;
    if (oldest == null) {
      newest = entry;
    } else {
      oldest.previous = entry;
    }
    oldest = entry;
    count(entry);
  }

  private void count(Entry entry) {
    entries.put(entry.key, entry);
    bytes += entry.size;
    if (entry.firstContact) {
      firstContacts++;
    }
  }

  /// Puts all into the order of their places, if they are not.
  void putInOrder() {
    if (isInOrder()) {
      return;
    }
    List<Entry> all = new ArrayList<>(entries.values());
    all.sort(Comparator.comparingLong(entry -> entry.place));
    Entry before = null;
    for (Entry entry : all) {
      entry.previous = before;
      entry.next = null;
      if (before != null) {
        before.next = entry;
      }
      before = entry;
    }
    oldest = all.getFirst();
    newest = before;
  }

  private boolean isInOrder() {
    for (Entry entry = oldest; entry != null && entry.next != null; entry = entry.next) {
      if (entry.place > entry.next.place) {
        return false;
      }
    }
    return true;
  }

  void remove(Entry entry) {
    if (entry.previous == null) {
      oldest = entry.next;
    } else {
      entry.previous.next = entry.next;
    }
    if (entry.next == null) {
      newest = entry.previous;
    } else {
      entry.next.previous = entry.previous;
    }
    entry.previous = null;
    entry.next = null;
    entries.remove(entry.key);
    bytes -= entry.size;
    if (entry.firstContact) {
      firstContacts--;
    }
    if (entry.from != null) {
      leave(entry, entry.from);
    }
  }

  private void leave(Entry entry, Subnet from) {
    if (strangers != null && entry.firstContact) {
      strangers.computeIfPresent(from, (network, count) -> count == 1 ? null : count - 1);
    }
    if (crowd != null && entry.inCrowdOfBox) {
      crowd.remove(from, entry.size);
      crowd = crowd.isEmpty() ? null : crowd;
    }
  }
}
