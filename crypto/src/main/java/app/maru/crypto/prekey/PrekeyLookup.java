package app.maru.crypto.prekey;

import app.maru.crypto.Bytes;
import java.util.Optional;
import java.util.OptionalInt;

/// Where the private prekeys and the memory of accepted introductions are kept; both are asked
/// within the transaction that accepts the introduction.
public interface PrekeyLookup {
  /// The prekeys with these ids; empty if any of them is unknown.
  Optional<Prekeys> find(int signedPrekey, OptionalInt oneTimePrekey);

  /// Whether an introduction with this replay key was accepted before. Remember
  /// `Introduction.replayKey()` as long as its signed prekey lives.
  boolean replayed(Bytes replayKey);
}
