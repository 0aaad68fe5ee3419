package app.maru.relay.mailbox;

/// Counts what happens to mail. On the loop.
final class MailTally {
  long kept;
  long known;
  long removed;
  long expired;
  long unwritten;
  long damaged;
  private long commits;
  private long commitNanos;
  private long slowestNanos;
  private long failures;

  void committed(LogWriter.Commit commit) {
    commits++;
    commitNanos += commit.nanos();
    slowestNanos = Math.max(slowestNanos, commit.nanos());
    if (commit.failed()) {
      failures++;
    }
  }

  MailStatistics snapshot(MailStatistics.Now now, boolean failing, boolean stalled) {
    return new MailStatistics(
        now,
        new MailStatistics.Mail(kept, known, removed, expired, unwritten, damaged),
        new MailStatistics.Disk(commits, commitNanos, slowestNanos, failures, failing, stalled));
  }
}
