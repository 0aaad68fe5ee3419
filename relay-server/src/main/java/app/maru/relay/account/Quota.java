package app.maru.relay.account;

/// How much may wait in one mailbox.
///
/// @param bytes of all envelopes' bodies
/// @param count of envelopes
public record Quota(long bytes, int count) {
  /// @throws IllegalArgumentException if either is less than one
  public Quota {
    if (bytes < 1 || count < 1) {
      throw new IllegalArgumentException("a quota of nothing");
    }
  }
}
