package app.maru.p2p.wire;

import app.maru.crypto.Bytes;
import java.security.MessageDigest;

/// Lets whoever knows it leave mail for one device at a relay without saying who they are.
///
/// The device makes it, tells its contacts inside their sessions and its relay, and makes another
/// when it no longer wants to hear from one of them.
public record DeliveryToken(Bytes bytes) {
  /// Length in bytes: nobody guesses it.
  public static final int SIZE = 16;

  /// For those who were told none: what they leave goes into the small box for first contacts.
  public static final DeliveryToken NONE = new DeliveryToken(Bytes.of(new byte[SIZE]));

  /// @throws IllegalArgumentException if the length is not [#SIZE]
  public DeliveryToken {
    if (bytes.size() != SIZE) {
      throw new IllegalArgumentException("DeliveryToken of " + bytes.size() + " bytes");
    }
  }

  /// Whether this is really a token.
  public boolean isPresent() {
    return !equals(NONE);
  }

  /// In time that does not depend on the bytes.
  @Override
  public boolean equals(Object other) {
    return other instanceof DeliveryToken(Bytes theirs)
        && MessageDigest.isEqual(bytes.toArray(), theirs.toArray());
  }

  @Override
  public int hashCode() {
    return bytes.hashCode();
  }

  /// Nothing of it: it opens a mailbox.
  @Override
  public String toString() {
    return isPresent() ? "DeliveryToken" : "no DeliveryToken";
  }
}
