package app.maru.relay.account;

import app.maru.crypto.DeviceId;
import java.sql.SQLException;
import java.util.List;

/// On which days of the relay's work devices were last here.
///
/// Days are numbered, not dated: while the relay does not run, or its clock is wrong, nobody gets
/// older by it; and less can be read from the disk.
final class WorkdayRows {
  private WorkdayRows() {}

  private record Last(long number, long day) {}

  /// The relay works on this day. One later than any before is a new workday. An earlier one is
  /// not: a clock that goes to and fro would age everybody by a day each time.
  ///
  /// @param day since 1970
  /// @param sure the clock has been right for so long that what it was before was wrong: from now
  ///   on days later than this one count
  /// @return the number of the workday
  static long begin(Session session, long day, boolean sure) throws SQLException {
    Last last =
        session
            .first(
                "SELECT NUMBER, ON_DAY FROM WORKDAYS",
                row -> new Last(row.getLong(1), row.getLong(2)))
            .orElseThrow();
    long number = day > last.day() ? last.number() + 1 : last.number();
    if (day > last.day() || (day < last.day() && sure)) {
      session.update("UPDATE WORKDAYS SET NUMBER = ?, ON_DAY = ?", number, day);
    }
    return number;
  }

  /// Whether a date later than this has counted once, so that no day counts now.
  static boolean isBehind(Session session, long day) throws SQLException {
    return session.first("SELECT ON_DAY FROM WORKDAYS", row -> row.getLong(1) > day).orElseThrow();
  }

  /// The number of the last workday.
  static long number(Session session) throws SQLException {
    return session.first("SELECT NUMBER FROM WORKDAYS", row -> row.getLong(1)).orElseThrow();
  }

  /// Since which workday no device is missing here that has come.
  static long wholeSince(Session session) throws SQLException {
    return session.first("SELECT WHOLE_SINCE FROM WORKDAYS", row -> row.getLong(1)).orElseThrow();
  }

  /// An older copy has come back.
  static void wholeFromNow(Session session) throws SQLException {
    session.update("UPDATE WORKDAYS SET WHOLE_SINCE = NUMBER");
  }

  /// The device is here today.
  static void came(Session session, DeviceId device) throws SQLException {
    session.update(
        "UPDATE DEVICES SET CAME = (SELECT NUMBER FROM WORKDAYS) WHERE DEVICE = ?",
        device.bytes().toArray());
  }

  /// The devices that were last here before workday `number`.
  static List<DeviceId> lastHereBefore(Session session, long number) throws SQLException {
    return session.list(
        "SELECT DEVICE FROM DEVICES WHERE CAME < ?", row -> DeviceId.of(row.getBytes(1)), number);
  }

  /// The devices whose mailboxes were never used and that were last here before workday `number`.
  static List<DeviceId> unusedSince(Session session, long number) throws SQLException {
    return session.list(
        "SELECT DEVICE FROM DEVICES WHERE NOT IN_USE AND CAME < ?",
        row -> DeviceId.of(row.getBytes(1)),
        number);
  }
}
