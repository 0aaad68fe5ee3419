package app.maru.crypto.session;

import app.maru.crypto.DecodingException;
import app.maru.crypto.DecryptionException;

/// Asks why something was refused.
final class Refusals {
  private Refusals() {}

  /// Something that may be refused.
  interface Attempt {
    Object make() throws Exception;
  }

  static DecryptionException.Reason refusal(Attempt attempt) throws Exception {
    try {
      attempt.make();
    } catch (DecryptionException e) {
      return e.reason();
    }
    throw new AssertionError("was not refused");
  }

  static DecodingException.Reason decodingRefusal(Attempt attempt) throws Exception {
    try {
      attempt.make();
    } catch (DecodingException e) {
      return e.reason();
    }
    throw new AssertionError("was not refused");
  }
}
