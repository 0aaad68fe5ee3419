package app.maru.crypto.session;

import app.maru.crypto.DecryptionException;
import app.maru.crypto.Identity;
import app.maru.crypto.prekey.PrekeyLookup;
import java.time.Instant;

/// Opens first messages from devices that have no session with this one yet.
@SuppressWarnings("DoNotCallSuggester")
public final class Introductions {
  private Introductions() {}

  /// Whether the body begins like an introduction. The same prefix stands before every message
  /// until the sender has heard back: ask the books first ([SessionBook#recognises]).
  public static boolean isIntroduction(byte[] body) {
    throw new UnsupportedOperationException();
  }

  /// Opens an introduction and verifies its sender; changes nothing anywhere.
  public static Introduction respond(Identity me, PrekeyLookup prekeys, byte[] body, Instant now)
      throws DecryptionException {
    throw new UnsupportedOperationException();
  }
}
