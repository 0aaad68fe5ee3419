package app.maru.relay.account;

import app.maru.crypto.Bytes;
import app.maru.crypto.DeviceId;
import app.maru.crypto.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// The devices that have mailboxes.
final class DeviceRows {
  private static final String COLUMNS =
      "DEVICE, PERSON, CERTIFICATE_HASH, TOKEN_HASH, QUOTA_BYTES, QUOTA_COUNT FROM DEVICES";

  private DeviceRows() {}

  /// @param tokenHash SHA-256 of the delivery token, if one is set
  /// @param quota its own one, if it has one
  record Known(
      DeviceId device,
      PersonId person,
      Bytes certificateHash,
      Optional<Bytes> tokenHash,
      Optional<Quota> quota) {
    Known withCertificate(Bytes hash) {
      return new Known(device, person, hash, tokenHash, quota);
    }

    Known withToken(Optional<Bytes> hash) {
      return new Known(device, person, certificateHash, hash, quota);
    }

    Known withQuota(Optional<Quota> now) {
      return new Known(device, person, certificateHash, tokenHash, now);
    }
  }

  static List<Known> all(Session session) throws SQLException {
    return session.list("SELECT " + COLUMNS, DeviceRows::read);
  }

  static List<Known> of(Session session, PersonId person) throws SQLException {
    return session.list(
        "SELECT " + COLUMNS + " WHERE PERSON = ?", DeviceRows::read, person.bytes().toArray());
  }

  static Optional<Known> find(Session session, DeviceId device) throws SQLException {
    return session.first(
        "SELECT " + COLUMNS + " WHERE DEVICE = ?", DeviceRows::read, device.bytes().toArray());
  }

  static int count(Session session) throws SQLException {
    return session.first("SELECT COUNT(*) FROM DEVICES", row -> row.getInt(1)).orElse(0);
  }

  static void insert(Session session, Known device) throws SQLException {
    session.update(
        "INSERT INTO DEVICES (DEVICE, PERSON, CERTIFICATE_HASH, CAME, IN_USE)"
            + " VALUES (?, ?, ?, (SELECT NUMBER FROM WORKDAYS), FALSE)",
        device.device().bytes().toArray(),
        device.person().bytes().toArray(),
        device.certificateHash().toArray());
  }

  static void setCertificate(Session session, DeviceId device, Bytes hash) throws SQLException {
    session.update(
        "UPDATE DEVICES SET CERTIFICATE_HASH = ? WHERE DEVICE = ?",
        hash.toArray(),
        device.bytes().toArray());
  }

  static boolean setToken(Session session, DeviceId device, Optional<Bytes> hash)
      throws SQLException {
    byte[] id = device.bytes().toArray();
    if (hash.isEmpty()) {
      return session.update("UPDATE DEVICES SET TOKEN_HASH = NULL WHERE DEVICE = ?", id) > 0;
    }
    return session.update(
            "UPDATE DEVICES SET TOKEN_HASH = ?, IN_USE = TRUE WHERE DEVICE = ?",
            hash.get().toArray(),
            id)
        > 0;
  }

  /// The mailbox is of use to somebody.
  static void nowInUse(Session session, DeviceId device) throws SQLException {
    session.update(
        "UPDATE DEVICES SET IN_USE = TRUE WHERE DEVICE = ? AND NOT IN_USE",
        device.bytes().toArray());
  }

  /// No token opens any mailbox.
  static void forgetTokens(Session session) throws SQLException {
    session.update("UPDATE DEVICES SET TOKEN_HASH = NULL");
  }

  static boolean setQuota(Session session, DeviceId device, Optional<Quota> quota)
      throws SQLException {
    byte[] id = device.bytes().toArray();
    if (quota.isEmpty()) {
      return session.update(
              "UPDATE DEVICES SET QUOTA_BYTES = NULL, QUOTA_COUNT = NULL WHERE DEVICE = ?", id)
          > 0;
    }
    return session.update(
            "UPDATE DEVICES SET QUOTA_BYTES = ?, QUOTA_COUNT = ? WHERE DEVICE = ?",
            quota.get().bytes(),
            quota.get().count(),
            id)
        > 0;
  }

  /// With it go its bundle and prekeys.
  static boolean delete(Session session, DeviceId device) throws SQLException {
    return session.update("DELETE FROM DEVICES WHERE DEVICE = ?", device.bytes().toArray()) > 0;
  }

  private static Known read(ResultSet row) throws SQLException {
    long quotaBytes = row.getLong(5);
    Optional<Quota> quota =
        row.wasNull() ? Optional.empty() : Optional.of(new Quota(quotaBytes, row.getInt(6)));
    return new Known(
        DeviceId.of(row.getBytes(1)),
        PersonId.of(row.getBytes(2)),
        Bytes.of(row.getBytes(3)),
        Optional.ofNullable(row.getBytes(4)).map(Bytes::of),
        quota);
  }
}
