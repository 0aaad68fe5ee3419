package app.maru.relay.mailbox;

import app.maru.crypto.DeviceId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// All mailboxes that are not empty. On the loop.
final class Shelf {
  /// Of the places for first contacts, one network has one in so many, and at least some.
  private static final int FIRST_CONTACT_SHARES = 4;

  private static final int LEAST_FIRST_CONTACTS = 4;

  private final Map<DeviceId, Mailbox> boxes = new HashMap<>();
  private final long totalBytes;
  private final int totalCount;
  private final Crowd crowd = new Crowd();
  private long bytes;
  private int count;
  private long lastPlace;
  private long lastDay;

  /// @param totalBytes all bodies together
  /// @param totalCount all envelopes
  Shelf(long totalBytes, int totalCount) {
    this.totalBytes = totalBytes;
    this.totalCount = totalCount;
  }

  @Nullable Entry find(DeviceId owner, EnvelopeKey key) {
    Mailbox box = boxes.get(owner);
    return box == null ? null : box.find(key);
  }

  @Nullable Mailbox box(DeviceId owner) {
    return boxes.get(owner);
  }

  Collection<Mailbox> boxes() {
    return boxes.values();
  }

  int count() {
    return count;
  }

  long bytes() {
    return bytes;
  }

  /// What is too full for an envelope of `size` bytes.
  Optional<Placement.What> full(DeviceId owner, int size, Room room) {
    Mailbox box = boxes.get(owner);
    long held = box == null ? 0 : box.bytes();
    int letters = box == null ? 0 : box.count();
    int strangers = box == null ? 0 : box.firstContacts();
    if (room.firstContact() && (strangers >= room.firstContacts() || hasShare(box, room))) {
      return Optional.of(Placement.What.FIRST_CONTACTS);
    }
    if (letters >= room.count()
        || held + size > room.bytes()
        || (box != null && !box.allows(size, room))) {
      return Optional.of(Placement.What.MAILBOX);
    }
    boolean shared = !isCrowded() || crowd.allows(room.from(), size, totalCount, totalBytes);
    return count >= totalCount || bytes + size > totalBytes || !shared
        ? Optional.of(Placement.What.RELAY)
        : Optional.empty();
  }

  /// Whether the network has its share of first contacts.
  private static boolean hasShare(@Nullable Mailbox box, Room room) {
    int share = Math.max(LEAST_FIRST_CONTACTS, room.firstContacts() / FIRST_CONTACT_SHARES);
    return box != null && box.firstContacts(room.from()) >= share;
  }

  /// Whether more than half of all room is taken.
  private boolean isCrowded() {
    return bytes > totalBytes / 2 || count > totalCount / 2;
  }

  /// Notes where a new entry came from, as far as that matters.
  void came(Entry entry, Room room) {
    if (room.firstContact()) {
      entry.box.firstContact(entry, room.from());
    }
    entry.box.crowds(entry, room);
    if (isCrowded()) {
      entry.from = crowd.add(room.from(), entry.size);
      entry.inCrowdOfAll = true;
    }
  }

  /// A new entry at the end of its mailbox.
  Entry add(DeviceId owner, EnvelopeKey key, long day, int size, boolean firstContact) {
    Mailbox box = boxes.computeIfAbsent(owner, Mailbox::new);
    Entry entry = new Entry(box, key, lastPlace + 1, day, size, firstContact);
    box.add(entry);
    count(entry);
    return entry;
  }

  /// An entry that was there before: in whatever order they come, [#putInOrder] ends it.
  Entry addFound(
      DeviceId owner, EnvelopeKey key, long place, long day, int size, boolean firstContact) {
    Mailbox box = boxes.computeIfAbsent(owner, Mailbox::new);
    Entry entry = new Entry(box, key, place, day, size, firstContact);
    box.addOldest(entry);
    count(entry);
    return entry;
  }

  /// After the last of [#addFound].
  void putInOrder() {
    boxes.values().forEach(Mailbox::putInOrder);
  }

  private void count(Entry entry) {
    bytes += entry.size;
    count++;
    usedUpTo(entry.place);
    lastDay = Math.max(lastDay, entry.day);
  }

  /// No place up to this one is given again.
  void usedUpTo(long place) {
    lastPlace = Math.max(lastPlace, place);
  }

  /// So many places more may have been used.
  void leavesOut(long places) {
    lastPlace += places;
  }

  /// The entry waits no longer.
  void remove(Entry entry) {
    entry.gone = true;
    entry.box.remove(entry);
    if (entry.from != null && entry.inCrowdOfAll) {
      crowd.remove(entry.from, entry.size);
    }
    bytes -= entry.size;
    count--;
    if (entry.box.isEmpty()) {
      boxes.remove(entry.box.owner());
    }
  }

  /// The newest workday on which anything came.
  long lastDay() {
    return lastDay;
  }

  /// What came before workday `day`. Mailboxes are in the order of days.
  List<Entry> before(long day) {
    List<Entry> old = new ArrayList<>();
    for (Mailbox box : boxes.values()) {
      for (Entry entry = box.oldest(); entry != null && entry.day < day; entry = entry.next) {
        old.add(entry);
      }
    }
    return old;
  }

  /// All that waits for `owner`.
  List<Entry> of(DeviceId owner) {
    List<Entry> all = new ArrayList<>();
    Mailbox box = boxes.get(owner);
    for (Entry entry = box == null ? null : box.oldest(); entry != null; entry = entry.next) {
      all.add(entry);
    }
    return all;
  }
}
