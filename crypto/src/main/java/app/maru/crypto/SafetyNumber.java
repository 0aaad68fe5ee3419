package app.maru.crypto;

/// Sixty digits two persons compare aloud to know that nobody sits between them.
@SuppressWarnings("DoNotCallSuggester")
public record SafetyNumber(String digits) {
  /// The number of a pair of persons, the same whoever computes it.
  public static SafetyNumber of(DeviceCertificate one, DeviceCertificate other) {
    throw new UnsupportedOperationException();
  }
}
