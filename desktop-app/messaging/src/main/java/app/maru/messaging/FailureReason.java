package app.maru.messaging;

/// Why a message of mine will not be delivered.
public enum FailureReason {
  /// It still waited when I blocked the person.
  BLOCKED,
  /// Whoever kept it for the person should have given it up by now: nobody fetched it in time. A
  /// relay that was off for days may still hand it over.
  EXPIRED
}
