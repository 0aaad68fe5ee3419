package app.maru.relay.metrics;

import app.maru.relay.mailbox.MailStatistics;
import app.maru.relay.session.SessionStatistics;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// All that is counted, as it stood at one moment.
///
/// @param mailboxes that exist, empty or not
/// @param oneTimePrekeys of all devices together
/// @param strangersRefused who had proved nothing and came when too many others did
public record Figures(
    SessionStatistics connections,
    MailStatistics mail,
    int mailboxes,
    int oneTimePrekeys,
    long strangersRefused) {

  /// For people's eyes, a figure a line.
  public String lines() {
    SessionStatistics.Now now = connections.now();
    long commits = mail.disk().commits();
    double average = commits == 0 ? 0 : mail.disk().commitNanos() / 1e6 / commits;
    return String.join(
        "\n",
        "mailboxes            " + mailboxes,
        "one-time prekeys     " + oneTimePrekeys,
        "connections          " + now.connections(),
        "devices online       " + now.devices(),
        "guests               " + now.guests(),
        "waiting envelopes    " + mail.now().waiting() + " of " + mail.now().waitingMost(),
        "waiting bytes        " + mail.now().waitingBytes(),
        "bytes on disk        " + mail.now().diskBytes(),
        "accepted             " + connections.accepted(),
        "delivered            " + connections.delivered(),
        "refused              " + sum(connections.refused()),
        "denied               " + sum(connections.denied()),
        "turned away          " + connections.ended().turnedAway(),
        "strangers refused    " + strangersRefused,
        "expired              " + mail.mail().expired(),
        "damaged              " + mail.mail().damaged(),
        String.format(
            Locale.ROOT, "disk                 %d commits, %.1f ms each", commits, average),
        "disk failures        " + mail.disk().failures());
  }

  private static <K> String sum(Map<K, Long> reasons) {
    long all = reasons.values().stream().mapToLong(Long::longValue).sum();
    return reasons.isEmpty() ? String.valueOf(all) : all + " " + new TreeMap<>(reasons);
  }
}
