package app.maru.relay.account;

import app.maru.crypto.Bytes;
import java.time.Instant;

/// An invite as the operator sees it. The code itself was shown once and is not known any more.
///
/// @param hash SHA-256 of its code
/// @param usesLeft so many persons it still lets in
/// @param expires when it is over
public record Invite(Bytes hash, int usesLeft, Instant expires) {
  /// What the operator calls it.
  public String id() {
    return hash.shortHex();
  }
}
