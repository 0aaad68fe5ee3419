package app.maru.relay.mailbox;

/// How much waits for one device.
///
/// @param count of envelopes
/// @param bytes of their bodies
public record Waiting(int count, long bytes) {
  /// Nothing.
  public static final Waiting NOTHING = new Waiting(0, 0);
}
