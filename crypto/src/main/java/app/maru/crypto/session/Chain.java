package app.maru.crypto.session;

import app.maru.crypto.primitive.Hashes;

/// A chain of message keys at one place; moving on is one-way. Immutable.
///
/// @param key the chain key, which gives the next message key and the next chain key
/// @param next the number of the next message
@SuppressWarnings("ArrayRecordComponent") // never compared
record Chain(byte[] key, long next) {
  /// A chain ends here: numbers are 32 bits wide.
  static final long MAX_NUMBER = 0xffff_fffeL;

  private static final byte[] MESSAGE = {1};
  private static final byte[] CHAIN = {2};

  byte[] messageKey() {
    return Hashes.hmac(key, MESSAGE);
  }

  Chain advance() {
    return new Chain(Hashes.hmac(key, CHAIN), next + 1);
  }

  @Override
  public String toString() {
    return "Chain[" + next + "]";
  }
}
