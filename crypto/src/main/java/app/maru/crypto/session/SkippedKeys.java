package app.maru.crypto.session;

import app.maru.crypto.Bytes;
import app.maru.crypto.codec.MalformedException;
import app.maru.crypto.codec.Reader;
import app.maru.crypto.codec.Writer;
import app.maru.crypto.primitive.DhKeys;
import app.maru.crypto.primitive.Hashes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Keys of messages that were overtaken by later ones, oldest first, and the chains they belong to.
/// Immutable.
record SkippedKeys(List<Bytes> chains, List<Entry> entries) {
  /// Most keys of a session: bounds what a peer can make us store (90 KiB).
  static final int MAX = 2_000;

  /// Most receiving chains whose keys are kept, besides the current one.
  static final int MAX_CHAINS = 5;

  /// A key is kept as long as its message may be under way, and two days.
  static final Duration LIFETIME = Duration.ofDays(16);

  private static final SkippedKeys NONE = new SkippedKeys(List.of(), List.of());

  /// The key of message `number` of a chain.
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Entry(Bytes chain, long number, byte[] key, Instant expiry) {
    boolean is(Bytes otherChain, long otherNumber) {
      return number == otherNumber && chain.equals(otherChain);
    }

    @Override
    public String toString() {
      return "Entry[" + number + "]";
    }
  }

  static SkippedKeys none() {
    return NONE;
  }

  Optional<Entry> find(Bytes chain, long number) {
    for (Entry entry : entries) {
      if (entry.is(chain, number)) {
        return Optional.of(entry);
      }
    }
    return Optional.empty();
  }

  /// Whether a former chain of this key is remembered.
  boolean knows(Bytes chain) {
    return chains.contains(chain);
  }

  SkippedKeys without(Entry used) {
    return new SkippedKeys(
        chains, entries.stream().filter(entry -> !entry.is(used.chain, used.number)).toList());
  }

  /// With the newer keys too; the oldest make room.
  SkippedKeys with(List<Entry> newer) {
    if (newer.isEmpty()) {
      return this;
    }
    List<Entry> all = new ArrayList<>(entries.size() + newer.size());
    all.addAll(entries);
    all.addAll(newer);
    int excess = Math.max(0, all.size() - MAX);
    return new SkippedKeys(chains, List.copyOf(all.subList(excess, all.size())));
  }

  /// After the chain ended that was current; the oldest chain makes room with all its keys.
  SkippedKeys ended(Bytes chain) {
    List<Bytes> known = new ArrayList<>(chains);
    known.add(chain);
    if (known.size() <= MAX_CHAINS) {
      return new SkippedKeys(List.copyOf(known), entries);
    }
    Bytes forgotten = known.removeFirst();
    return new SkippedKeys(
        List.copyOf(known),
        entries.stream().filter(entry -> !entry.chain.equals(forgotten)).toList());
  }

  SkippedKeys unexpiredAt(Instant now) {
    if (entries.stream().noneMatch(entry -> entry.expiry.isBefore(now))) {
      return this;
    }
    return new SkippedKeys(
        chains, entries.stream().filter(entry -> !entry.expiry.isBefore(now)).toList());
  }

  void write(Writer writer) {
    writer.u8(chains.size());
    chains.forEach(chain -> writer.raw(chain.toArray()));
    writer.u32(entries.size());
    for (Entry entry : entries) {
      int chain = chains.indexOf(entry.chain);
      writer.u8(chain < 0 ? MAX_CHAINS : chain);
      writer.u32(entry.number).raw(entry.key).instant(entry.expiry);
    }
  }

  /// Reads what [#write] wrote.
  ///
  /// @param current the key of the current receiving chain
  static SkippedKeys read(Reader reader, Bytes current) throws MalformedException {
    List<Bytes> chains = new ArrayList<>();
    for (int left = reader.u8(); left > 0; left--) {
      chains.add(Bytes.of(reader.raw(DhKeys.SIZE)));
    }
    int count = reader.u32(MAX);
    List<Entry> entries = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int chain = reader.u8();
      if (chain != MAX_CHAINS && chain >= chains.size()) {
        throw new MalformedException("key of no chain");
      }
      Bytes key = chain == MAX_CHAINS ? current : chains.get(chain);
      entries.add(new Entry(key, reader.u32(), reader.raw(Hashes.SIZE), reader.instant()));
    }
    return new SkippedKeys(List.copyOf(chains), List.copyOf(entries));
  }
}
