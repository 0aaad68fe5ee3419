package app.maru.relay.account;

import app.maru.crypto.Bytes;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/// Invites that were handed out. Only hashes: who reads the database can't enter with them.
final class InviteRows {
  private InviteRows() {}

  static void insert(Session session, Invite invite) throws SQLException {
    session.update(
        "INSERT INTO INVITES (HASH, USES_LEFT, EXPIRES_AT) VALUES (?, ?, ?)",
        invite.hash().toArray(),
        invite.usesLeft(),
        invite.expires().toEpochMilli());
  }

  /// Those with which somebody can still come in.
  static List<Invite> usable(Session session, Instant now) throws SQLException {
    return all(session).stream()
        .filter(invite -> invite.usesLeft() > 0 && invite.expires().isAfter(now))
        .toList();
  }

  static List<Invite> all(Session session) throws SQLException {
    return session.list(
        "SELECT HASH, USES_LEFT, EXPIRES_AT FROM INVITES ORDER BY EXPIRES_AT, HASH",
        row ->
            new Invite(
                Bytes.of(row.getBytes(1)), row.getInt(2), Instant.ofEpochMilli(row.getLong(3))));
  }

  /// Uses it once.
  ///
  /// @return whether it could be used
  static boolean use(Session session, Bytes hash, Instant now) throws SQLException {
    return session.update(
            "UPDATE INVITES SET USES_LEFT = USES_LEFT - 1"
                + " WHERE HASH = ? AND USES_LEFT > 0 AND EXPIRES_AT > ?",
            hash.toArray(),
            now.toEpochMilli())
        > 0;
  }

  /// Drops what is used up.
  static void forgetUsed(Session session) throws SQLException {
    session.update("DELETE FROM INVITES WHERE USES_LEFT < 1");
  }

  /// Drops what is over.
  static void forgetOver(Session session, Instant now) throws SQLException {
    session.update("DELETE FROM INVITES WHERE EXPIRES_AT <= ?", now.toEpochMilli());
  }

  static boolean delete(Session session, Bytes hash) throws SQLException {
    return session.update("DELETE FROM INVITES WHERE HASH = ?", hash.toArray()) > 0;
  }
}
