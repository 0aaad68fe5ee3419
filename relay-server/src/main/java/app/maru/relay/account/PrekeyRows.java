package app.maru.relay.account;

import app.maru.crypto.Bytes;
import app.maru.crypto.DeviceId;
import app.maru.p2p.wire.Limits;
import app.maru.p2p.wire.RelayFrame.Stock;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What devices have published for those who want to write to them.
///
/// Invariant: a one-time prekey that was taken is remembered until its owner has destroyed the
/// private half, so that publishing it again by mistake does not hand it out twice.
final class PrekeyRows {
  private PrekeyRows() {}

  /// @param epoch of the device list in it
  static void putBundle(Session session, DeviceId device, long epoch, Bytes bundle)
      throws SQLException {
    byte[] key = device.bytes().toArray();
    session.update("DELETE FROM BUNDLES WHERE DEVICE = ?", key);
    session.update(
        "INSERT INTO BUNDLES (DEVICE, BUNDLE_ID, BUNDLE, EPOCH) VALUES (?, ?, ?, ?)",
        key,
        Stocks.bundleId(bundle).toArray(),
        bundle.toArray(),
        epoch);
  }

  /// Drops the device's bundle if it shows an older list than the one of this epoch.
  ///
  /// @return whether it did
  static boolean dropStale(Session session, DeviceId device, long epoch) throws SQLException {
    return session.update(
            "DELETE FROM BUNDLES WHERE DEVICE = ? AND EPOCH < ?", device.bytes().toArray(), epoch)
        > 0;
  }

  static Optional<Bytes> bundle(Session session, DeviceId device) throws SQLException {
    return session.first(
        "SELECT BUNDLE FROM BUNDLES WHERE DEVICE = ?",
        row -> Bytes.of(row.getBytes(1)),
        device.bytes().toArray());
  }

  /// What can be handed out now. What is too old for that stays until the clock is believed.
  static Stock stock(Session session, DeviceId device, Instant now) throws SQLException {
    byte[] key = device.bytes().toArray();
    Bytes bundle =
        session
            .first(
                "SELECT BUNDLE_ID FROM BUNDLES WHERE DEVICE = ?",
                row -> Bytes.of(row.getBytes(1)),
                key)
            .orElse(Stocks.NONE.bundle());
    int oneTime =
        session
            .first(
                "SELECT COUNT(*) FROM PREKEYS WHERE DEVICE = ? AND ADDED_AT >= ?",
                row -> row.getInt(1),
                key,
                offeredSince(now))
            .orElse(0);
    return new Stock(bundle, oneTime);
  }

  private static long offeredSince(Instant now) {
    return now.minus(Limits.ONE_TIME_PREKEY_OFFERED).toEpochMilli();
  }

  static Map<DeviceId, Stock> stocks(Session session, Instant now) throws SQLException {
    Map<DeviceId, Stock> stocks = new HashMap<>();
    session.list(
        "SELECT DEVICE, BUNDLE_ID FROM BUNDLES",
        row -> stocks.put(DeviceId.of(row.getBytes(1)), new Stock(Bytes.of(row.getBytes(2)), 0)));
    session.list(
        "SELECT DEVICE, COUNT(*) FROM PREKEYS WHERE ADDED_AT >= ? GROUP BY DEVICE",
        row -> {
          DeviceId device = DeviceId.of(row.getBytes(1));
          Bytes bundle = stocks.getOrDefault(device, Stocks.NONE).bundle();
          return stocks.put(device, new Stock(bundle, row.getInt(2)));
        },
        offeredSince(now));
    return stocks;
  }

  /// Adds those that are new, as many as there is room for.
  static void add(Session session, DeviceId device, List<Bytes> records, Instant now)
      throws SQLException {
    byte[] key = device.bytes().toArray();
    int room = Limits.MAX_ONE_TIME_PREKEYS - stock(session, device, now).oneTime();
    for (Bytes record : records) {
      byte[] hash = Stocks.sha256(record).toArray();
      if (room > 0 && !known(session, key, hash)) {
        session.update(
            "INSERT INTO PREKEYS (DEVICE, HASH, RECORD, ADDED_AT) VALUES (?, ?, ?, ?)",
            key,
            hash,
            record.toArray(),
            now.toEpochMilli());
        room--;
      }
    }
  }

  private static boolean known(Session session, byte[] device, byte[] hash) throws SQLException {
    return session
        .first(
            "SELECT 1 FROM PREKEYS WHERE DEVICE = ? AND HASH = ?"
                + " UNION ALL SELECT 1 FROM SPENT_PREKEYS WHERE DEVICE = ? AND HASH = ?",
            row -> true,
            device,
            hash,
            device,
            hash)
        .isPresent();
  }

  private record Taken(long sequence, Bytes record) {}

  /// Takes the oldest, for good.
  static Optional<Bytes> take(Session session, DeviceId device, Instant now) throws SQLException {
    byte[] key = device.bytes().toArray();
    Optional<Taken> taken =
        session.first(
            "SELECT SEQUENCE, RECORD FROM PREKEYS WHERE DEVICE = ? AND ADDED_AT >= ?"
                + " ORDER BY SEQUENCE FETCH FIRST 1 ROWS ONLY",
            row -> new Taken(row.getLong(1), Bytes.of(row.getBytes(2))),
            key,
            offeredSince(now));
    if (taken.isPresent()) {
      session.update("DELETE FROM PREKEYS WHERE SEQUENCE = ?", taken.get().sequence());
      session.update(
          "INSERT INTO SPENT_PREKEYS (DEVICE, HASH, SPENT_AT) VALUES (?, ?, ?)",
          key,
          Stocks.sha256(taken.get().record()).toArray(),
          now.toEpochMilli());
    }
    return taken.map(Taken::record);
  }

  /// The devices that have prekeys too old to be handed out.
  static List<DeviceId> withOld(Session session, Instant now) throws SQLException {
    return session.list(
        "SELECT DISTINCT DEVICE FROM PREKEYS WHERE ADDED_AT < ?",
        row -> DeviceId.of(row.getBytes(1)),
        offeredSince(now));
  }

  /// Drops what is too old to be handed out, and what was spent twice as long ago.
  static void forgetOld(Session session, Instant now) throws SQLException {
    session.update("DELETE FROM PREKEYS WHERE ADDED_AT < ?", offeredSince(now));
    session.update(
        "DELETE FROM SPENT_PREKEYS WHERE SPENT_AT < ?",
        offeredSince(now.minus(Limits.ONE_TIME_PREKEY_OFFERED)));
  }

  /// Forgets all that could still be handed out: after going back to an older copy nobody knows
  /// which of them were.
  static void forgetAll(Session session) throws SQLException {
    session.update("DELETE FROM PREKEYS");
    session.update("DELETE FROM BUNDLES");
  }

  static int count(Session session) throws SQLException {
    return session.first("SELECT COUNT(*) FROM PREKEYS", row -> row.getInt(1)).orElse(0);
  }
}
