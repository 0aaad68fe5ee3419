package app.maru.relay.mailbox;

/// What the mailboxes hold and have done since they were opened.
///
/// @param now what they hold
/// @param mail what became of envelopes
/// @param disk what the disk did
public record MailStatistics(Now now, Mail mail, Disk disk) {

  /// What is held at this moment.
  ///
  /// @param mailboxes that are not empty
  /// @param waiting envelopes
  /// @param waitingMost how many there may be
  /// @param waitingBytes of their bodies
  /// @param diskBytes of all files
  /// @param queuedBytes that wait to be written
  public record Now(
      int mailboxes,
      int waiting,
      int waitingMost,
      long waitingBytes,
      long diskBytes,
      long queuedBytes) {}

  /// What became of envelopes.
  ///
  /// @param kept taken into custody
  /// @param known put again
  /// @param removed because their device has them
  /// @param expired or forgotten with their device
  /// @param unwritten removed so soon that they never went to the disk
  /// @param damaged found unreadable on the disk
  public record Mail(
      long kept, long known, long removed, long expired, long unwritten, long damaged) {}

  /// What the disk did.
  ///
  /// @param commits groups forced to the disk
  /// @param commitNanos the time that took in all, in nanoseconds
  /// @param slowestNanos the longest of them
  /// @param failures groups that could not be written
  /// @param failing whether the last one failed a moment ago, and nothing is taken now
  /// @param stalled whether mail waits for a disk that has written none for long
  public record Disk(
      long commits,
      long commitNanos,
      long slowestNanos,
      long failures,
      boolean failing,
      boolean stalled) {}
}
