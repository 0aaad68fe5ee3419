package app.maru.relay.account;

import app.maru.p2p.wire.RelayFrame.DenialReason;
import app.maru.p2p.wire.RelayFrame.Stock;
import java.time.Duration;

/// The answer to a device that wants its mailbox.
public sealed interface Entry {
  /// It has one.
  ///
  /// @param stock what there is of its prekeys
  record Welcome(Stock stock) implements Entry {}

  /// No.
  ///
  /// @param retryAfter when to ask again
  record Denied(DenialReason reason, Duration retryAfter) implements Entry {}
}
