package app.maru.relay.account;

import app.maru.crypto.DeviceId;
import app.maru.p2p.net.Loop;
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
  private static final Logger LOG = LoggerFactory.getLogger(Attendance.class);

  private final Batches batches;
  private final Loop loop;
  private final Directory directory;
  private final int absentDays;
  private final Consumer<DeviceId> shutOut;
  private final Set<DeviceId> here = new HashSet<>();
  private long day;

  /// @param absentDays so many workdays a device may stay away
  /// @param shutOut is told of each device whose mailbox was dropped
  Attendance(
      Batches batches, Loop loop, Directory directory, int absentDays, Consumer<DeviceId> shutOut) {
    this.directory = directory;
    this.batches = batches;
    this.loop = loop;
    this.absentDays = absentDays;
    this.shutOut = shutOut;
  }

  /// These are here; written down once a day.
  void came(Collection<DeviceId> devices) {
    long today = today();
    if (today != day) {
      day = today;
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
    long today = today();
    batches.submit(
        session -> {
          long number = WorkdayRows.begin(session, today);
          List<DeviceId> away = WorkdayRows.lastHereBefore(session, number - absentDays);
          for (DeviceId device : away) {
            DeviceRows.delete(session, device);
          }
          return () -> {
            directory.workday(number);
            dropped(away);
          };
        },
        () -> {});
  }

  private void dropped(List<DeviceId> away) {
    if (!away.isEmpty()) {
      LOG.info("{} mailboxes dropped that nobody came to", away.size());
      away.forEach(shutOut);
    }
  }

  private long today() {
    return Duration.ofMillis(loop.now().toEpochMilli()).toDays();
  }
}
