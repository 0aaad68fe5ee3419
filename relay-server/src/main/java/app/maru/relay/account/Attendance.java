package app.maru.relay.account;

import app.maru.crypto.DeviceId;
import app.maru.crypto.PersonId;
import app.maru.p2p.net.Loop;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Who was here lately: mailboxes that nobody came to for long are dropped, so that people who are
/// gone for good do not fill the relay. On the loop.
final class Attendance {
  /// A mailbox that was never given a token or bundle is of no use to anybody, and a client gives
  /// it both within seconds: it is dropped when its device was not here on the whole day before.
  private static final int UNUSED_DAYS = 1;

  /// A clock that has gone on evenly for so long is believed, also when it was later once: longer
  /// than a computer without a clock of its own needs to be told the time, and less than a working
  /// day.
  static final Duration BELIEVED_AFTER = Duration.ofHours(6);

  /// More than clocks are corrected by while they are right.
  private static final Duration JUMP = Duration.ofHours(1);

  private static final Logger LOG = LoggerFactory.getLogger(Attendance.class);

  private final Batches batches;
  private final Loop loop;
  private final Directory directory;
  private final AccountOptions options;
  private final Consumer<DeviceId> shutOut;
  private final Set<DeviceId> here = new HashSet<>();
  private long workday;

  /// By how much the clock was ahead of the time that runs evenly, and since when.
  private Duration ahead;

  private long evenSince;
  private boolean behindTold;

  /// @param shutOut is told of each device whose mailbox was dropped
  Attendance(
      Batches batches,
      Loop loop,
      Directory directory,
      AccountOptions options,
      Consumer<DeviceId> shutOut) {
    this.directory = directory;
    this.batches = batches;
    this.loop = loop;
    this.options = options;
    this.shutOut = shutOut;
    this.ahead = ahead();
    this.evenSince = loop.nanoTime();
  }

  /// These are here; written down once a workday.
  void came(Collection<DeviceId> devices) {
    if (directory.workday() != workday) {
      workday = directory.workday();
      here.clear();
    }
    List<DeviceId> news = devices.stream().filter(here::add).toList();
    if (!news.isEmpty()) {
      batches.submit(
          session -> {
            for (DeviceId device : news) {
              WorkdayRows.came(session, device);
            }
            return () -> {};
          },
          () -> news.forEach(here::remove));
    }
  }

  /// Drops the mailboxes of those who stayed away.
  void tidy() {
    long today = Duration.ofMillis(loop.now().toEpochMilli()).toDays();
    boolean sure = isBelieved();
    batches.submit(
        session -> {
          long number = WorkdayRows.begin(session, today, sure);
          long before = number - options.absentDays();
          List<DeviceId> away = WorkdayRows.lastHereBefore(session, before);
          away.addAll(WorkdayRows.unusedSince(session, number - UNUSED_DAYS));
          for (DeviceId device : away) {
            DeviceRows.delete(session, device);
          }
          List<PersonId> gone = forgetPersons(session, number, before);
          boolean behind = WorkdayRows.isBehind(session, today);
          return () -> {
            directory.workday(number);
            tell(behind);
            dropped(away);
            gone.forEach(directory::forget);
          };
        },
        () -> {});
  }

  /// Where anybody may come, persons cost nothing to make up: those without devices are not kept
  /// for ever. Elsewhere they stay, so that no revoked device ever comes back with an older list.
  private List<PersonId> forgetPersons(Session session, long number, long before)
      throws SQLException {
    if (options.policy() != EntryPolicy.OPEN) {
      return List.of();
    }
    PersonRows.noteWithoutDevices(session, number);
    return PersonRows.forgetWithoutDevices(session, before);
  }

  /// Once a start is enough.
  private void tell(boolean behind) {
    if (behind && !behindTold) {
      behindTold = true;
      LOG.warn(
          "the clock has shown a later date before: nothing gets older until the relay has run for"
              + " {} hours in one go",
          BELIEVED_AFTER.toHours());
    }
  }

  private void dropped(List<DeviceId> away) {
    if (!away.isEmpty()) {
      LOG.info("{} mailboxes dropped that nobody came to", away.size());
      away.forEach(shutOut);
    }
  }

  /// Whether the clock has gone on evenly for so long that its date is right.
  boolean isBelieved() {
    Duration now = ahead();
    if (now.minus(ahead).abs().compareTo(JUMP) > 0) {
      evenSince = loop.nanoTime();
    }
    ahead = now;
    return loop.nanoTime() - evenSince >= BELIEVED_AFTER.toNanos();
  }

  private Duration ahead() {
    return Duration.ofMillis(loop.now().toEpochMilli()).minusNanos(loop.nanoTime());
  }
}
