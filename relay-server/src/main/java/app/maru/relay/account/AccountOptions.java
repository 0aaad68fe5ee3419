package app.maru.relay.account;

/// What the operator has set for all accounts.
///
/// @param policy who gets a mailbox
/// @param quota of a mailbox that has no own one
/// @param maxDevices so many mailboxes there may be
public record AccountOptions(EntryPolicy policy, Quota quota, int maxDevices) {}
