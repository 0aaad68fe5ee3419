package app.maru.relay.mailbox;

import app.maru.crypto.DeviceId;
import java.util.HashSet;
import java.util.Set;

/// What devices have taken a short time ago: it is known when it comes again. On the loop.
final class RecentIds {
  private final int size;
  private Set<Taken> newer = new HashSet<>();
  private Set<Taken> older = new HashSet<>();

  RecentIds(int size) {
    this.size = size;
  }

  void add(DeviceId owner, EnvelopeKey key) {
    if (newer.size() >= size) {
      older = newer;
      newer = new HashSet<>();
    }
    newer.add(new Taken(owner, key));
  }

  boolean contains(DeviceId owner, EnvelopeKey key) {
    Taken taken = new Taken(owner, key);
    return newer.contains(taken) || older.contains(taken);
  }

  private record Taken(DeviceId owner, EnvelopeKey key) {}
}
