package app.maru.p2p.lan;

import app.maru.crypto.Bytes;

/// What one way of finding others tells, on the loop.
interface SourceListener {

  /// Somebody was heard.
  ///
  /// @return whether they were unknown before
  boolean heard(Sighting sighting);

  /// Somebody's record has gone on one interface, or is said to have.
  void gone(Bytes instance, DiscoveryEvent.Source source, NicAddress foothold);

  /// Whether this way works may have changed.
  void healthChanged();
}
