package app.maru.relay.account;

import app.maru.crypto.Bytes;
import java.util.Optional;

/// What came of asking for a device's bundle.
public sealed interface Fetched {
  /// Here it is.
  record Found(Bytes bundle) implements Fetched {}

  /// There is none that could still be used.
  record None() implements Fetched {}

  /// Nobody knows now: too much is asked, or the disk failed.
  record Unavailable() implements Fetched {}

  /// One that was looked for.
  static Fetched of(Optional<Bytes> bundle) {
    return bundle.<Fetched>map(Found::new).orElseGet(None::new);
  }
}
