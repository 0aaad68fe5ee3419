package app.maru.p2p.net;

/// Why a connection ended or never came to be.
public enum CloseReason {
  /// We closed it.
  CLOSED_HERE,
  /// The other end closed it properly.
  CLOSED_THERE,
  /// It broke without a word.
  LOST,
  /// The other end said nothing any more.
  SILENT,
  /// Nobody answers at that place.
  UNREACHABLE,
  /// The other end was too slow to prove itself.
  TIMEOUT,
  /// Something else than Maru answers there.
  NOT_MARU,
  /// The other end speaks only another version.
  VERSION,
  /// The other end could not prove the device it claims to be.
  IDENTITY,
  /// The other end is ourselves.
  SELF,
  /// The other end has no room for us now.
  BUSY,
  /// The other end broke the protocol.
  PROTOCOL,
  /// The other end takes nothing any more while much waits for it.
  STUCK
}
