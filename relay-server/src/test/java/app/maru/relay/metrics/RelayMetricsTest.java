package app.maru.relay.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import app.maru.p2p.wire.Frame.RefusalReason;
import app.maru.p2p.wire.RelayFrame.DenialReason;
import app.maru.relay.mailbox.MailStatistics;
import app.maru.relay.session.SessionStatistics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The figures that are served are those the manual lists, each under its own name.
final class RelayMetricsTest {
  private static final Path MANUAL = Path.of("README.md");
  private static final String HEADING = "## Metrics\n";
  private static final String PREFIX = "maru_relay_";
  private static final Pattern LISTED = Pattern.compile("`([a-z_]+)(?:\\{reason})?`");
  private static final Pattern SERVED = Pattern.compile("(?m)^# TYPE " + PREFIX + "(\\w+) ");

  private final RelayMetrics metrics = new RelayMetrics(RelayMetricsTest::figures);

  @AfterEach
  void close() {
    metrics.close();
  }

  /// Each another number.
  private static Figures figures() {
    return new Figures(
        new SessionStatistics(
            new SessionStatistics.Now(1, 2, 3),
            4,
            Map.of(RefusalReason.FULL, 5L),
            6,
            7,
            Map.of(DenialReason.BLOCKED, 8L),
            new SessionStatistics.Ended(9, 10, 11, 12)),
        new MailStatistics(
            new MailStatistics.Now(13, 14, 15, 16, 17, 18),
            new MailStatistics.Mail(19, 20, 21, 22, 23, 24),
            new MailStatistics.Disk(25, 26_000_000_000L, 27_000_000_000L, 28, false, false)),
        29,
        30,
        31);
  }

  private static Set<String> names(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map((MatchResult found) -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> listed() throws IOException {
    String manual = Files.readString(MANUAL);
    int start = manual.indexOf(HEADING);
    assertThat(start).isNotNegative();
    String section = manual.substring(start, manual.indexOf("\n## ", start + HEADING.length()));
    Set<String> names = names(LISTED, section);
    assertThat(names.remove(PREFIX)).isTrue();
    return names;
  }

  @Test
  void the_manual_lists_what_is_served_and_nothing_else() throws Exception {
    assertThat(names(SERVED, metrics.scrape())).isEqualTo(listed());
  }

  @Test
  void each_figure_is_served_under_its_own_name() {
    assertThat(metrics.scrape().lines().filter(line -> line.startsWith(PREFIX)))
        .filteredOn(line -> !line.endsWith(" 0.0"))
        .map(line -> line.substring(PREFIX.length()))
        .containsExactlyInAnyOrder(
            "connections 1.0",
            "devices_online 2.0",
            "guests 3.0",
            "accepted_total 4.0",
            "refused_total{reason=\"full\"} 5.0",
            "delivered_total 6.0",
            "unwanted_total 7.0",
            "denied_total{reason=\"blocked\"} 8.0",
            "cut_total 9.0",
            "idle_total 10.0",
            "gave_way_total 11.0",
            "turned_away_total 12.0",
            "mail_waiting 14.0",
            "mail_waiting_most 15.0",
            "mail_waiting_bytes 16.0",
            "mail_disk_bytes 17.0",
            "mail_queued_bytes 18.0",
            "mail_kept_total 19.0",
            "mail_known_total 20.0",
            "mail_expired_total 22.0",
            "mail_damaged_total 24.0",
            "commit_seconds_count 25",
            "commit_seconds_sum 26.0",
            "commit_slowest_seconds 27.0",
            "disk_failures_total 28.0",
            "mailboxes 29.0",
            "prekeys 30.0",
            "strangers_refused_total 31.0");
  }
}
