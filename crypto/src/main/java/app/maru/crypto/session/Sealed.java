package app.maru.crypto.session;

/// A sealed message: commit `next` together with `body`, then send `body` and never seal again.
///
/// @param next the book after sealing
/// @param body the finished body of an envelope, of one of the bucket sizes
@SuppressWarnings("ArrayRecordComponent") // handed over, never compared
public record Sealed(SessionBook next, byte[] body) {}
