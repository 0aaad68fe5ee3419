package app.maru.messaging;

/// How far a message of mine has come. Only ever moves down this list; but what [#FAILED] because
/// nobody fetched it in time may still be delivered.
public enum DeliveryState {
  /// On my disk, nobody else has it.
  QUEUED,
  /// Somebody else has custody of it.
  SENT,
  /// The person's device has it and says so.
  DELIVERED,
  /// The person has seen it.
  READ,
  /// It can't be delivered until a human acts, or was not in time.
  FAILED
}
