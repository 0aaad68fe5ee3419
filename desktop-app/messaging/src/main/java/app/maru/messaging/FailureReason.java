package app.maru.messaging;

/// Why a message of mine will not be delivered.
public enum FailureReason {
  /// It still waited when I blocked the person.
  BLOCKED,
  /// Whoever kept it for the person gave it up: nobody fetched it in time.
  EXPIRED
}
