package app.maru.messaging.engine;

import app.maru.messaging.ConversationId;
import app.maru.messaging.delivery.Ledger;
import app.maru.messaging.find.Shard;
import app.maru.messaging.store.SearchRows;
import app.maru.messaging.store.StoreException;
import app.maru.p2p.net.Loop;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the index of messages up with them, a bit a turn, while nothing else has to be done.
///
/// Storing a message costs the index nothing: what came last is found by reading it. When [#SMALL]
/// numbers are complete they become a shard, and sixteen of those become one. A shard with stale
/// numbers is made anew, which takes the words of removed messages out of the database. All that is
/// kept between two turns can be lost: what to do next is read from the tables. On the loop.
final class SearchIndex {
  /// Messages that are read for every search, at most.
  static final int SMALL = 256;

  /// Messages of a whole shard: few enough for one to be made in a fifth of a second, so many that
  /// a million messages are 244 shards.
  static final int WHOLE = 4096;

  /// More pages than this in sixteen small shards, and they stay: texts are long, and a whole shard
  /// of them would take too much memory while it is made.
  private static final int MOST_PAGES = 2000;

  /// Texts read at once.
  private static final int READ = 16;

  /// UTF-16 units taken in in one turn: about two milliseconds.
  private static final int UNITS_A_TURN = 6_000;

  private static final Duration AFTER_START = Duration.ofSeconds(3);
  private static final Duration AFTER_GROWTH = Duration.ofSeconds(1);

  /// Removed words leave the database at most so much later, and many go together.
  private static final Duration LOOK_EVERY = Duration.ofMinutes(1);

  /// Between two turns of work, so that whatever else waits comes first.
  private static final Duration BREATH = Duration.ofMillis(1);

  private static final Logger LOG = LoggerFactory.getLogger(SearchIndex.class);

  private final SearchRows rows;
  private final Ledger ledger;
  private final Loop loop;
  private @Nullable Making making;
  private long next;
  private boolean awake;
  private boolean lost;

  SearchIndex(SearchRows rows, Ledger ledger, Loop loop) {
    this.rows = rows;
    this.ledger = ledger;
    this.loop = loop;
  }

  /// A shard in the making.
  private static final class Making {
    final long base;
    final int size;
    final Shard shard;
    final long mark;
    long at;

    Making(long base, int size, long mark) {
      this.base = base;
      this.size = size;
      this.mark = mark;
      this.shard = new Shard(size);
      this.at = base;
    }
  }

  /// What the index knows a conversation by.
  static String place(ConversationId conversation) {
    return conversation.bytes().hex().substring(0, 12);
  }

  /// Begins to look after the index.
  void open() {
    ledger.onLoss(reason -> {
      making = null;
      lost = true;
    });
    wake(AFTER_START);
    loop.schedule(LOOK_EVERY, this::lookAgain);
  }

  /// A message was stored.
  void grew(long num) {
    if (num >= next && next > 0) {
      next = num - num % SMALL + SMALL;
      wake(AFTER_GROWTH);
    }
  }

  private void lookAgain() {
    if (!ledger.isClosed()) {
      try {
        if (lost || rows.greatestStale().isPresent()) {
          wake(Duration.ZERO);
        }
      } catch (StoreException e) {
        LOG.warn("the index can't be looked after: {}", e.reason());
      }
      loop.schedule(LOOK_EVERY, this::lookAgain);
    }
  }

  private void wake(Duration after) {
    if (!awake) {
      awake = true;
      loop.schedule(after, this::work);
    }
  }

  private void work() {
    awake = false;
    if (ledger.isClosed()) {
      return;
    }
    try {
      if (making == null) {
        lost = false;
        making = plan();
      }
      if (making != null) {
        goOn(making);
        wake(BREATH);
      }
    } catch (StoreException e) {
      making = null;
      lost = true;
      LOG.warn("the index has to wait: {}", e.reason());
    }
  }

  /// What to make next: the newest first, since it is looked for most.
  private @Nullable Making plan() throws StoreException {
    long end = rows.greatest() + 1;
    long complete = end - end % SMALL;
    next = complete + SMALL;
    List<SearchRows.Shard> shards = rows.shards();
    int at = 0;
    for (long base = complete - SMALL; base >= 0; base -= SMALL) {
      while (at < shards.size() && shards.get(at).base() > base) {
        at++;
      }
      boolean there = at < shards.size() && shards.get(at).base() + shards.get(at).size() > base;
      long whole = base - base % WHOLE;
      if (there && shards.get(at).size() == WHOLE) {
        base = whole;
      } else if (whole + WHOLE <= complete && !tooLong(shards, whole)) {
        return make(whole, WHOLE);
      } else if (!there) {
        return make(base, SMALL);
      }
    }
    return again();
  }

  private static boolean tooLong(List<SearchRows.Shard> shards, long whole) {
    return shards.stream()
            .filter(shard -> shard.base() >= whole && shard.base() < whole + WHOLE)
            .mapToLong(SearchRows.Shard::pages)
            .sum()
        > MOST_PAGES;
  }

  private Making make(long base, int size) throws StoreException {
    return new Making(base, size, rows.staleness());
  }

  /// The shard of a stale number. What no shard has yet will be read as it is when one is made.
  private @Nullable Making again() throws StoreException {
    Optional<Long> stale = rows.greatestStale();
    if (stale.isEmpty()) {
      return null;
    }
    long num = stale.get();
    Optional<SearchRows.Guide> shard = rows.at(num);
    long end = shard.map(guide -> guide.base() + guide.size()).orElse(0L);
    if (shard.isPresent() && end > num) {
      return make(shard.get().base(), shard.get().size());
    }
    long mark = rows.staleness();
    ledger.write(() -> {
      rows.fresh(end, num + 1, mark);
      return true;
    });
    return again();
  }

  private void goOn(Making now) throws StoreException {
    int units = 0;
    while (units < UNITS_A_TURN) {
      List<SearchRows.Text> texts = rows.ascending(now.at, now.base + now.size, READ);
      for (SearchRows.Text text : texts) {
        now.shard.add((int) (text.num() - now.base), place(text.conversation()), text.text());
        units += text.text().length() + 40;
        now.at = text.num() + 1;
      }
      if (texts.size() < READ) {
        finish(now);
        return;
      }
    }
  }

  private void finish(Making now) throws StoreException {
    Shard.Sealed sealed = now.shard.seal();
    making = null;
    ledger.write(() -> {
      rows.put(new SearchRows.Guide(now.base, now.size, sealed.directory()), sealed.pages());
      rows.fresh(now.base, now.base + now.size, now.mark);
      return true;
    });
  }
}
