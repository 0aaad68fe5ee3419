package app.maru.relay.mailbox;

/// What becomes of an envelope that was put.
public sealed interface Placement {

  /// It is new and will be kept.
  ///
  /// @param place its place among all mail: later mail has a higher one
  record Kept(long place) implements Placement {}

  /// It is here already, or its device has had it a short time ago.
  record Known() implements Placement {}

  /// It is not kept: there is no room.
  record Full(What what) implements Placement {}

  /// What is full.
  enum What {
    /// The mailbox.
    MAILBOX,
    /// The part of the mailbox for those who have no token.
    FIRST_CONTACTS,
    /// The whole relay.
    RELAY,
    /// What may wait for the disk; over in moments.
    DISK_QUEUE,
    /// Who may wait to hear of one and the same envelope; over in moments, too.
    ASKERS
  }
}
