package app.maru.relay.mailbox;

import app.maru.crypto.DeviceId;
import java.util.HashMap;
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
    entries.put(entry.key, entry);
    bytes += entry.size;
    if (entry.firstContact) {
      firstContacts++;
    }
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
  }
}
