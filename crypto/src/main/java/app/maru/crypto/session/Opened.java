package app.maru.crypto.session;

/// An opened message: commit `next` together with what `content` says, then accept the envelope.
///
/// @param next the book after opening
/// @param content what the other device sealed
/// @param notice how it came
@SuppressWarnings("ArrayRecordComponent") // handed over, never compared
public record Opened(SessionBook next, byte[] content, Notice notice) {}
