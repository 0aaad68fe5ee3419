package app.maru.relay.account;

import app.maru.crypto.Bytes;
import app.maru.p2p.wire.RelayFrame.Stock;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/// How what is published is named: by SHA-256.
final class Stocks {
  /// Nothing published.
  static final Stock NONE = new Stock(Bytes.of(new byte[Stock.BUNDLE_ID_BYTES]), 0);

  private Stocks() {}

  /// The name of a published bundle.
  static Bytes bundleId(Bytes bundle) {
    return Bytes.of(Arrays.copyOf(sha256(bundle).toArray(), Stock.BUNDLE_ID_BYTES));
  }

  static Bytes sha256(Bytes bytes) {
    try {
      return Bytes.of(MessageDigest.getInstance("SHA-256").digest(bytes.toArray()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
