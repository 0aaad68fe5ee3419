package app.maru.messaging.store;

import app.maru.crypto.Bytes;
import app.maru.messaging.ConversationId;
import java.util.List;
import java.util.Optional;

/// The index of messages as it is stored: shards of consecutive numbers, each in pages.
///
/// What is written here belongs to the batch in which the messages are written.
public final class SearchRows {
  /// Numbers of pages a message has: a shard of 256 messages has room for a million pages.
  private static final int PAGES = 4096;

  private final Database database;

  /// The tables in `database`.
  public SearchRows(Database database) {
    this.database = database;
  }

  /// A shard.
  ///
  /// @param base the first number
  /// @param size how many numbers
  /// @param pages how many pages
  public record Shard(long base, int size, int pages) {}

  /// A shard with what leads to its pages.
  ///
  /// @param base the first number
  /// @param size how many numbers
  /// @param directory the first terms of its pages
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Guide(long base, int size, byte[] directory) {}

  /// The greatest number of a message, 0 if there is none.
  public long greatest() throws StoreException {
    return database.first("SELECT MAX(num) FROM messages", row -> row.getLong(1)).orElseThrow();
  }

  /// All shards, the newest first.
  public List<Shard> shards() throws StoreException {
    return database.list(
        "SELECT base, size, pages FROM search_shards ORDER BY base DESC",
        row -> new Shard(row.getLong(1), row.getInt(2), row.getInt(3)));
  }

  /// The last shard that begins at or before a number.
  public Optional<Guide> at(long num) throws StoreException {
    return database.first(
        "SELECT base, size, directory FROM search_shards WHERE base <= ?"
            + " ORDER BY base DESC LIMIT 1",
        row -> new Guide(row.getLong(1), row.getInt(2), row.getBytes(3)),
        num);
  }

  /// A page of a shard.
  public byte[] page(long base, int number) throws StoreException {
    return database
        .first(
            "SELECT page FROM search_pages WHERE id = ?", row -> row.getBytes(1), id(base, number))
        .orElseThrow(() -> new StoreException(StoreException.Reason.DAMAGED, "a page is missing"));
  }

  /// Puts a shard in the place of those within it.
  public void put(Guide shard, List<byte[]> pages) throws StoreException {
    remove(shard.base(), shard.size());
    database.update(
        "INSERT INTO search_shards (base, size, pages, directory) VALUES (?, ?, ?, ?)",
        shard.base(),
        shard.size(),
        pages.size(),
        shard.directory());
    for (int i = 0; i < pages.size(); i++) {
      database.update(
          "INSERT INTO search_pages (id, page) VALUES (?, ?)", id(shard.base(), i), pages.get(i));
    }
  }

  private void remove(long base, int size) throws StoreException {
    database.update("DELETE FROM search_shards WHERE base >= ? AND base < ?", base, base + size);
    database.update(
        "DELETE FROM search_pages WHERE id >= ? AND id < ?", id(base, 0), id(base + size, 0));
  }

  /// Numbers that became stale among these, the greatest first.
  public List<Long> stale(long from, long before, int limit) throws StoreException {
    return database.list(
        "SELECT DISTINCT num FROM search_stale WHERE num >= ? AND num < ? ORDER BY num DESC LIMIT"
            + " ?",
        row -> row.getLong(1),
        from,
        before,
        limit);
  }

  /// The greatest number that is stale.
  public Optional<Long> greatestStale() throws StoreException {
    return database.first(
        "SELECT num FROM search_stale ORDER BY num DESC LIMIT 1", row -> row.getLong(1));
  }

  /// How often numbers became stale until now: a mark to give to [#fresh(long, long, long)].
  public long staleness() throws StoreException {
    return database.first("SELECT MAX(seq) FROM search_stale", row -> row.getLong(1)).orElseThrow();
  }

  /// These are in the index as they were at the mark.
  public void fresh(long from, long before, long mark) throws StoreException {
    database.update(
        "DELETE FROM search_stale WHERE num >= ? AND num < ? AND seq <= ?", from, before, mark);
  }

  /// A text with its number.
  ///
  /// @param num its number
  /// @param conversation where it was said
  /// @param text what was said
  public record Text(long num, ConversationId conversation, String text) {}

  /// Texts in ascending order.
  public List<Text> ascending(long from, long before, int limit) throws StoreException {
    return texts(from, before, "", limit);
  }

  /// Texts in descending order.
  public List<Text> descending(long from, long before, int limit) throws StoreException {
    return texts(from, before, " DESC", limit);
  }

  private List<Text> texts(long from, long before, String order, int limit) throws StoreException {
    return database.list(
        "SELECT num, conversation, text FROM messages WHERE num >= ? AND num < ? ORDER BY num"
            + order
            + " LIMIT ?",
        row ->
            new Text(
                row.getLong(1), new ConversationId(Bytes.of(row.getBytes(2))), row.getString(3)),
        from,
        before,
        limit);
  }

  /// The text of that number.
  public Optional<Text> text(long num) throws StoreException {
    return ascending(num, num + 1, 1).stream().findFirst();
  }

  private static long id(long base, int number) {
    return base * PAGES + number;
  }
}
