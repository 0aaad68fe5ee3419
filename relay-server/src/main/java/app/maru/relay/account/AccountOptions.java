package app.maru.relay.account;

/// What the operator has set for all accounts.
///
/// @param policy who gets a mailbox
/// @param quota of a mailbox that has no own one
/// @param maxDevices so many mailboxes there may be
/// @param absentDays a mailbox is dropped when its device has not come for so many days on which
///   the relay was at work
public record AccountOptions(EntryPolicy policy, Quota quota, int maxDevices, int absentDays) {
  /// Longer than holidays and parental patience with a broken computer; and much longer than mail
  /// waits, so that who comes late finds at least an empty mailbox.
  public static final int ABSENT_DAYS = 60;

  /// With the usual patience for the absent.
  public AccountOptions(EntryPolicy policy, Quota quota, int maxDevices) {
    this(policy, quota, maxDevices, ABSENT_DAYS);
  }
}
