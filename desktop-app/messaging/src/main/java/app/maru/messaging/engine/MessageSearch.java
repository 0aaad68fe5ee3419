package app.maru.messaging.engine;

import app.maru.messaging.ConversationId;
import app.maru.messaging.Hit;
import app.maru.messaging.find.Lookup;
import app.maru.messaging.find.Needle;
import app.maru.messaging.find.Span;
import app.maru.messaging.store.Messages;
import app.maru.messaging.store.SearchRows;
import app.maru.messaging.store.StoreException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// One search over messages, from the newest back. The index says which may be hits, their texts
/// which are; what is not in the index yet is read. On the loop.
final class MessageSearch implements Desk.Search<List<Hit>> {
  /// Most hits of one search.
  static final int MAX_HITS = 500;

  /// Rows read in one turn: a millisecond or two.
  static final int READS = 150;

  /// Texts read at once where there is no index.
  private static final int UNINDEXED = 32;

  /// More stale numbers in a shard than this, and the whole of it is read instead.
  private static final int MAX_STALE = 256;

  private final SearchRows rows;
  private final Messages messages;
  private final Needle needle;
  private final Lookup lookup;
  private final Optional<ConversationId> within;
  private final int limit;
  private final List<Hit> hits = new ArrayList<>();
  private final TreeSet<Long> candidates = new TreeSet<>();
  private long before;
  private int reads;

  /// What to look for.
  ///
  /// @param needle what texts must have
  /// @param within the only conversation that counts
  /// @param before only positions below this one count
  /// @param limit most hits
  record Question(
      Needle needle, Optional<ConversationId> within, Optional<Long> before, int limit) {}

  MessageSearch(SearchRows rows, Messages messages, Question question) throws StoreException {
    this.rows = rows;
    this.messages = messages;
    this.needle = question.needle();
    this.within = question.within();
    this.lookup = Lookup.of(needle, within.map(SearchIndex::place));
    this.limit = Math.clamp(question.limit(), 1, MAX_HITS);
    long end = rows.greatest() + 1;
    this.before =
        needle.isEmpty() ? 0 : question.before().map(given -> Math.min(given, end)).orElse(end);
  }

  @Override
  public Optional<List<Hit>> look() throws StoreException {
    reads = 0;
    while (reads < READS) {
      Long next = candidates.pollLast();
      if (next != null) {
        reads++;
        Optional<SearchRows.Text> text = rows.text(next);
        if (text.isPresent()) {
          check(text.get());
        }
      } else if (before <= 0) {
        return Optional.of(hits);
      } else {
        collect();
      }
      if (hits.size() == limit) {
        return Optional.of(hits);
      }
    }
    return Optional.empty();
  }

  /// Takes what may be a hit from the next stretch.
  private void collect() throws StoreException {
    Optional<SearchRows.Guide> shard = rows.at(before - 1);
    reads++;
    long indexed = shard.map(guide -> guide.base() + guide.size()).orElse(0L);
    if (shard.isEmpty() || indexed < before) {
      read(indexed);
      return;
    }
    long base = shard.get().base();
    BitSet found =
        lookup.in(
            shard.get().directory(),
            page -> {
              reads++;
              return rows.page(base, page);
            });
    for (long num : rows.stale(base, before, MAX_STALE)) {
      found.set((int) (num - base));
    }
    for (int at = found.nextSetBit(0); at >= 0; at = found.nextSetBit(at + 1)) {
      if (base + at < before) {
        candidates.add(base + at);
      }
    }
    before = base;
  }

  private void read(long from) throws StoreException {
    List<SearchRows.Text> texts = rows.descending(from, before, UNINDEXED);
    reads += UNINDEXED;
    before = texts.size() < UNINDEXED ? from : texts.getLast().num();
    for (SearchRows.Text text : texts) {
      check(text);
      if (hits.size() == limit) {
        return;
      }
    }
  }

  private void check(SearchRows.Text text) throws StoreException {
    if (within.isPresent() && !within.get().equals(text.conversation())) {
      return;
    }
    List<Span> spans = needle.in(text.text());
    if (!spans.isEmpty()) {
      messages
          .numbered(text.num())
          .ifPresent(message -> hits.add(new Hit(message, text.num(), spans)));
    }
  }
}
