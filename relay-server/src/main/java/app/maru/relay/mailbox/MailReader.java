package app.maru.relay.mailbox;

import app.maru.crypto.Bytes;
import app.maru.crypto.DeviceId;
import app.maru.p2p.net.Loop;
import app.maru.p2p.wire.Envelope;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads waiting mail in the background; the loop decides what and looks at the outcome.
final class MailReader {
  private static final Logger LOG = LoggerFactory.getLogger(MailReader.class);

  private final Loop loop;
  private final Executor background;
  private final Shelf shelf;
  private final Consumer<Entry> unreadable;

  /// What is read into, outside Java's heap, where the system puts it without a copy; as many as
  /// there are threads that read.
  private final Queue<ByteBuffer> buffers = new ConcurrentLinkedQueue<>();

  /// @param unreadable is told what is damaged
  MailReader(Loop loop, Executor background, Shelf shelf, Consumer<Entry> unreadable) {
    this.loop = loop;
    this.background = background;
    this.shelf = shelf;
    this.unreadable = unreadable;
  }

  void take(DeviceId owner, long after, int count, int bytes, Consumer<Batch> answer) {
    List<Page> pages = new ArrayList<>();
    Mailbox box = shelf.box(owner);
    Entry entry = box == null ? null : box.after(after);
    long left = bytes;
    while (entry != null && pages.size() < count && (pages.isEmpty() || entry.size <= left)) {
      pages.add(new Page(entry));
      left -= entry.size;
      entry = entry.next;
    }
    boolean more = entry != null;
    long upTo = pages.isEmpty() ? after : pages.getLast().entry.place;
    if (pages.stream().allMatch(page -> page.body != null)) {
      loop.execute(() -> answer.accept(batch(pages, more, upTo)));
    } else {
      background.execute(() -> {
        readOrFail(pages);
        loop.execute(() -> {
          if (pages.stream().anyMatch(Page::wasMoved)) {
            take(owner, after, count, bytes, answer);
          } else {
            answer.accept(batch(pages, more, upTo));
          }
        });
      });
    }
  }

  /// In the background. Whatever goes wrong, whoever asked hears of it.
  private void readOrFail(List<Page> pages) {
    ByteBuffer free = buffers.poll();
    ByteBuffer in = free == null ? ByteBuffer.allocateDirect(MailLimits.READ_BYTES) : free;
    try {
      read(pages, in);
    } catch (RuntimeException | Error e) {
      LOG.error("mail could not be read: {}", e.getClass().getSimpleName());
      pages.stream().filter(page -> page.body == null).forEach(page -> page.failed = true);
    } finally {
      buffers.add(in);
    }
  }

  /// What stands in a row is read in one go.
  private static void read(List<Page> pages, ByteBuffer in) {
    int from = 0;
    while (from < pages.size()) {
      int to = from + 1;
      int bytes = pages.get(from).bytes();
      while (to < pages.size()
          && pages.get(to).follows(pages.get(to - 1))
          && bytes + pages.get(to).bytes() <= MailLimits.READ_BYTES) {
        bytes += pages.get(to).bytes();
        to++;
      }
      readRow(pages.subList(from, to), in.clear().limit(bytes));
      from = to;
    }
  }

  private static void readRow(List<Page> row, ByteBuffer in) {
    Page first = row.getFirst();
    if (!first.isToRead()) {
      return;
    }
    if (row.size() > 1) {
      try {
        first.segment().file.read(first.offset, in);
        in.flip();
        int at = 0;
        for (Page page : row) {
          page.find(in, at);
          at += page.bytes();
        }
      } catch (IOException e) {
        LOG.debug("a row could not be read: {}", e.getClass().getSimpleName());
      }
    }
    // One bad spot costs no neighbours.
    row.forEach(page -> page.read(in));
  }

  /// What could not be read is not lost: cables and controllers fail, and work again. Only bytes
  /// that were read and are wrong, again and again, are.
  private Batch batch(List<Page> pages, boolean more, long upTo) {
    boolean gaps = false;
    List<Batch.Letter> letters = new ArrayList<>(pages.size());
    for (Page page : pages) {
      Entry entry = page.entry;
      if (entry.gone) {
        continue;
      }
      if (page.body == null && page.failed) {
        gaps = true;
      } else if (page.body == null) {
        unreadable.accept(entry);
      } else {
        Envelope envelope = new Envelope(entry.box.owner(), page.body);
        letters.add(new Batch.Letter(entry.place, entry.key.id(), envelope));
      }
    }
    if (gaps) {
      LOG.warn("some mail can't be read now; it waits on");
    }
    return new Batch(letters, more, upTo, gaps);
  }

  /// An entry and its bytes, as far as they are known.
  private static final class Page {
    private final Entry entry;
    private final @Nullable Segment segment;
    private final int offset;
    private @Nullable Bytes body;
    private boolean failed;

    Page(Entry entry) {
      this.entry = entry;
      this.segment = entry.segment;
      this.offset = entry.offset;
      this.body = entry.body;
    }

    boolean isToRead() {
      return body == null && segment != null;
    }

    Segment segment() {
      return Objects.requireNonNull(segment);
    }

    int bytes() {
      return entry.recordBytes();
    }

    /// Whether it stands right behind `other`.
    boolean follows(Page other) {
      return isToRead()
          && other.isToRead()
          && segment == other.segment
          && offset == other.offset + other.bytes();
    }

    /// Reads it alone, if it was not found yet.
    void read(ByteBuffer in) {
      for (int i = 0; i < MailLimits.READS && body == null; i++) {
        try {
          segment().file.read(offset, in.clear().limit(bytes()));
          find(in.flip(), 0);
          failed = false;
        } catch (IOException e) {
          // Given up meanwhile, or broken: the loop knows.
          failed = true;
        }
      }
    }

    /// Looks for it where it stood when it was asked for.
    void find(ByteBuffer in, int at) {
      SegmentFormat.Found found = SegmentFormat.read(in, at, segment().salt);
      if (found != null && found.isMail() && found.place(in) == entry.place) {
        body = found.body(in);
      }
    }

    /// It could not be read because it stands elsewhere by now.
    boolean wasMoved() {
      return body == null && !entry.gone && entry.segment != segment;
    }
  }
}
