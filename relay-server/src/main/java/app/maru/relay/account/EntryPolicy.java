package app.maru.relay.account;

/// Whom a relay gives mailboxes. Persons who have one may always bring their other devices.
public enum EntryPolicy {
  /// Everybody who asks.
  OPEN,
  /// Who brings an invite.
  INVITE,
  /// Nobody new.
  CLOSED
}
